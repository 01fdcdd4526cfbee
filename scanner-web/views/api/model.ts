/** One operation of the API as its page shows it. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Group heading. */
  readonly tag: string;
  /** Who may call it: `public` or roles, e.g. `admin, officer`. */
  readonly access: string;
  readonly members: readonly ApiMember[];
  /** Success statuses with a description each. */
  readonly answers: readonly { readonly status: string; readonly description: string }[];
}

/** One parameter or member of a body. */
export interface ApiMember {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'body';
  /** e.g. `string, at most 100 characters`. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly note: string;
}

/** One row of the reference of problems. */
export interface ProblemEntry {
  readonly code: string;
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

/** A text in both languages while it is typed; empty where nothing was. */
export interface TextDraft {
  readonly vi: string;
  readonly en: string;
}

/** A photo while it is described. */
export interface PhotoDraft {
  readonly id: string;
  readonly alt: string;
  readonly altEn: string;
  readonly caption: TextDraft;
}

/** A section of a story while it is written. */
export interface SectionDraft {
  readonly heading: TextDraft;
  readonly text: TextDraft;
  readonly photos: readonly PhotoDraft[];
}

/** The label's texts. */
export const LABEL_TEXTS = ['ingredients', 'instructions', 'storage', 'warnings'] as const;

/** What the form of a product holds. */
export interface ProductDraft {
  readonly nameEn: string;
  readonly label: Readonly<Record<(typeof LABEL_TEXTS)[number], TextDraft>>;
  readonly story: readonly SectionDraft[];
  readonly images: readonly PhotoDraft[];
  readonly standards: readonly Readonly<Record<'name' | 'number' | 'issuer' | 'validUntil', string>>[];
  readonly externalIds: readonly Readonly<Record<'system' | 'id', string>>[];
  readonly buyLinks: readonly { readonly label: string; readonly url: string }[];
}

/** An open submission of the producer's own. */
export interface OwnSubmission {
  readonly number: number;
  readonly kind: string;
  /** Name of what it is about. */
  readonly title: string;
  /** What it would change; null for what is new. */
  readonly subjectId: string | null;
  /** The product of a pack. */
  readonly parentId: string | null;
  readonly state: string;
  readonly decidedMs: number | null;
  readonly grounds: readonly string[];
  readonly reason: string | null;
}

import { html } from 'ghtml';

/** One thing that is wrong with a row. */
export interface ShownFault {
  /** The column at fault as the file names it; undefined: the row as a whole is. */
  readonly column?: string;
  readonly detail: string;
}

/** All that is wrong with a row. */
export function faultList(faults: readonly ShownFault[]): string {
  return faults
    .map(
      ({ column, detail }) =>
        html`<p class="fault">!${column === undefined ? '' : html`<b>${column}:</b> `}${detail}</p>`,
    )
    .join('');
}

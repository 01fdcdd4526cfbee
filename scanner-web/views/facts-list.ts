import { html } from 'ghtml';

/** One line of a list of facts: a label and its text, escaped when shown; without text the line is left out. */
export interface Fact {
  readonly label: string;
  readonly value: string | null;
  /** Small print below the value. */
  readonly note?: string;
  /** A class for the value, e.g. `code`. */
  readonly look?: 'code';
  /** The value's language where it is not the page's. */
  readonly lang?: 'vi' | undefined;
  /** Trusted HTML instead of the escaped value. */
  readonly markup?: string;
}

/** A description list of those facts that have a value; empty text when none has. */
export function factsList(facts: readonly Fact[], look = ''): string {
  const lines = facts.filter((fact) => fact.value !== null && fact.value !== '').map(line);
  return lines.length === 0 ? '' : html`<dl class="${look}">!${lines}</dl>`;
}

function line(fact: Fact): string {
  const value = fact.markup ?? html`${fact.value}`;
  const note = fact.note === undefined ? '' : html`<br><span class="muted small">${fact.note}</span>`;
  const shown = fact.look === undefined ? value : html`<span class="${fact.look}">!${value}</span>`;
  const lang = fact.lang === undefined ? '' : html` lang="${fact.lang}"`;
  return html`<dt>${fact.label}</dt><dd!${lang}>!${shown}!${note}</dd>`;
}

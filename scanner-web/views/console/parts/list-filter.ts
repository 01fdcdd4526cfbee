import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { buttonLink } from './button.ts';
import { filterForm } from './form.ts';

/**
 * What narrows a list. On a phone it is folded until it narrows anything; it says how many of its fields do, and one
 * click clears them all. `action` is the list without a filter.
 */
export function listFilter(
  filter: {
    readonly action: string;
    readonly fields: string;
    /** The values of its fields that do not stand as they begin; empty ones do not count. */
    readonly values: readonly string[];
  },
  locale: Locale,
): string {
  const { action, fields, values } = filter;
  const shell = SHELL_TEXTS[locale];
  const active = values.filter((value) => value !== '').length;
  const clear = active === 0 ? '' : buttonLink({ label: shell.clearFilter, href: action });
  const form = filterForm(action, shell.filter, fields, clear);
  const title = active === 0 ? shell.filterTitle : shell.filtersActive(active);
  return html`<details class="fold list-filter"!${active === 0 ? '' : ' open'}><summary>${title}</summary>!${form}</details>`;
}

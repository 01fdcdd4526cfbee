import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { textField } from '../parts/fields.ts';
import { filterForm } from '../parts/form.ts';
import { filledForm } from '../parts/form-state.ts';
import { emptyState, pager } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { groupName } from './detail.ts';
import { CERTIFICATE_TEXTS } from './model.ts';

/** Products among which one is chosen. */
export interface ProductChoice {
  readonly q: string;
  readonly items: readonly { readonly id: string; readonly name: string; readonly group: string }[];
  readonly next: string | null;
}

/** The first step of an issue: whose certificate it is. */
export function chooseProductBody({ q, items, next }: ProductChoice, locale: Locale): string {
  const { fields: texts, facts } = CERTIFICATE_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const field = textField(
    { name: 'q', label: texts.productSearch, hint: texts.productSearchHint, type: 'search', maxLength: 100 },
    filledForm('', { q }),
  );
  const search = filterForm('/console/certificates/new', shell.search, field);
  const found =
    items.length === 0
      ? emptyState(texts.noProduct)
      : dataTable({
          caption: texts.product,
          columns: [{ label: facts.product }, { label: facts.group }, { label: texts.choose }],
          rows: items.map(({ id, name, group }) => [
            name,
            groupName(group, locale),
            {
              html: html`<a class="button compact" href="/console/certificates/new?productId=${id}" aria-label="${`${texts.choose}: ${name}`}">${texts.choose}</a>`,
            },
          ]),
        });
  const more = next === null ? null : `/console/certificates/new?${new URLSearchParams({ q, cursor: next })}`;
  return search + found + pager(more, shell.nextPage);
}

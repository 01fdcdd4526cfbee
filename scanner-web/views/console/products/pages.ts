import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { groupChoices } from '../certificates/register.ts';
import type { Action } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { hiddenField, selectField, textField } from '../parts/fields.ts';
import { postButton } from '../parts/form.ts';
import { filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { card, emptyState, pager } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { REVIEW_TEXTS } from '../review/model.ts';
import { statePill } from '../review/queue.ts';
import { decisionText } from '../review/submission.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { CONTENT_TEXTS } from './edit.ts';
import type { OwnSubmission } from './model.ts';
import { PRODUCERS_TEXTS } from './producers.ts';

/** A product in the list. */
export interface ListedProduct {
  readonly id: string;
  readonly name: string;
  readonly productGroup: string;
  readonly producerName: string;
  /** State of the open submission about it; null: none. */
  readonly open: string | null;
}

/** The list of products, with what waits. */
export function productListBody(
  items: readonly ListedProduct[],
  next: string | null,
  {
    addHref,
    ofMany,
    filters,
  }: {
    readonly addHref: string | null;
    /** Products of more than one producer may be among them. */
    readonly ofMany: boolean;
    readonly filters: Readonly<Record<'q' | 'productGroup' | 'producerId', string>>;
  },
  locale: Locale,
): string {
  const texts = CONTENT_TEXTS[locale];
  const state = filledForm('', { ...filters });
  const values = Object.values(filters);
  const fields =
    (filters.producerId === '' ? '' : hiddenField('producerId', filters.producerId)) +
    textField({ name: 'q', label: texts.search, type: 'search', maxLength: 100 }, state) +
    selectField(
      {
        name: 'productGroup',
        label: texts.columns.group,
        none: PRODUCERS_TEXTS[locale].all,
        choices: groupChoices(locale),
      },
      state,
    );
  const filter = listFilter({ action: '/console/products', fields, values }, locale);
  if (items.length === 0) {
    const isNarrowed = values.some((value) => value !== '');
    const add = addHref === null ? undefined : { label: texts.add, href: addHref };
    return filter + (isNarrowed ? emptyState(texts.emptyFiltered) : emptyState(texts.empty, add));
  }
  return (
    filter +
    dataTable({
      caption: texts.products,
      columns: [
        { label: texts.columns.name },
        ...(ofMany ? [{ label: REVIEW_TEXTS[locale].columns.producer }] : []),
        { label: texts.columns.group },
        { label: texts.columns.state },
      ],
      rows: items.map(({ id, name, producerName, productGroup, open }) => [
        linkCell(name, `/console/products/${id}`),
        ...(ofMany ? [producerName] : []),
        REVIEW_TEXTS[locale].groups[productGroup] ?? productGroup,
        open === null ? texts.shown : { html: statePill(open, locale) },
      ]),
    }) +
    pager(next, SHELL_TEXTS[locale].nextPage)
  );
}

/** What the producer hears of its open submission, with the ways to go on with it and to take it back. */
export function ownSubmission(
  submission: OwnSubmission,
  {
    csrf,
    locale,
    isHere = false,
  }: {
    readonly csrf: string;
    readonly locale: Locale;
    /** The form to go on with stands below. */
    readonly isHere?: boolean;
  },
): string {
  const texts = REVIEW_TEXTS[locale];
  const { number, kind, title, state } = submission;
  const isReturned = state === 'returned';
  const said = isReturned ? texts.own.returned(number) : texts.own.waiting(number);
  const goOn = isHere
    ? ''
    : buttonLink({ label: texts.own.goOn, href: goOnHref(submission), isPrimary: isReturned });
  const look =
    kind === 'batch'
      ? ''
      : buttonLink({ label: CONTENT_TEXTS[locale].preview, href: `/console/submissions/${number}/preview` });
  return html`<section class="card" data-state="${state}"><h2>${texts.kinds[kind]}: ${title}</h2><p>!${statePill(state, locale)} ${said}</p>!${isReturned ? decisionText(submission, locale) : ''}<div class="actions">!${goOn}!${look}!${postButton({ action: `/console/submissions/${number}/withdrawal`, csrf, submit: texts.own.withdraw })}</div></section>`;
}

/** Where a submission is gone on with. */
function goOnHref({ number, kind, subjectId, parentId }: OwnSubmission): string {
  switch (kind) {
    case 'product':
      return `/console/products/${subjectId}/edit`;
    case 'product-new':
      return `/console/new-product?submission=${number}`;
    case 'pack':
      return `/console/packs/${subjectId}`;
    case 'pack-new':
      return `/console/products/${parentId}/new-pack?submission=${number}`;
    case 'profile':
      return '/console/profile';
    default:
      return `/console/batches/new?submission=${number}`;
  }
}

/** The packs of a product. */
export function packsCard(
  packs: readonly {
    readonly id: string;
    readonly name: string;
    readonly netContent: string | null;
    readonly gtin: string | null;
  }[],
  { isWriter, downloads }: { readonly isWriter: boolean; readonly downloads: readonly Action[] },
  locale: Locale,
): string {
  const texts = CONTENT_TEXTS[locale];
  const files = downloads.length === 0 ? '' : html`<div class="actions">!${downloads.map(buttonLink)}</div>`;
  const { name, content, gtin } = texts.packColumns;
  const without = packs.some((pack) => pack.gtin === null)
    ? html`<p class="hint muted">${texts.noGtinHint}</p>`
    : '';
  return card(
    texts.packs,
    dataTable({
      caption: texts.packs,
      columns: [{ label: name }, { label: content }, { label: gtin }],
      rows: packs.map((pack) => [
        isWriter ? linkCell(pack.name, `/console/packs/${pack.id}`) : pack.name,
        pack.netContent ?? '',
        pack.gtin ?? { html: html`<span class="muted">${texts.noGtin}</span>` },
      ]),
    }) +
      without +
      files,
  );
}

import type { Locale } from '../../model.ts';
import { groupChoices } from '../certificates/register.ts';
import { formatNumber } from '../format.ts';
import { type Choice, selectField, textField } from '../parts/fields.ts';
import { filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { emptyState, pager, tiles } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { PRODUCERS_EN } from '../texts/producers.en.ts';
import type { ProducersTexts } from '../texts/producers.ts';
import { PRODUCERS_VI } from '../texts/producers.vi.ts';

/** The sentences of the list of producers, by language. */
export const PRODUCERS_TEXTS: Readonly<Record<Locale, ProducersTexts>> = {
  vi: PRODUCERS_VI,
  en: PRODUCERS_EN,
};

/** What a producer has; `stamps` is null for who may not see it. */
export interface ProducerFigures {
  readonly products: number;
  readonly certificates: number;
  readonly stamps: number | null;
}

/** A producer in the list. */
export interface ListedProducer extends ProducerFigures {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** Whether its page is the viewer's to open. */
  readonly isOpen: boolean;
}

/** What narrows the list, as the address says; empty when it does not. */
export type ProducerFilters = Readonly<Record<'q' | 'provinceCode' | 'communeCode' | 'productGroup', string>>;

/** The list of producers with what narrows it. */
export function producerListBody(
  list: {
    readonly filters: ProducerFilters;
    /** Names of filters that hold for the viewer whatever it asks for. */
    readonly bound: readonly string[];
    readonly items: readonly ListedProducer[];
    readonly next: string | null;
    /** Empty: the viewer is bound to one. */
    readonly provinces: readonly Choice[];
    /** Empty while no province is chosen, and for who is bound to one. */
    readonly communes: readonly Choice[];
    readonly mayImport: boolean;
  },
  locale: Locale,
): string {
  const texts = PRODUCERS_TEXTS[locale];
  const { filters, bound, items, next, provinces, communes, mayImport } = list;
  const state = filledForm('', { ...filters });
  const select = (name: string, label: string, choices: readonly Choice[]) =>
    choices.length === 0 ? '' : selectField({ name, label, none: texts.all, choices }, state);
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  const own = given.filter(([name]) => !bound.includes(name)).map(([, value]) => value);
  const fields =
    textField(
      { name: 'q', label: texts.search, hint: texts.searchHint, type: 'search', maxLength: 100 },
      state,
    ) +
    select('provinceCode', texts.province, provinces) +
    select('communeCode', texts.commune, communes) +
    select('productGroup', texts.group, groupChoices(locale));
  const filter = listFilter({ action: '/console/producers', fields, values: own }, locale);
  if (items.length === 0) {
    const begin = mayImport ? { label: texts.importAction, href: '/console/imports/new' } : undefined;
    return filter + (own.length > 0 ? emptyState(texts.emptyFiltered) : emptyState(texts.empty, begin));
  }
  const table = dataTable({
    caption: texts.title,
    columns: [
      { label: texts.name },
      { label: texts.place },
      { label: texts.products, isNumeric: true },
      { label: texts.certificates, isNumeric: true },
      { label: texts.stamps, isNumeric: true },
    ],
    rows: items.map((item) => [
      item.isOpen ? linkCell(item.name, `/console/producers/${item.id}`) : item.name,
      item.place,
      formatNumber(item.products, locale),
      formatNumber(item.certificates, locale),
      item.stamps === null ? '' : formatNumber(item.stamps, locale),
    ]),
  });
  const onward = new URLSearchParams([...given, ['cursor', next ?? '']]);
  return (
    filter +
    table +
    pager(next === null ? null : `/console/producers?${onward}`, SHELL_TEXTS[locale].nextPage)
  );
}

/** What a producer has, at the head of its page, with the ways there. */
export function producerTiles(id: string, figures: ProducerFigures, locale: Locale): string {
  const texts = PRODUCERS_TEXTS[locale];
  const { products, certificates, stamps } = figures;
  return tiles([
    {
      label: texts.products,
      value: formatNumber(products, locale),
      href: `/console/products?producerId=${encodeURIComponent(id)}`,
    },
    {
      label: texts.certificates,
      value: formatNumber(certificates, locale),
      href: `/console/certificates?producerId=${encodeURIComponent(id)}`,
    },
    ...(stamps === null ? [] : [{ label: texts.stamps, value: formatNumber(stamps, locale) }]),
  ]);
}

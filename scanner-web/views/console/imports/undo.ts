import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import type { UseName } from '../texts/imports.ts';
import { IMPORT_TEXTS } from './model.ts';

/** Things of one kind that an undo takes back, and those that stay. */
interface Undoing {
  readonly goes: number;
  readonly stays: number;
  /** The first of those that stay. */
  readonly used: readonly { readonly id: string; readonly name: string; readonly use: UseName }[];
}

/** What an undo takes back, and what stays because something uses it. */
export interface AnnexUndo {
  readonly certificates: number;
  readonly products: Undoing;
  readonly producers: Undoing;
}

/** What an undo will do. */
export function undoAhead(undo: AnnexUndo, locale: Locale): string {
  const { settle: texts } = IMPORT_TEXTS[locale];
  const { certificates, products, producers } = numbers(undo, locale);
  const lines = [
    texts.undoLead(certificates),
    ...(undo.products.goes + undo.producers.goes === 0 ? [] : [texts.undoGoes(products, producers)]),
  ];
  return lines.map((line) => html`<p>${line}</p>`).join('') + staying(undo, texts.undoStays, locale);
}

/** What an undo did. */
export function undoBehind(undo: AnnexUndo, locale: Locale): string {
  const { settle: texts } = IMPORT_TEXTS[locale];
  const { certificates, products, producers } = numbers(undo, locale);
  const sums = html`<p>${texts.undoneSums(certificates, products, producers)}</p>`;
  return sums + staying(undo, texts.undoneStays, locale);
}

function numbers({ certificates, products, producers }: AnnexUndo, locale: Locale) {
  const number = (value: number) => formatNumber(value, locale);
  return {
    certificates: number(certificates),
    products: number(products.goes),
    producers: number(producers.goes),
  };
}

function staying(
  { products, producers }: AnnexUndo,
  title: (products: string, producers: string) => string,
  locale: Locale,
): string {
  const count = products.stays + producers.stays;
  if (count === 0) return '';
  const { settle: texts } = IMPORT_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  const rest = count - products.used.length - producers.used.length;
  const items = [
    ...[...products.used, ...producers.used].map(({ name, use }) => `${name}: ${texts.uses[use]}`),
    ...(rest === 0 ? [] : [texts.undoStaysMore(number(rest))]),
  ];
  const list = html`<ul>!${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  return html`<p>${title(number(products.stays), number(producers.stays))}</p>!${list}`;
}

import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { dataTable } from '../parts/table.ts';
import { EXPORTS_EN } from '../texts/exports.en.ts';
import type { ExportKey, ExportPageTexts } from '../texts/exports.ts';
import { EXPORTS_VI } from '../texts/exports.vi.ts';

/** The sentences of the page of exports, by language. */
export const EXPORT_PAGE_TEXTS: Readonly<Record<Locale, ExportPageTexts>> = {
  vi: EXPORTS_VI,
  en: EXPORTS_EN,
};

/** One table that the viewer may download, and the address of its file without the format. */
export interface ExportLink {
  readonly key: ExportKey;
  readonly href: string;
}

/** Every table with its two files. */
export function exportsBody(links: readonly ExportLink[], locale: Locale): string {
  const texts = EXPORT_PAGE_TEXTS[locale];
  const table = dataTable({
    caption: texts.title,
    columns: [{ label: texts.table }, { label: texts.holds }, { label: texts.files }],
    rows: links.map(({ key, href }) => {
      const { name, holds } = texts.tables[key];
      return [name, holds, { html: file(name, href, 'xlsx', locale) + file(name, href, 'csv', locale) }];
    }),
  });
  return html`!${table}<p class="muted small">${texts.note}</p>`;
}

function file(name: string, href: string, format: 'xlsx' | 'csv', locale: Locale): string {
  const label = EXPORT_PAGE_TEXTS[locale].download(name, format.toUpperCase());
  const mark = href.includes('?') ? '&' : '?';
  return html`<a class="button compact" href="${`${href}${mark}format=${format}`}" aria-label="${label}">${format.toUpperCase()}</a> `;
}

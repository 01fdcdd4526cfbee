import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { STUDIO_TEXTS, type StudioPreview } from './model.ts';
import { stockName } from './stock-search.ts';

/** The sheet with a link on every label: to begin there. Only the chosen one is reached by the tab key; the number field serves the others. */
export function sheetPicture(preview: StudioPreview, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].studio;
  const { pageWidthMm: width, pageHeightMm: height, slots, startAt, startHref } = preview;
  const alt = texts.previewAlt(
    formatNumber(preview.last - preview.first + 1, locale),
    stockName(preview.stockName, locale),
  );
  const links = slots.map(({ xMm, yMm, widthMm, heightMm }, at) => {
    const slot = at + 1;
    const state =
      slot === startAt ? ' class="start" aria-current="true"' : slot < startAt ? ' class="spent"' : '';
    return html`<a href="${startHref}${slot}" data-start="${slot}" tabindex="${slot === startAt ? 0 : -1}"!${state} aria-label="${texts.label(slot)}"><rect x="${mm(xMm)}" y="${mm(yMm)}" width="${mm(widthMm)}" height="${mm(heightMm)}" rx="1"/></a>`;
  });
  return html`<svg class="sheet" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="group" aria-label="${alt}"><image href="${preview.pictureHref}" width="${width}" height="${height}"/>!${links}</svg>`;
}

function mm(value: number): string {
  return String(Number(value.toFixed(2)));
}

import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { card } from '../parts/pieces.ts';
import { STUDIO_TEXTS } from './model.ts';

const BOXES = ['productName', 'netContent', 'producer', 'hint', 'stars', 'logo'] as const;
const VALUES = ['customLine', 'frame', 'language', 'level'] as const;
const LENGTHS = ['scratchWidthMm', 'scratchHeightMm'] as const;

/** A design as it stands in its form, as the members of a query; what is not filled in is left to the default. */
export function designQuery(value: (name: string) => string, isTicked: (name: string) => boolean): string {
  const query = new URLSearchParams();
  for (const name of BOXES) query.set(name, String(isTicked(name)));
  for (const name of VALUES) if (value(name) !== '') query.set(name, value(name));
  for (const name of LENGTHS) {
    if (value(name) !== '') query.set(name, value(name).replace(',', '.'));
  }
  return query.toString();
}

/** One label by a design; script keeps it up to date while the form is filled in. `href` ends where the design's members follow. */
export function designPreview(href: string, query: string, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].design;
  return card(
    texts.preview,
    html`<img class="label-preview" data-design="${href}" src="${href}${query}" alt="${texts.previewAlt}"><p class="muted small">${texts.previewHint}</p>`,
  );
}

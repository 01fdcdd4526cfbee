import { html } from 'ghtml';
import { hiddenField, textField } from '../parts/fields.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import type { ContentTexts } from '../texts/content.ts';

/** Places of sale of a product or producer. */
export const BUY_LINKS = 5;

/** Standards and ids of one product. */
const ROWS_LIMIT = 30;

/** Empty rows behind those that are filled. */
const EMPTY_ROWS = 2;

/** Where goods are sold, the best place first. */
export function buyLinkFields(title: string, count: number, texts: ContentTexts, state: FormState): string {
  const links = Array.from({ length: Math.min(count + EMPTY_ROWS, BUY_LINKS) }, (_, place) => {
    const at = `buyLinks[${place}]`;
    return html`<div class="both">!${textField({ name: `${at}.label`, label: texts.buyLabel, maxLength: 60 }, state)}!${textField({ name: `${at}.url`, label: texts.buyUrl, inputMode: 'url', maxLength: 300 }, state)}</div>`;
  });
  return card(title, html`<p class="muted">${texts.buyHint}</p>!${links}`);
}

/** Standards that a product follows, with their papers. */
export function standardFields(title: string, count: number, texts: ContentTexts, state: FormState): string {
  const rows = places(count).map((place) => {
    const at = `standards[${place}]`;
    return html`<fieldset class="card"><legend>${texts.standard.one(place + 1)}</legend><div class="both">!${textField({ name: `${at}.name`, label: texts.standard.name, maxLength: 200, placeholder: 'TCVN 5107:2018' }, state)}!${textField({ name: `${at}.number`, label: texts.standard.number, maxLength: 100 }, state)}!${textField({ name: `${at}.issuer`, label: texts.standard.issuer, maxLength: 200 }, state)}!${textField({ name: `${at}.validUntil`, label: texts.standard.validUntil, type: 'date' }, state)}</div></fieldset>`;
  });
  return card(
    title,
    html`!${hiddenField('standards', String(rows.length))}<p class="muted">${texts.standard.hint}</p>!${rows}`,
  );
}

/** Keys of a product in other systems. */
export function externalIdFields(
  title: string,
  count: number,
  texts: ContentTexts,
  state: FormState,
): string {
  const rows = places(count).map((place) => {
    const at = `externalIds[${place}]`;
    return html`<div class="both">!${textField({ name: `${at}.system`, label: texts.external.system, maxLength: 100 }, state)}!${textField({ name: `${at}.id`, label: texts.external.id, maxLength: 200 }, state)}</div>`;
  });
  return card(
    title,
    html`!${hiddenField('externalIds', String(rows.length))}<p class="muted">${texts.external.hint}</p>!${rows}`,
  );
}

function places(count: number): number[] {
  return Array.from({ length: Math.min(count + EMPTY_ROWS, ROWS_LIMIT) }, (_, place) => place);
}

import { html } from 'ghtml';
import type { VerdictPage } from './model.ts';
import type { Texts } from './texts/texts.ts';

/**
 * The form that counts this check: a button without script; with script it is posted by itself once the page is
 * visible, and what stays is the opt-in for a province.
 */
export function countingForm(page: VerdictPage, texts: Texts): string {
  const { counting } = page;
  if (counting === null || counting.state === 'done') return '';
  const { counts } = texts;
  const options = page.provinces.map(({ code, name }) => html`<option value="${code}">${name}</option>`);
  return html`<form class="card" action="/api/v1/scans?lang=${texts.code}" method="post" data-scan="${page.stamp?.serial}" data-failed="${counts.failed}" data-seen="${counts.seenHere('{at}')}" data-forms="${texts.forms.tag}"><input type="hidden" name="token" value="${counting.token}"><input type="hidden" name="link" value="${counting.link}"><p class="small" data-no-script>${counts.buttonHint}</p><label for="province">${counts.province}</label><select id="province" name="provinceCode" aria-describedby="province-hint"><option value="">${counts.provinceNone}</option>!${options}</select><p class="hint small muted" id="province-hint">${counts.provinceHint}</p><button data-no-script>${counts.button}</button></form>`;
}

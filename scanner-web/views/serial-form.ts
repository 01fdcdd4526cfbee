import { html } from 'ghtml';
import { MAX_TEXT_LENGTH } from '../../stamps/link/index.ts';
import type { Texts } from './texts/texts.ts';

/** The form on which a serial is typed or a link is pasted; works without script, and with it says how the typing goes. */
export function serialForm(texts: Texts, typed: string | null, primary: boolean): string {
  const { form } = texts;
  return html`<form action="/" method="get" data-serial-form data-progress="${form.progress}" data-good="${form.good}" data-wrong="${form.wrongCheck}" data-character="${form.wrongCharacter}" data-long="${form.tooLong}"><input type="hidden" name="lang" value="${texts.code}"><label for="serial">${form.label}</label><input id="serial" name="serial" value="${typed ?? ''}" placeholder="${form.placeholder}" required maxlength="${MAX_TEXT_LENGTH}" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" aria-describedby="serial-hint"><p class="hint muted" id="serial-hint">${form.hint}</p><button class="!${primary ? 'primary' : ''}">${form.button}</button></form>`;
}

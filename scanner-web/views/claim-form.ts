import { html } from 'ghtml';
import { formatMoment } from './format.ts';
import type { VerdictPage } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** What became of the code that was typed, before everything else on the page; empty when none was. */
export function claimAnswer({ claim, frame, stamp }: VerdictPage, texts: Texts): string {
  if (claim === null || claim.state === 'open') return '';
  const { first, earlier, refused } = texts.claim;
  const at = claim.claimedMs === null ? '' : formatMoment(claim.claimedMs, frame.nowMs, texts);
  const isFirst = claim.state === 'first';
  const text = isFirst ? first(at) : claim.state === 'earlier' ? earlier(at) : refused[claim.state];
  const made = isFirst && stamp !== null ? claimData(stamp.serial, claim.claimedMs) : '';
  return html`<section class="card" role="${isFirst ? 'status' : 'alert'}" data-claim="${claim.state}"!${made}><p><strong>${text}</strong></p></section>`;
}

/** That the claim which leads this page was made on this very device: hidden until script has found it remembered there. */
export function ownClaim({ verdict, stamp, frame }: VerdictPage, texts: Texts): string {
  if (verdict !== 'claimed' || stamp === null || stamp.claimedMs === null) return '';
  const text = texts.claim.own(formatMoment(stamp.claimedMs, frame.nowMs, texts));
  return html`<section class="card" role="status" hidden data-own-claim!${claimData(stamp.serial, stamp.claimedMs)}><p><strong>${text}</strong></p></section>`;
}

function claimData(serial: string, claimedMs: number | null): string {
  return html` data-serial="${serial}" data-claimed-ms="${claimedMs}"`;
}

/** The form for the code under the scratch layer; works without script. Not shown once the code was used. */
export function claimForm({ claim, stamp }: VerdictPage, texts: Texts): string {
  if (claim === null || claim.onceKey === null || stamp === null) return '';
  const words = texts.claim;
  const isWrong = claim.state === 'wrong' || claim.state === 'form';
  return html`<form class="card screen" action="/api/v1/claims?lang=${texts.code}" method="post"><h2>${words.title}</h2><p>${words.lead}</p><input type="hidden" name="link" value="${claim.link}"><input type="hidden" name="onceKey" value="${claim.onceKey}"><label for="claim-code">${words.label}</label><input id="claim-code" name="code" required inputmode="numeric" autocomplete="off" maxlength="20" placeholder="0000 0000" aria-describedby="claim-hint"!${isWrong ? ' aria-invalid="true"' : ''}><p class="hint small muted" id="claim-hint">${words.hint}</p><button>${words.button}</button></form>`;
}

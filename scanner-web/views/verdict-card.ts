import { html } from 'ghtml';
import { paragraphs } from './author-text.ts';
import { formatMoment } from './format.ts';
import { severityIcon } from './icons.ts';
import type { Lead } from './lead.ts';
import type { VerdictPage } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** The first thing on the page: icon, word and colour, what it means, what to do, how often it was checked. */
export function verdictCard(page: VerdictPage, lead: Lead, texts: Texts): string {
  return html`<section class="verdict" data-severity="${lead.severity}" data-verdict="${page.verdict}" aria-labelledby="verdict"><header>!${severityIcon(lead.severity)}<h1 id="verdict">${lead.word}</h1></header><p>${lead.meaning}</p><p class="do">${lead.action}</p>!${list(
    texts.sections.also,
    lead.also,
  )}!${list(
    texts.sections.copyReasons,
    page.copyReasons.map((reason) => texts.copyReasons[reason]),
  )}!${recallNotice(page, texts)}!${countFacts(page, texts)}</section>`;
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return html`<p>${title}</p><ul>!${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function recallNotice(page: VerdictPage, texts: Texts): string {
  const notice = page.lot?.recall?.notice ?? null;
  if (notice === null) return '';
  return html`<div class="notice-box"><h2>${texts.sections.recallNotice}</h2>!${paragraphs(notice, texts)}</div>`;
}

/** Counts as they stand; the script replaces the sentence with the new count that the server answers. */
function countFacts(page: VerdictPage, texts: Texts): string {
  const { counts, frame, counting } = page;
  const proof = page.proof === 'tag' && page.verdictSeverity === 'ok' ? html`<br>${texts.proofTagOnly}` : '';
  if (counts === null) return proof === '' ? '' : html`<p class="facts">!${proof.slice('<br>'.length)}</p>`;
  const firstAt = counts.firstMs === null ? null : formatMoment(counts.firstMs, frame.nowMs, texts);
  const failed = counting?.state === 'failed' ? html`<br>${texts.counts.failed}` : '';
  const sentence =
    counting?.state === 'done'
      ? texts.counts.thisCheck(counts.scans, counts.scans <= 1 ? null : firstAt)
      : texts.counts.soFar(counts.scans, firstAt);
  return html`<p class="facts"><span id="count" role="status">${sentence}</span>!${failed}<span id="seen"></span>!${proof}</p>`;
}

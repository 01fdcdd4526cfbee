import { html } from 'ghtml';
import { formatMoment } from './format.ts';
import { severityIcon } from './icons.ts';
import { inWorkLanguage, layout } from './layout.ts';
import type { Locale, PageFrame } from './model.ts';
import { HANDOVER_EN } from './texts/handover.en.ts';
import type { HandoverTexts } from './texts/handover.ts';
import { HANDOVER_VI } from './texts/handover.vi.ts';

/** The sentences of this page, by language. */
export const HANDOVER_TEXTS: Readonly<Record<Locale, HandoverTexts>> = { vi: HANDOVER_VI, en: HANDOVER_EN };

/** A link for a print house, as its page shows it. */
export interface HandoverView {
  readonly state: 'open' | 'broken-off' | 'used' | 'expired' | 'revoked';
  readonly producerName: string;
  readonly productName: string;
  readonly batchCode: string;
  readonly stamps: number;
  readonly stockName: string | null;
  readonly sheets: number;
  readonly expiresMs: number;
  /** When its download began. */
  readonly usedMs: number | null;
  readonly graceUntilMs: number | null;
  readonly graceMinutes: number;
}

/** The page by which a print house fetches stamps: what they are, and a button that downloads them. */
export function renderHandoverPage(page: {
  readonly frame: PageFrame;
  /** Null: there is no such link. */
  readonly handover: HandoverView | null;
  /** Why the download could not begin. */
  readonly refused: string | null;
}): string {
  const { handover, refused } = page;
  const frame = inWorkLanguage(page.frame);
  const texts = HANDOVER_TEXTS[frame.texts.reads];
  const body =
    handover !== null && (handover.state === 'open' || handover.state === 'broken-off')
      ? openBody(frame, handover, texts, refused)
      : endedBody(frame, handover, texts);
  return layout(frame, {
    title: texts.title,
    description: texts.title,
    imageUrl: null,
    indexed: false,
    body,
  });
}

function openBody(
  frame: PageFrame,
  view: HandoverView,
  texts: HandoverTexts,
  refused: string | null,
): string {
  const { forms } = frame.texts;
  const at = (ms: number) => formatMoment(ms, frame.nowMs, frame.texts);
  const facts: [string, string | null][] = [
    [texts.facts.product, view.productName],
    [texts.facts.batch, view.batchCode],
    [texts.facts.stamps, forms.number(view.stamps)],
    [texts.facts.stock, view.stockName],
    [texts.facts.sheets, forms.number(view.sheets)],
    [texts.facts.expires, at(view.expiresMs)],
  ];
  const list = facts.map(([name, value]) => (value === null ? '' : html`<dt>${name}</dt><dd>${value}</dd>`));
  const isAgain = view.state === 'broken-off' && view.graceUntilMs !== null;
  const again = isAgain
    ? html`<p>${texts.brokenOff(at(view.graceUntilMs ?? 0))}</p>`
    : html`<p>${texts.once(view.graceMinutes)}</p>`;
  const fault =
    refused === null
      ? ''
      : html`<section class="verdict" data-severity="warning" role="alert"><header>!${severityIcon('warning')}<p class="word">${refused}</p></header></section>`;
  return html`!${fault}<section class="intro"><h1>${texts.title}</h1><p class="muted">${texts.lead(view.producerName)}</p></section><section class="card"><dl>!${list}</dl><ul class="plain">!${texts.contents.map((item) => html`<li>${item}</li>`)}</ul>!${again}<form method="post" class="actions"><button class="button primary">${isAgain ? texts.downloadAgain : texts.download}</button></form></section><section class="card"><h2>${texts.careTitle}</h2><ul class="plain">!${texts.care.map((item) => html`<li>${item}</li>`)}</ul></section>`;
}

function endedBody(frame: PageFrame, view: HandoverView | null, texts: HandoverTexts): string {
  const { word, meaning } = ended(frame, view, texts);
  return html`<section class="verdict" data-severity="notice" aria-labelledby="verdict"><header>!${severityIcon('notice')}<h1 id="verdict">${word}</h1></header><p>${meaning}</p>!${
    view === null ? '' : html`<p class="do">${texts.askSender}</p>`
  }</section>`;
}

function ended(frame: PageFrame, view: HandoverView | null, { ended: texts }: HandoverTexts) {
  const at = (ms: number) => formatMoment(ms, frame.nowMs, frame.texts);
  switch (view?.state) {
    case 'used':
      return { word: texts.used.word, meaning: texts.used.meaning(at(view.usedMs ?? 0)) };
    case 'expired':
      return {
        word: texts.expired.word,
        meaning: texts.expired.meaning(at(view.expiresMs)),
      };
    case 'revoked':
      return texts.revoked;
    default:
      return texts.unknown;
  }
}

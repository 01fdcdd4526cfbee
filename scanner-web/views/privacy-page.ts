import { html } from 'ghtml';
import { layout } from './layout.ts';
import type { PageFrame } from './model.ts';

/** What is kept about whoever checks a stamp, for how long, and who sees it. */
export function renderPrivacyPage(frame: PageFrame): string {
  const { texts } = frame;
  const { title, lead, sections } = texts.privacyPage;
  const cards = sections(frame.retentionDays, frame.reportDays).map(
    (section) =>
      html`<section class="card"><h2>${section.title}</h2><ul class="plain">!${section.lines.map((line) => html`<li>${line}</li>`)}</ul></section>`,
  );
  return layout(frame, {
    title: `${title} · ${texts.product.siteName}`,
    description: lead,
    imageUrl: null,
    indexed: true,
    body: html`<section class="intro"><h1>${title}</h1><p class="muted">${lead}</p></section>!${cards}`,
  });
}

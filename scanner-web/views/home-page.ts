import { html } from 'ghtml';
import { teachingFolds } from './details.ts';
import { layout } from './layout.ts';
import type { HomePage } from './model.ts';
import { reportLink } from './report-page.ts';
import { scannerPart } from './scanner-part.ts';
import { serialForm } from './serial-form.ts';

/** The page on which a serial is typed, with how to scan; the only public page that search engines may show. */
export function renderHomePage({ frame }: HomePage): string {
  const { texts } = frame;
  const { home } = texts;
  return layout(frame, {
    title: `${home.title} · ${texts.product.siteName}`,
    description: texts.preview.home,
    imageUrl: null,
    indexed: true,
    body: html`<section class="intro"><h1>${home.title}</h1><p class="muted">${home.lead}</p></section><section class="card">!${serialForm(texts, null, true)}</section><section class="card"><h2>${home.camera}</h2>!${scannerPart(texts, frame)}<ol class="plain">!${home.steps.map((step) => html`<li>${step}</li>`)}</ol></section><p class="small hint">!${reportLink(frame)}</p>!${teachingFolds(frame, texts)}`,
  });
}

import { html } from 'ghtml';
import { teachingFolds } from './details.ts';
import { severityIcon } from './icons.ts';
import { layout } from './layout.ts';
import type { NoticePage } from './model.ts';
import { serialForm } from './serial-form.ts';

/** A page that says one thing in the manner of a verdict, without being one. */
export function renderNoticePage({ frame, severity, notice }: NoticePage): string {
  const { texts } = frame;
  const { word, meaning, action } = texts[notice.code](notice.retryAfterSeconds);
  return layout(frame, {
    title: word,
    description: texts.preview.home,
    imageUrl: null,
    indexed: false,
    body: html`<section class="verdict" data-severity="${severity}" aria-labelledby="verdict"><header>!${severityIcon(severity)}<h1 id="verdict">${word}</h1></header><p>${meaning}</p><p class="do">${action}</p></section><section class="card"><h2>${texts.sections.check}</h2>!${serialForm(texts, null, false)}</section>!${teachingFolds(frame, texts)}`,
  });
}

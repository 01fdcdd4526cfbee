import { html } from 'ghtml';
import { buyFold } from './buy-links.ts';
import { claimAnswer, claimForm, ownClaim } from './claim-form.ts';
import { countingForm } from './counting-form.ts';
import { codesFold, producerPart, productFolds, stagesPart, teachingFolds } from './details.ts';
import { layout } from './layout.ts';
import { leadOf } from './lead.ts';
import type { VerdictPage } from './model.ts';
import { compareCard, productCard } from './product-card.ts';
import { pressingReportLink, quietReportLink } from './report-page.ts';
import { serialForm } from './serial-form.ts';
import { producerFold, storyFold } from './story.ts';
import { structuredData } from './structured-data.ts';
import { verdictCard } from './verdict-card.ts';

/** The page of one verdict as a complete HTML document: verdict first, then product, lot, origin, codes. */
export function renderVerdictPage(page: VerdictPage): string {
  const { texts } = page.frame;
  const lead = leadOf(page, texts);
  const { image, name } = page.product ?? { image: null, name: null };
  // What was typed wrongly is mended here; after any other verdict the form comes last.
  const form = (title: string) =>
    html`<section class="card screen"><h2>${title}</h2>!${serialForm(texts, page.typed, page.product === null)}</section>`;
  return layout(page.frame, {
    title: name === null ? lead.word : `${lead.word} – ${name}`,
    shareTitle: name ?? texts.home.title,
    description: texts.preview.stamp,
    imageUrl: image === null ? null : page.frame.origin + image.src,
    indexed: false,
    body: [
      claimAnswer(page, texts),
      ownClaim(page, texts),
      verdictCard(page, lead, texts),
      pressingReportLink(page),
      page.product === null ? form(texts.sections.check) : '',
      productCard(page, texts),
      compareCard(page, texts),
      claimForm(page, texts),
      stagesPart(page, texts),
      producerPart(page, texts),
      storyFold(page, texts),
      producerFold(page, texts),
      productFolds(page, texts),
      buyFold(page, texts),
      codesFold(page, texts),
      quietReportLink(page),
      countingForm(page, texts),
      teachingFolds(page.frame, texts),
      page.product === null || page.frame.preview !== undefined ? '' : form(texts.sections.checkAnother),
      structuredData(page, texts),
    ].join(''),
  });
}

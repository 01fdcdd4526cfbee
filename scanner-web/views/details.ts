import { html } from 'ghtml';
import { bilingual, langAttribute, langOf, paragraphs, writtenIn } from './author-text.ts';
import { factsList } from './facts-list.ts';
import { fold } from './fold.ts';
import { formatMoment, formatStageTime } from './format.ts';
import type { PageFrame, StageView, StandardView, VerdictPage } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** Where the goods come from: the producer with every address. */
export function producerPart(page: VerdictPage, texts: Texts): string {
  const { producer } = page;
  if (producer === null) return '';
  const { fields } = texts;
  const phone = producer.phone;
  const site = producer.website;
  const lang = writtenIn(texts);
  const { logo } = producer;
  const mark =
    logo === null
      ? ''
      : html`<img class="logo" src="${logo.src}" alt="" width="${logo.widthPx}" height="${logo.heightPx}" loading="lazy" decoding="async">`;
  return html`<section class="card"><h2>${texts.sections.producer}</h2>!${mark}!${factsList([
    { label: fields.producer, value: producer.name, lang, note: texts.kinds[producer.kind] },
    { label: fields.identifier, value: producer.identifier },
    { label: fields.address, value: producer.address, lang },
    { label: fields.formerAddress, value: producer.formerAddress, lang },
    {
      label: fields.origin,
      value: texts.fields.country(texts.reads === 'en' ? producer.provinceEn : producer.province),
    },
    {
      label: fields.phone,
      value: phone,
      markup: phone === null ? '' : html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`,
    },
    { label: fields.website, value: site, markup: webLink(site) },
  ])}</section>`;
}

/** The lot's way, with the activation of this stamp as its last step. */
export function stagesPart(page: VerdictPage, texts: Texts): string {
  const { lot, stamp } = page;
  if (lot === null) return '';
  const steps = lot.stages.map((stage) => stageStep(stage, texts));
  const activatedMs = stamp?.activatedMs ?? null;
  if (activatedMs !== null) {
    steps.push(step(texts.stageActivated, formatMoment(activatedMs, page.frame.nowMs, texts)));
  }
  if (steps.length === 0) return '';
  return html`<section class="card"><h2>${texts.sections.stages}</h2><ol class="trace">!${steps}</ol></section>`;
}

/** The long parts of the label, folded: contents and standards. */
export function productFolds(page: VerdictPage, texts: Texts): string {
  const { product } = page;
  if (product === null) return '';
  const { sections, fields } = texts;
  const { warnings, ingredients, instructions, storage } = product;
  const label = [
    [fields.warnings, warnings],
    [fields.ingredients, ingredients],
    [fields.instructions, instructions],
    [fields.storage, storage],
  ] as const;
  const contents = label
    .map(([title, text]) => (text === null ? '' : html`<h3>${title}</h3>!${paragraphs(text, texts)}`))
    .join('');
  const standards =
    product.standards.length === 0
      ? ''
      : html`<ul class="plain">!${product.standards.map((standard) => standardLine(standard, texts))}</ul>`;
  return fold(sections.contents, contents, true) + fold(sections.standards, standards);
}

/** Every code of stamp and product; shown for any stamp that could be read. */
export function codesFold(page: VerdictPage, texts: Texts): string {
  const { stamp, product } = page;
  if (stamp === null) return '';
  const { fields } = texts;
  const copy = html`<span class="code serial">${stamp.serial}</span><br><button class="mini screen" type="button" hidden data-copy="${stamp.serial}" data-copied="${fields.copied}">${fields.copy}</button>`;
  const external = (product?.externalIds ?? []).map(({ system, id }) => ({ label: system, value: id }));
  return fold(
    texts.sections.codes,
    factsList([
      { label: fields.serial, value: stamp.serial, markup: copy },
      { label: fields.gtin, value: product?.gtin ?? null, look: 'code', note: texts.fields.gtinHint },
      { label: fields.lot, value: page.lot?.number ?? null, look: 'code' },
      { label: fields.traceabilityCode, value: stamp.link, look: 'code' },
      { label: fields.uniqueId, value: uniqueId(page), look: 'code' },
      { label: fields.ocopCode, value: product?.ocopCode ?? null, look: 'code' },
      { label: fields.productId, value: product?.id ?? null, look: 'code' },
      { label: fields.group, value: product === null ? null : texts.groups[product.group] },
    ]) +
      (external.length === 0 ? '' : html`<h3>${fields.externalIds}</h3>!${factsList(external)}`) +
      (page.lot?.stages ?? []).map((stage) => stageCodes(stage, texts)).join(''),
  );
}

/** The codes of a stage: apart from the lot's way, which people read. */
function stageCodes({ name, nameEn, locationCode, productCode }: StageView, texts: Texts): string {
  if (locationCode === undefined && productCode === undefined) return '';
  const title = bilingual({ vi: name, en: nameEn }, texts);
  const codes = factsList([
    { label: texts.fields.locationCode, value: locationCode ?? null, look: 'code' },
    { label: texts.fields.productCode, value: productCode ?? null, look: 'code' },
  ]);
  return html`<h3!${langOf(title.lang, texts)}>${title.text}</h3>!${codes}`;
}

/** What a stamp proves, how to tell the true page, privacy: the same on every page. */
export function teachingFolds({ host, retentionDays }: PageFrame, texts: Texts): string {
  const { sections, truePage } = texts;
  return (
    fold(sections.limits, bullets(texts.limits)) +
    fold(
      sections.truePage,
      html`<p>${truePage.lead}</p><b class="host">https://${host}/</b>!${bullets(truePage.rules)}`,
    ) +
    fold(sections.privacy, bullets(texts.privacy(retentionDays)))
  );
}

/** The serialised item's identifier: GS1 SGTIN when there is a GTIN, else the serial, which is unique by itself. */
function uniqueId(page: VerdictPage): string | null {
  const { stamp, product } = page;
  if (stamp === null) return null;
  const serial = stamp.serial.replaceAll('-', '');
  return product === null || product.gtin === null ? serial : `(01)${product.gtin}(21)${serial}`;
}

function bullets(lines: readonly string[]): string {
  return html`<ul class="plain">!${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function step(name: string, note: string): string {
  return html`<li><b>${name}</b><br><span class="muted small">${note}</span></li>`;
}

function stageStep(stage: StageView, texts: Texts): string {
  const name = bilingual({ vi: stage.name, en: stage.nameEn }, texts);
  return html`<li><b!${langOf(name.lang, texts)}>${name.text}</b><br><span class="muted small"!${langAttribute(texts)}>${stageNote(stage, texts)}</span></li>`;
}

function stageNote(stage: StageView, texts: Texts): string {
  return [formatStageTime(stage.on, texts), stage.place]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function standardLine(standard: StandardView, texts: Texts): string {
  const rest = [
    standard.number === undefined ? undefined : texts.fields.standardNumber(standard.number),
    standard.issuer,
    standard.validUntil === undefined
      ? undefined
      : texts.fields.standardUntil(texts.forms.day(standard.validUntil)),
  ].filter((part) => part !== undefined && part !== '');
  return html`<li><b!${langAttribute(texts)}>${standard.name}</b> <span class="muted">${rest.join(' · ')}</span></li>`;
}

/** A producer's site as a link only when it is a web address; any other text stays text. */
function webLink(site: string | null): string {
  if (site === null) return '';
  const url = URL.parse(/^https?:/i.test(site) ? site : `https://${site}`);
  if (url === null || !url.hostname.includes('.')) return html`${site}`;
  return html`<a href="${url.href}" rel="nofollow noopener noreferrer">${site}</a>`;
}

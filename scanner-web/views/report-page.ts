import { html } from 'ghtml';
import { layout } from './layout.ts';
import type { PageFrame, VerdictPage } from './model.ts';
import type { ReportRefusal, ReportTexts } from './texts/report.ts';

/** What was wrong with a report that was not taken. */
export interface ReportFault {
  /** The member at fault; null when it is the whole. */
  readonly field: string | null;
  readonly refusal: ReportRefusal;
}

/** The form on which a suspicion is reported. */
export interface ReportPage {
  readonly frame: PageFrame;
  /** What was typed, by the names of the fields. */
  readonly typed: ReadonlyMap<string, string>;
  /** Of this form: the same sent twice is one report. */
  readonly onceKey: string;
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
  readonly fault: ReportFault | null;
  /** How often suspicion was wrong in the last year with any; null before that. */
  readonly rate: AlarmRate | null;
}

/** How often suspicion was wrong in a year. */
export interface AlarmRate {
  readonly year: number;
  readonly checked: number;
  readonly suspected: number;
  readonly falseAlarms: number;
  readonly open: number;
  readonly falsePerMillion: number | null;
}

/** The page on which a suspicion is reported; works without script. */
export function renderReportPage(page: ReportPage): string {
  const { frame, typed, onceKey, provinces, fault } = page;
  const { report: texts, code } = frame.texts;
  const value = (name: string) => typed.get(name) ?? '';
  const label = (id: string, text: string, isOptional = true) =>
    html`<label for="${id}">${text}!${isOptional ? html` <span class="muted small">(${texts.optional})</span>` : ''}</label>`;
  const at = (name: string, hint: string | null) => attributes(name, hint, fault);
  const line = (name: string, text: string, limit: number, more: string) =>
    html`!${label(name, text)}<input id="${name}" name="${name}" value="${value(name)}" maxlength="${limit}" !${more}!${at(name, null)}>!${faultAt(name, fault, texts)}`;
  const kinds = Object.entries(texts.kinds).map(
    ([kind, text]) =>
      html`<label class="choice"><input type="radio" name="kind" value="${kind}" required!${value('kind') === kind ? ' checked' : ''}><span>${text}</span></label>`,
  );
  const options = provinces.map(
    ({ code, name }) =>
      html`<option value="${code}"!${value('provinceCode') === code ? ' selected' : ''}>${name}</option>`,
  );
  const body = html`<section class="intro"><h1>${texts.title}</h1><p class="muted">${texts.lead}</p></section>!${summary(fault, texts)}<form class="card report" action="/report?lang=${code}" method="post" enctype="multipart/form-data"><input type="hidden" name="onceKey" value="${onceKey}">!${label('stamp', texts.stamp, false)}<input id="stamp" name="stamp" class="code" value="${value('stamp')}" required maxlength="2048" autocomplete="off" autocapitalize="characters" spellcheck="false"!${at('stamp', 'stamp-hint')}><p class="hint small muted" id="stamp-hint">${texts.stampHint}</p>!${faultAt('stamp', fault, texts)}<fieldset><legend>${texts.kind}</legend>!${kinds}!${faultAt('kind', fault, texts)}</fieldset>!${label('text', texts.text)}<textarea id="text" name="text" rows="4" maxlength="1000"!${at('text', 'text-hint')}>${value('text')}</textarea><p class="hint small muted" id="text-hint">${texts.textHint}</p>!${faultAt('text', fault, texts)}!${label('photo', texts.photo)}<input id="photo" type="file" name="photo" accept="image/jpeg,image/png,image/webp"!${at('photo', 'photo-hint')}><p class="hint small muted" id="photo-hint">${texts.photoHint}</p>!${faultAt('photo', fault, texts)}!${label('provinceCode', texts.province)}<select id="provinceCode" name="provinceCode"><option value="">${texts.provinceNone}</option>!${options}</select>!${label('place', texts.place)}<input id="place" name="place" value="${value('place')}" maxlength="200" aria-describedby="place-hint"><p class="hint small muted" id="place-hint">${texts.placeHint}</p><fieldset><legend>${texts.contact} <span class="muted small">(${texts.optional})</span></legend><p class="small muted">${texts.contactHint}</p>!${line('name', texts.name, 100, 'autocomplete="name"')}!${line('phone', texts.phone, 50, 'type="tel" autocomplete="tel"')}!${line('email', texts.email, 320, 'type="email" autocomplete="email"')}</fieldset><h2>${texts.purpose}</h2><ul class="plain small">!${texts.purposes(frame.reportDays).map((purpose) => html`<li>${purpose}</li>`)}</ul><button class="primary">${texts.button}</button></form>`;
  return layout(frame, {
    title: texts.title,
    description: texts.title,
    imageUrl: null,
    indexed: false,
    body: body + rateCard(page, texts),
  });
}

function rateCard({ rate, frame }: ReportPage, texts: ReportTexts): string {
  if (rate === null) return '';
  const { year, checked, suspected, falseAlarms, open, falsePerMillion } = rate;
  const { number } = frame.texts.forms;
  const text = texts.rate({
    year: String(year),
    checked: number(checked),
    suspected: number(suspected),
    falseAlarms: number(falseAlarms),
    open: number(open),
    perMillion: falsePerMillion === null ? '–' : number(falsePerMillion),
  });
  return html`<section class="card" id="rate"><h2>${texts.rateTitle}</h2><p>${text}</p></section>`;
}

/** The page after a report was taken: its number, and what happens next. */
export function renderReportedPage({
  frame,
  number,
}: {
  readonly frame: PageFrame;
  readonly number: string;
}): string {
  const { report: texts, code } = frame.texts;
  return layout(frame, {
    title: texts.sentTitle,
    description: texts.sentTitle,
    imageUrl: null,
    indexed: false,
    body: html`<section class="card" role="status"><h1>${texts.sentTitle}</h1><p class="code">${number}</p><p>${texts.sentLead}</p></section><section class="card"><h2>${texts.next}</h2><ol class="plain">!${texts.nextSteps.map((step) => html`<li>${step}</li>`)}</ol></section><p class="hint"><a href="/?lang=${code}">${texts.toStart}</a></p>`,
  });
}

/** Verdicts after which reporting is what to do next. */
const PRESSING = new Set<string>(['suspect-copy', 'forged', 'foreign-host', 'unknown', 'withdrawn']);

/** The way to the report form right below a verdict after which reporting is what to do next. */
export function pressingReportLink(page: VerdictPage): string {
  if (!PRESSING.has(page.verdict) || page.frame.preview !== undefined) return '';
  const text = page.frame.texts.report.linkPressing;
  return html`<p class="screen"><a class="button" href="${hrefOf(page)}">${text}</a></p>`;
}

/** The same from the page of any other stamp, where it is not in the way. */
export function quietReportLink(page: VerdictPage): string {
  const { verdict, frame } = page;
  if (PRESSING.has(verdict) || verdict === 'malformed' || frame.preview !== undefined) return '';
  const text = frame.texts.report.linkQuiet;
  return html`<p class="small hint screen"><a href="${hrefOf(page)}">${text}</a></p>`;
}

/** The way to the report form where no stamp is at hand. */
export function reportLink({ texts }: PageFrame): string {
  return html`<a href="/report?lang=${texts.code}">${texts.report.linkQuiet}</a>`;
}

function hrefOf({ frame, stamp, typed }: VerdictPage): string {
  return `/report?${new URLSearchParams({ serial: stamp?.serial ?? typed ?? '', lang: frame.texts.code })}`;
}

function summary(fault: ReportFault | null, texts: ReportTexts): string {
  if (fault === null) return '';
  const text = textOf(fault, texts);
  return html`<section class="card" role="alert" data-severity="danger"><p><strong>${texts.notSent}</strong> ${text}</p><p>${texts.photoAgain}</p></section>`;
}

function faultAt(name: string, fault: ReportFault | null, texts: ReportTexts): string {
  if (fault === null || nameOf(fault) !== name) return '';
  return html`<p class="small fault" id="${name}-fault">${textOf(fault, texts)}</p>`;
}

function attributes(name: string, hint: string | null, fault: ReportFault | null): string {
  const isWrong = fault !== null && nameOf(fault) === name;
  const told = [...(isWrong ? [`${name}-fault`] : []), ...(hint === null ? [] : [hint])];
  return (
    (told.length === 0 ? '' : html` aria-describedby="${told.join(' ')}"`) +
    (isWrong ? ' aria-invalid="true"' : '')
  );
}

function textOf({ field, refusal }: ReportFault, { missing, refused }: ReportTexts): string {
  return field === 'kind' || field === 'stamp' ? missing[field] : refused[refusal];
}

/** `contact.email` is the field `email` of the form. */
function nameOf({ field }: ReportFault): string | null {
  return field?.replace(/^contact\./, '') ?? null;
}

import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { areaField, hiddenField, radioField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, facts } from '../parts/pieces.ts';
import { CASES_TEXTS, type CaseTexts } from '../texts/cases.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import type { CaseDetail, ProvinceNamer, ShownReport } from './model.ts';

/** What forms of a case stand in. */
export interface CaseForms {
  readonly close: FormState;
  readonly reopen: FormState;
  readonly erase: FormState;
  readonly csrf: string;
  readonly nowMs: number;
  readonly locale: Locale;
  readonly nameOf: ProvinceNamer;
  /** Every root cause with what it means, in the order in which they are offered. */
  readonly causes: readonly { readonly name: string; readonly causeClass: string }[];
}

/** What people reported, and for who may the erasure of what they told of themselves. */
export function caseReports(found: CaseDetail, forms: CaseForms): string {
  const texts = CASES_TEXTS[forms.locale];
  if (found.found.length === 0)
    return card(texts.reportsTitle, html`<p class="muted">${texts.noReports}</p>`);
  return card(
    texts.reportsTitle,
    html`!${found.found.map((report) => reportOf(report, found, forms))}!${otherReports(found, texts)}`,
    'reports',
  );
}

/** The ways to older reports, and back to the newest. */
function otherReports({ id, foundNext, isNewest }: CaseDetail, texts: CaseTexts): string {
  const page = `/console/cases/${id}`;
  const older = foundNext === null ? null : `${page}?${new URLSearchParams({ reports: foundNext })}#reports`;
  const links = [
    older && buttonLink({ label: texts.olderReports, href: older }),
    isNewest ? null : buttonLink({ label: texts.newestReports, href: `${page}#reports` }),
  ].filter((link) => link !== null);
  return links.length === 0 ? '' : html`<p class="actions">!${links}</p>`;
}

/** Closing a case, or opening it again, as its state allows; nothing for who may not. */
export function caseActs(found: CaseDetail, forms: CaseForms): string {
  if (!found.mayDecide) return '';
  if (found.state === 'open') return closing(found, forms);
  const until = found.reopenableUntilMs;
  return until === null || forms.nowMs > until ? '' : reopening(found, until, forms);
}

function reportOf(report: ShownReport, found: CaseDetail, forms: CaseForms): string {
  const { locale, nameOf } = forms;
  const texts = CASES_TEXTS[locale];
  const { contact, provinceCode, place } = report;
  const where = [place, provinceCode === null ? '' : nameOf(provinceCode)].filter(Boolean).join(', ');
  const reach = contact && [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ');
  const list = facts([
    { name: texts.columns.what, value: texts.kinds[report.kind] ?? report.kind },
    { name: texts.placesTitle, value: where || null },
    { name: texts.contact, value: reach ?? (report.hasContact ? texts.contactHidden : null) },
  ]);
  const src = `/api/v1/cases/${found.id}/reports/${report.id}/photo`;
  const { photo: size } = report;
  const photo =
    size !== null && report.mayRead
      ? html`<p><a href="${src}" title="${texts.photoWhole}"><img class="report-photo" src="${src}" width="${size.widthPx}" height="${size.heightPx}" alt="${texts.photo}" loading="lazy" decoding="async"></a></p>`
      : '';
  const text = report.text === '' ? '' : html`<p class="said">${report.text}</p>`;
  return html`<article class="report"><h3>${formatTime(report.timeMs, locale)}</h3>!${text}!${list}!${photo}!${erasing(report, found, forms)}</article>`;
}

function erasing(report: ShownReport, found: CaseDetail, { erase, csrf, locale }: CaseForms): string {
  const texts = CASES_TEXTS[locale];
  const isThere = {
    contact: report.hasContact,
    photo: report.photo !== null,
    text: report.text !== '' || report.place !== '',
  };
  const parts = (['contact', 'photo', 'text'] as const).filter((part) => isThere[part]);
  if (!report.mayRead || parts.length === 0) return '';
  const boxes = parts.map(
    (part) =>
      html`<label class="check"><input type="checkbox" name="parts" value="${part}"><span>${texts.erasable[part]}</span></label>`,
  );
  const form = postForm(
    {
      action: `/console/cases/${found.id}/reports/${report.id}/erase`,
      csrf,
      faultsTitle: SHELL_TEXTS[locale].faultsTitle,
      submit: texts.eraseButton,
    },
    erase,
    html`<p class="muted small">${texts.eraseNote}</p>!${boxes}`,
  );
  return html`<details class="fold"><summary>${texts.erase}</summary>!${form}</details>`;
}

function closing(found: CaseDetail, { close, csrf, locale, causes }: CaseForms): string {
  const texts = CASES_TEXTS[locale];
  const choices = causes.map(({ name, causeClass }) => ({
    value: name,
    label: texts.causes[name] ?? name,
    hint: texts.classes[causeClass] ?? causeClass,
  }));
  const fields =
    radioField({ name: 'rootCause', label: texts.rootCause, choices, isRequired: true }, close) +
    areaField({ name: 'note', label: texts.note, hint: texts.noteHint, rows: 3, maxLength: 1_000 }, close) +
    hiddenField('version', String(found.updatedMs));
  const form = postForm(
    {
      action: `/console/cases/${found.id}/close`,
      csrf,
      faultsTitle: SHELL_TEXTS[locale].faultsTitle,
      submit: texts.closeButton,
    },
    close,
    fields,
  );
  return card(texts.close, html`<p class="muted">${texts.closeNote}</p>!${form}`, 'close');
}

function reopening(found: CaseDetail, untilMs: number, { reopen, csrf, locale }: CaseForms): string {
  const texts = CASES_TEXTS[locale];
  const field = { name: 'reason', label: texts.reason, rows: 2, maxLength: 1_000, isRequired: true };
  const form = postForm(
    {
      action: `/console/cases/${found.id}/reopen`,
      csrf,
      faultsTitle: SHELL_TEXTS[locale].faultsTitle,
      submit: texts.reopenButton,
    },
    reopen,
    areaField(field, reopen),
  );
  return card(
    texts.reopen,
    html`<p class="muted">${texts.reopenNote(formatTime(untilMs, locale))}</p>!${form}`,
    'reopen',
  );
}

import { html } from 'ghtml';
import { COPY_MODEL, type CopyRule } from '../../../../stamps/copies/index.ts';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { TEXTS } from '../../texts/index.ts';
import { stackedChart } from '../charts/stacked.ts';
import { formatNumber, formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { card, facts } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { STATISTICS_TEXTS } from '../statistics/model.ts';
import { CASES_TEXTS } from '../texts/cases.ts';
import {
  type CaseDetail,
  caseState,
  groupedSerial,
  type ProvinceNamer,
  severityPill,
  stateCell,
} from './model.ts';
import { whereFigure } from './where.ts';

interface Reading {
  readonly nameOf: ProvinceNamer;
  readonly locale: Locale;
}

/** What a case is about. */
export function caseAbout(found: CaseDetail, { nameOf, locale }: Reading): string {
  return card(CASES_TEXTS[locale].about, aboutCase(found, nameOf, locale));
}

/** What is known of a stamp: why it is suspected, when and where it was seen, and the cases beside it. */
export function caseKnown(found: CaseDetail, { nameOf, locale }: Reading): string {
  const texts = CASES_TEXTS[locale];
  const isIssued = found.serial !== null;
  return [
    isIssued ? card(texts.why, reasonsOf(found, locale)) : '',
    found.visits.length === 0 ? '' : visitsChart(found, locale),
    isIssued || found.places.length > 0 ? whereFigure(found.places, nameOf, locale) : '',
    found.beside.length === 0 ? '' : card(texts.beside, casesBeside(found, locale)),
  ].join('');
}

function aboutCase(found: CaseDetail, nameOf: ProvinceNamer, locale: Locale): string {
  const texts = CASES_TEXTS[locale];
  const { facts: names } = texts;
  const { serial, productId, producerId } = found;
  const link = (href: string, text: string | null) => ({ html: html`<a href="${href}">${text ?? href}</a>` });
  const list = facts([
    { name: texts.columns.severity, value: { html: severityPill(found.severity, locale) } },
    { name: texts.columns.state, value: caseState(found, locale) },
    { name: texts.columns.what, value: texts.kinds[found.kind] ?? found.kind },
    {
      name: names.stamp,
      value: serial && { html: html`<span class="code">${groupedSerial(serial)}</span>` },
    },
    { name: names.typed, value: found.typed && `${found.typed} (${texts.neverIssued})` },
    {
      name: names.batch,
      value: found.batchCode && link(`/console/batches/${found.batchCode}`, found.batchCode),
    },
    { name: names.product, value: productId && link(`/console/products/${productId}`, found.productName) },
    {
      name: names.producer,
      value: producerId && link(`/console/producers/${producerId}`, found.producerName),
    },
    {
      name: texts.others,
      value: (productId ?? producerId) && {
        html: html`!${productId === null ? '' : html`<a href="/console/cases?state=all&productId=${productId}">${texts.ofProduct}</a>!${producerId === null ? '' : ' · '}`}!${producerId === null ? '' : html`<a href="/console/cases?state=all&producerId=${producerId}">${texts.ofProducer}</a>`}`,
      },
    },
    { name: names.province, value: found.provinces.map(nameOf).join(', ') || null },
    {
      name: names.openedBy,
      value: `${texts.openedBy[found.openedBy]}, ${formatTime(found.openedMs, locale)}`,
    },
    { name: names.detected, value: found.detectedMs === null ? null : formatTime(found.detectedMs, locale) },
    { name: names.verdict, value: serial && (found.isSuspect ? texts.suspectNow : texts.notSuspect) },
    { name: names.closed, value: found.closedMs === null ? null : formatTime(found.closedMs, locale) },
    { name: names.note, value: found.note },
  ]);
  const way =
    serial === null ? '' : buttonLink({ label: texts.toStamp, href: `/console/stamp?serial=${serial}` });
  return html`!${list}<div class="actions">!${way}</div>`;
}

function reasonsOf({ reasons, points, suspectAt }: CaseDetail, locale: Locale): string {
  const texts = CASES_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  if (reasons.length === 0) return html`<p class="muted">${texts.noReasons}</p>`;
  return html`<p>${texts.pointsOf(number(points), number(suspectAt))}</p>!${dataTable({
    caption: texts.why,
    columns: [{ label: texts.rule }, { label: texts.points, isNumeric: true }],
    rows: reasons.map(({ rule, points: given }) => [ruleText(rule, locale), number(given)]),
  })}`;
}

/** The sentence that the page of the stamp says for a rule. */
function ruleText(rule: string, locale: Locale): string {
  return isRule(rule) ? TEXTS[locale].copyReasons[rule] : rule;
}

function isRule(text: string): text is CopyRule {
  return Object.hasOwn(COPY_MODEL.rules, text);
}

function visitsChart({ visits }: CaseDetail, locale: Locale): string {
  const texts = CASES_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  const day = (text: string) => formatDay(text, locale);
  const total = visits.reduce((sum, { count }) => sum + count, 0);
  const [busiest] = visits.toSorted((one, other) => other.count - one.count);
  const frame = {
    id: 'visits',
    title: texts.visitsTitle,
    summary: STATISTICS_TEXTS[locale].summaryOfTime(
      texts.visitsTitle,
      number(total),
      number(busiest?.count ?? 0),
      busiest === undefined ? '' : day(busiest.day),
    ),
    numbersLabel: STATISTICS_TEXTS[locale].numbers,
    table: {
      columns: [{ label: texts.day }, { label: texts.visits, isNumeric: true }],
      rows: visits.map(({ day: on, count }) => [day(on), number(count)]),
    },
  };
  const chart = stackedChart(frame, {
    series: [{ name: texts.visits, look: 'a' }],
    columns: visits.map(({ day: on, count }) => ({
      label: `${on.slice(8)}/${on.slice(5, 7)}`,
      values: [count],
    })),
    formatValue: number,
  });
  return html`!${chart}<p class="muted small">${texts.visitsHint}</p>`;
}

function casesBeside({ beside, stampIndex }: CaseDetail, locale: Locale): string {
  const texts = CASES_TEXTS[locale];
  const { columns } = texts;
  return dataTable({
    caption: texts.besideCaption,
    columns: [
      { label: columns.number },
      { label: texts.facts.stamp },
      { label: columns.severity },
      { label: columns.state },
    ],
    rows: beside.map((each) => [
      linkCell(each.id, `/console/cases/${each.id}`),
      each.stampIndex === stampIndex
        ? texts.sameStamp
        : texts.stampAt(formatNumber((each.stampIndex ?? 0) + 1, locale)),
      { html: severityPill(each.severity, locale) },
      stateCell(each, locale),
    ]),
  });
}

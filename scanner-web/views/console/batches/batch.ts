import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { actorName, noteText, type Viewer } from '../audit/words.ts';
import { formatNumber, formatTime, rangeText } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { card, facts, progressBar } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { BATCHES_TEXTS } from '../texts/batches.ts';
import { type BatchModel, stagePill } from './list.ts';

/** What can happen to stamps. */
export type StampAction = 'print' | 'activate' | 'reassign' | 'void' | 'suspend' | 'resume' | 'undo';

/** A print job as the page of its batch shows it. */
export interface JobModel {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly sheets: number | null;
  readonly state: 'recorded' | 'rendering' | 'done' | 'stopped';
  readonly stampsDone: number;
  readonly stampsTotal: number;
  readonly reprintReason: string | null;
  readonly createdMs: number;
}

/** A line of the log. */
export interface EntryModel {
  readonly seq: number;
  readonly action: StampAction;
  readonly first: number;
  readonly last: number;
  readonly reason: 'damaged' | 'lost' | 'stolen' | null;
  readonly note: string | null;
  readonly undoes: number | null;
  readonly actor: string;
  readonly timeMs: number;
  readonly undone: boolean;
}

/** A line of the log with whether whoever looks can take it back. */
export interface UndoableEntry extends EntryModel {
  readonly undo: {
    readonly isPossible: boolean;
    readonly code: string | null;
    readonly untilMs: number | null;
  };
}

/** The page of one batch: its stamps by state, its print jobs, its log. */
export function batchPage(
  model: {
    readonly batch: BatchModel;
    readonly jobs: readonly JobModel[];
    readonly entries: readonly UndoableEntry[];
    readonly viewer: Viewer;
  },
  locale: Locale,
): string {
  const { batch, jobs, entries, viewer } = model;
  const texts = BATCHES_TEXTS[locale];
  return (
    card(texts.statesTitle, states(batch, locale)) +
    card(
      texts.jobsTitle,
      jobs.length === 0 ? html`<p class="muted">${texts.noJobs}</p>` : jobTable(jobs, locale),
    ) +
    card(
      texts.logTitle,
      entries.length === 0
        ? html`<p class="muted">${texts.noLog}</p>`
        : html`<p class="muted small">${texts.numberHint}</p>!${logTable(batch.code, entries, viewer, locale)}`,
    )
  );
}

function states(batch: BatchModel, locale: Locale): string {
  const texts = BATCHES_TEXTS[locale];
  const { summary, quantity } = batch;
  const { counts } = texts;
  const { allocated, printed, activated, voided } = summary;
  const gone = voided.damaged + voided.lost + voided.stolen;
  const parts = [
    { name: counts.activated, count: activated, kind: 'ok' },
    { name: counts.printed, count: printed, kind: 'warning' },
    { name: counts.allocated, count: allocated, kind: 'neutral' },
    { name: `${counts.damaged}, ${counts.lost}, ${counts.stolen}`, count: gone, kind: 'danger' },
  ].filter(({ count }) => count > 0);
  const bar = html`<ul class="shares" aria-hidden="true">!${parts.map(
    ({ kind, count }) =>
      html`<li data-severity="${kind}" data-share="${Math.max(1, Math.round((count / quantity) * 20))}"></li>`,
  )}</ul>`;
  const number = (count: number) => (count === 0 ? null : formatNumber(count, locale));
  const deadline = formatDay(batch.unusedDeadlineOn, locale);
  const left = summary.expiresInDays;
  return html`!${bar}!${facts([
    { name: texts.columns.stage, value: { html: stagePill(batch.stage, locale) } },
    { name: texts.columns.product, value: `${batch.productName}, ${batch.variantName}` },
    { name: texts.columns.quantity, value: formatNumber(quantity, locale) },
    { name: counts.activated, value: formatNumber(activated, locale) },
    { name: counts.printed, value: formatNumber(printed, locale) },
    { name: counts.allocated, value: number(allocated) },
    { name: counts.damaged, value: number(voided.damaged) },
    { name: counts.lost, value: number(voided.lost) },
    { name: counts.stolen, value: number(voided.stolen) },
    { name: counts.suspended, value: number(summary.suspended) },
    { name: counts.reprinted, value: number(batch.reprinted) },
    { name: texts.hiddenCode, value: batch.hiddenCode ? texts.hasHiddenCode : null },
    {
      name: texts.claimed,
      value: batch.hiddenCode
        ? texts.claimedOf(formatNumber(batch.claimed, locale), formatNumber(activated, locale))
        : null,
    },
    {
      name: texts.deadline,
      value: left === null ? deadline : `${deadline} (${texts.daysLeft(formatNumber(left, locale))})`,
    },
  ])}!${summary.expiredUnused > 0 ? html`<p><strong>${texts.deadlineOver}</strong></p>` : ''}`;
}

function jobTable(jobs: readonly JobModel[], locale: Locale): string {
  const { jobsTitle, jobColumns, jobStates } = BATCHES_TEXTS[locale];
  return dataTable({
    caption: jobsTitle,
    columns: [
      { label: jobColumns.time },
      { label: jobColumns.stamps },
      { label: jobColumns.sheets, isNumeric: true },
      { label: jobColumns.state },
    ],
    rows: jobs.map((job) => [
      linkCell(formatTime(job.createdMs, locale), `/console/print-jobs/${job.id}`),
      job.reprintReason === null ? rangeText(job, locale) : `${rangeText(job, locale)}: ${job.reprintReason}`,
      job.sheets === null ? '–' : formatNumber(job.sheets, locale),
      job.state === 'rendering'
        ? { html: progressBar(job.stampsDone, job.stampsTotal, jobStates.rendering) }
        : jobStates[job.state],
    ]),
  });
}

function logTable(code: string, entries: readonly UndoableEntry[], viewer: Viewer, locale: Locale): string {
  const texts = BATCHES_TEXTS[locale];
  const { logColumns } = texts;
  return dataTable({
    caption: texts.logTitle,
    columns: [
      { label: logColumns.time },
      { label: logColumns.action },
      { label: logColumns.stamps },
      { label: logColumns.who },
      { label: logColumns.why },
      { label: logColumns.undo },
    ],
    rows: entries.map((entry) => [
      formatTime(entry.timeMs, locale),
      actionText(entry, entries, locale),
      rangeText(entry, locale),
      actorName(entry.actor, viewer, locale),
      noteText(entry.note, locale) ?? '–',
      undoCell(code, entry, locale),
    ]),
  });
}

function undoCell(code: string, { seq, undone, undo }: UndoableEntry, locale: Locale) {
  const texts = BATCHES_TEXTS[locale];
  if (undone) return texts.undone;
  if (!undo.isPossible) {
    const barred: Readonly<Record<string, string | undefined>> = texts.undoBarred;
    return barred[undo.code ?? ''] ?? '–';
  }
  const until = undo.untilMs === null ? '' : texts.undoUntil(formatTime(undo.untilMs, locale));
  return {
    html: html`<span class="undo">!${buttonLink({ label: texts.undo, href: `/console/batches/${code}/undo/${seq}` })} <span class="muted small">${until}</span></span>`,
  };
}

/** What an entry did, in words; what was undone is named where it is among the `known` entries. */
export function actionText(
  { action, reason, undoes }: Pick<EntryModel, 'action' | 'reason' | 'undoes'>,
  known: readonly EntryModel[],
  locale: Locale,
): string {
  const { actions, reasons } = BATCHES_TEXTS[locale];
  if (reason !== null) return `${actions[action]}: ${reasons[reason]}`;
  const undone = known.find(({ seq }) => seq === undoes);
  return undone === undefined ? actions[action] : `${actions[action]}: ${entryText(undone, locale)}`;
}

/** A line of the log in words: what was done with how many stamps, which, when. */
export function entryText(entry: EntryModel, locale: Locale): string {
  const { entryWords } = BATCHES_TEXTS[locale];
  const stamps = formatNumber(entry.last - entry.first + 1, locale);
  const what = actionText(entry, [], locale);
  return entryWords(what, stamps, rangeText(entry, locale), formatTime(entry.timeMs, locale));
}

import { html } from 'ghtml';
import { stampNumber } from '../../../../stamps/serial/index.ts';
import type { Locale } from '../../model.ts';
import { actorName, noteText, type Viewer } from '../audit/words.ts';
import { formatNumber, formatTime } from '../format.ts';
import { textField } from '../parts/fields.ts';
import { filterForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, facts } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { BATCHES_TEXTS } from '../texts/batches.ts';
import { actionText, type EntryModel } from './batch.ts';
import { scanSerials } from './scan-serials.ts';

/** One stamp with all that happened to it. */
export interface StampModel {
  readonly serial: string;
  readonly batchCode: string;
  readonly index: number;
  readonly productName: string;
  readonly variantName: string;
  readonly phase: 'allocated' | 'printed' | 'activated' | 'voided';
  readonly voidReason: 'damaged' | 'lost' | 'stolen' | null;
  readonly suspended: boolean;
  readonly lotNumber: string | null;
  readonly scans: { readonly count: number; readonly lastMs: number } | null;
  readonly claimedMs: number | null;
  readonly entries: readonly (EntryModel & { readonly lotNumber: string | null })[];
  readonly prints: readonly {
    readonly sheet: number | null;
    readonly slot: number | null;
    readonly reprintReason: string | null;
    readonly createdMs: number;
  }[];
}

/** The look-up of a stamp, with what was found. */
export function stampPage(
  state: FormState,
  answer: { readonly stamp: StampModel; readonly viewer: Viewer } | null,
  locale: Locale,
): string {
  const { stamp: texts } = BATCHES_TEXTS[locale];
  const fault = state.faults[0]?.text;
  const form = filterForm(
    '/console/stamp',
    texts.look,
    textField(
      { name: 'serial', label: texts.serial, hint: texts.serialHint, isRequired: true, autocomplete: 'off' },
      state,
    ),
  );
  const refused =
    fault === undefined
      ? ''
      : html`<div class="faults" role="alert" tabindex="-1" data-focus><p>${fault}</p></div>`;
  return (
    card(null, refused + form + scanSerials('serial', locale)) +
    (answer === null ? '' : found(answer.stamp, answer.viewer, locale))
  );
}

function found(stamp: StampModel, viewer: Viewer, locale: Locale): string {
  const all = BATCHES_TEXTS[locale];
  const { stamp: texts } = all;
  const { serial, scans, voidReason } = stamp;
  const phase =
    voidReason === null ? texts.phases[stamp.phase] : `${texts.phases.voided}: ${all.reasons[voidReason]}`;
  const about = facts([
    {
      name: texts.serial,
      value: { html: html`<span class="serial">${(serial.match(/.{4}/g) ?? [serial]).join('-')}</span>` },
    },
    { name: all.columns.product, value: `${stamp.productName}, ${stamp.variantName}` },
    {
      name: all.columns.code,
      value: { html: html`<a href="/console/batches/${stamp.batchCode}">${stamp.batchCode}</a>` },
    },
    { name: texts.number, value: formatNumber(stampNumber(stamp.index), locale) },
    { name: texts.state, value: stamp.suspended ? `${phase}; ${all.counts.suspended}` : phase },
    { name: texts.lot, value: stamp.lotNumber },
    {
      name: texts.scans,
      value:
        scans === null
          ? texts.noScans
          : `${formatNumber(scans.count, locale)} (${formatTime(scans.lastMs, locale)})`,
    },
    { name: all.claimed, value: stamp.claimedMs === null ? null : formatTime(stamp.claimedMs, locale) },
  ]);
  const history = dataTable({
    caption: texts.history,
    columns: [
      { label: all.logColumns.time },
      { label: all.logColumns.action },
      { label: texts.lot },
      { label: all.logColumns.who },
      { label: all.logColumns.why },
    ],
    rows: stamp.entries.map((entry) => [
      formatTime(entry.timeMs, locale),
      entry.undone
        ? `${actionText(entry, stamp.entries, locale)} (${all.undone})`
        : actionText(entry, stamp.entries, locale),
      entry.lotNumber ?? '–',
      actorName(entry.actor, viewer, locale),
      noteText(entry.note, locale) ?? '–',
    ]),
  });
  const prints = dataTable({
    caption: texts.prints,
    columns: [
      { label: all.jobColumns.time },
      { label: all.jobColumns.sheets },
      { label: all.logColumns.why },
    ],
    rows: stamp.prints.map(({ createdMs, sheet, slot, reprintReason }) => [
      formatTime(createdMs, locale),
      sheet === null || slot === null
        ? '–'
        : texts.place(formatNumber(sheet, locale), formatNumber(slot, locale)),
      reprintReason ?? '–',
    ]),
  });
  return (
    card(null, about) +
    (stamp.entries.length === 0 ? '' : card(texts.history, history)) +
    (stamp.prints.length === 0 ? '' : card(texts.prints, prints))
  );
}

import { type SlotRun, sheetCount } from './slots.ts';
import { type IndexSpan, spansOfPlaces } from './stamp-run.ts';

/**
 * Labels one after the other, as a person counts them: from `firstSlot` of `sheet` to `lastSlot` of `lastSheet`. Sheets
 * and slots count from 1; what is left out is the same sheet, its first label, its last.
 */
export interface LabelRun {
  readonly sheet: number;
  readonly lastSheet?: number;
  readonly firstSlot?: number;
  readonly lastSlot?: number;
}

/** Why a run of labels has no stamps: it is not there, runs backwards, or nothing was printed on it. */
export type LabelRunFault = 'sheet-outside-job' | 'slot-outside-sheet' | 'run-reversed' | 'labels-empty';

/** The stamps on a run of labels, in order of index. Labels at the ends of the print-out that were left empty are passed over. */
export function stampsOnLabels(
  run: SlotRun,
  labels: LabelRun,
):
  | { readonly ok: true; readonly spans: readonly IndexSpan[] }
  | { readonly ok: false; readonly fault: LabelRunFault; readonly member: keyof LabelRun } {
  const { labelsPerSheet, startSlot } = run;
  const { sheet, lastSheet = sheet, firstSlot = 1, lastSlot = labelsPerSheet } = labels;
  const fault = (name: LabelRunFault, member: keyof LabelRun) =>
    ({ ok: false, fault: name, member }) as const;
  const sheets = sheetCount(run);
  if (!isWithin(sheet, sheets)) return fault('sheet-outside-job', 'sheet');
  if (!isWithin(lastSheet, sheets)) return fault('sheet-outside-job', 'lastSheet');
  if (!isWithin(firstSlot, labelsPerSheet)) return fault('slot-outside-sheet', 'firstSlot');
  if (!isWithin(lastSlot, labelsPerSheet)) return fault('slot-outside-sheet', 'lastSlot');
  const placeAt = (atSheet: number, slot: number) => (atSheet - 1) * labelsPerSheet + slot - startSlot;
  const from = placeAt(sheet, firstSlot);
  const to = placeAt(lastSheet, lastSlot);
  if (to < from) return fault('run-reversed', lastSheet < sheet ? 'lastSheet' : 'lastSlot');
  const spans = spansOfPlaces(run, from, to);
  return spans.length === 0 ? fault('labels-empty', 'sheet') : { ok: true, spans };
}

function isWithin(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= limit;
}

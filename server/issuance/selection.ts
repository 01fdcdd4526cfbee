import type { LabelRun } from '../../stamps/sheet/index.ts';
import type { BatchIntervals } from '../../stamps/state/index.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import { findPrintJob } from '../storage/print-jobs.ts';
import type { IssuanceDeps } from './deps.ts';
import { readSerials, spansOfSerials } from './serial-selection.ts';
import { spansOnSheets } from './sheet-selection.ts';
import { joined, type Span } from './spans.ts';

/** Which stamps of a batch a request is about: one range, a list of serials, or labels of a print job. */
export interface StampSelection {
  readonly first?: number;
  /** Inclusive. */
  readonly last?: number;
  readonly serials?: readonly string[];
  /** Of the same batch; alone it means all of its stamps. */
  readonly printJobId?: string;
  readonly sheets?: readonly LabelRun[];
  /** Of what is selected (the whole batch when nothing is) only what is printed, not activated and not suspended. */
  readonly printedOnly?: boolean;
}

/**
 * The spans that a request selects, in order and apart from each other, before their states are looked at.
 * @throws field-missing, field-unknown, range-invalid, print-job-unknown, and the faults of {@link readSerials}, {@link spansOfSerials}
 *   and {@link spansOnSheets}
 */
export async function selectedSpans(
  deps: Pick<IssuanceDeps, 'db' | 'serialAt'>,
  batch: BatchRow,
  selection: StampSelection,
): Promise<readonly Span[]> {
  const { first, last, serials, printJobId, sheets, printedOnly = false } = selection;
  if (serials !== undefined) {
    refuseBeside({ first, last, printJobId, sheets, printedOnly: printedOnly || undefined });
    return await spansOfSerials(deps.serialAt, batch, readSerials(serials));
  }
  if (printJobId !== undefined) {
    refuseBeside({ first, last });
    const job = await findPrintJob(deps.db, printJobId);
    if (job === undefined || job.batchCode !== batch.code) {
      throw problem('print-job-unknown', { field: 'printJobId' });
    }
    return spansOnSheets(job, sheets);
  }
  if (sheets !== undefined) throw problem('field-missing', { field: 'printJobId' });
  if (printedOnly && first === undefined && last === undefined) {
    return [{ first: 0, last: batch.quantity - 1 }];
  }
  if (first === undefined) throw problem('field-missing', { field: 'first' });
  if (last === undefined) throw problem('field-missing', { field: 'last' });
  if (last < first) throw problem('range-invalid', { field: 'last', params: { first, last } });
  return [{ first, last }];
}

/** The part of some spans that can be activated: printed, not activated, not suspended. @throws nothing-printed */
export function printedPart(states: BatchIntervals, spans: readonly Span[]): readonly Span[] {
  const printed = spans.flatMap(({ first, last }) =>
    [...states.intervals(first, last)]
      .filter(({ state }) => state.phase === 'printed' && !state.suspended)
      .map((interval) => ({ first: interval.first, last: interval.last })),
  );
  if (printed.length === 0) throw problem('nothing-printed');
  return joined(printed);
}

function refuseBeside(others: Readonly<Record<string, unknown>>): void {
  const foreign = Object.entries(others).find(([, value]) => value !== undefined);
  if (foreign !== undefined) throw problem('field-unknown', { field: foreign[0] });
}

import { type CivilDay, daysBetween } from '../../stamps/civil-day.ts';
import { isPastDeadline, type StateCounts } from '../../stamps/state/index.ts';
import type { ListedBatchRow } from '../storage/batch-list.ts';
import type { BatchRow } from '../storage/batches.ts';
import { storedDay } from '../storage/certificate-facts.ts';

/** A batch as the API shows it on a day. */
export function presentBatch(row: ListedBatchRow, today: CivilDay) {
  const { tagKeyId: _, hiddenKeyId, requestKey: __, profile, ...batch } = row;
  const { allocated, printed, activated, damaged, lost, stolen, suspended, ...shown } = batch;
  const counts = { allocated, printed, activated, damaged, lost, stolen, suspended };
  return {
    ...shown,
    profile: profile === 'compact' ? ('compact' as const) : ('signed' as const),
    hiddenCode: hiddenKeyId !== null,
    linkForm: row.gtin === null ? ('short' as const) : ('gs1' as const),
    summary: summaryOf(row, counts, today),
  };
}

/** Counts by state on a day. */
export function summaryOf(batch: Pick<BatchRow, 'unusedDeadlineOn'>, counts: StateCounts, today: CivilDay) {
  const { allocated, printed, activated, damaged, lost, stolen, suspended } = counts;
  const unusedDeadlineOn = storedDay(batch.unusedDeadlineOn);
  const unused = allocated + printed;
  const expired = isPastDeadline({ unusedDeadlineOn, today });
  return {
    allocated,
    printed,
    activated,
    voided: { damaged, lost, stolen },
    suspended,
    expiredUnused: expired ? unused : 0,
    expiresInDays: expired || unused === 0 ? null : daysBetween(today, unusedDeadlineOn),
  };
}

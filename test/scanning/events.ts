import type { ScanEventRow } from '../../server/storage/scans.ts';

/** A check of stamp `stampIndex`, public unless told otherwise. */
export function scanEvent(id: string, stampIndex: number, more: Partial<ScanEventRow> = {}): ScanEventRow {
  return {
    id,
    batchCode: 'K7M2QX',
    stampIndex,
    timeMs: 1_000,
    verdict: 'authentic',
    visitorMark: 'mark',
    seenBefore: null,
    provinceCode: null,
    source: 'public',
    ...more,
  };
}

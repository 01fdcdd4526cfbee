import type { Static } from 'typebox';
import type { Language } from '../http/language.ts';
import { problemDocument } from '../http/problem-reply.ts';
import { rangeEntryOf } from '../storage/batch-states.ts';
import type { RangeEntryRow } from '../storage/ranges.ts';
import type { Preview as Previewed } from './preview.ts';
import type { Preview } from './range-schemas.ts';
import { totalOf } from './spans.ts';

/** Spans of a batch that a preview lists. */
const SPANS_SHOWN = 20;

/** A line of the log as the API shows it. */
export function presentEntry(row: RangeEntryRow) {
  const { seq, action, first, last, lotId = null, reason = null, undoes = null, timeMs } = rangeEntryOf(row);
  const { batchCode, note, actor } = row;
  return { batchCode, seq, action, first, last, lotId, reason, note, undoes, actor, timeMs };
}

/** A preview as the API shows it, its refusal in the caller's language. */
export function presentPreview(
  { batches, lots, refusal, undo }: Previewed,
  language: Language,
  requestId: string,
): Static<typeof Preview> {
  const document = refusal && problemDocument(refusal.code, refusal.details, language, requestId);
  return {
    stamps: batches.reduce((sum, { spans }) => sum + totalOf(spans), 0),
    batches: batches.map(({ spans, ...batch }) => ({
      ...batch,
      stamps: totalOf(spans),
      spans: spans.slice(0, SPANS_SHOWN).map(({ first, last }) => ({ first, last })),
      spanCount: spans.length,
    })),
    lots: lots.map(({ id, number, declaredQuantity, activatedQuantity }) => ({
      id,
      number,
      declaredQuantity,
      activatedQuantity,
    })),
    refusal: document && { code: document.code, detail: document.detail, field: document.field ?? null },
    undo: undo && { isPossible: undo.code === null, code: undo.code, untilMs: undo.untilMs },
  };
}

import { parseSerial } from '../../stamps/serial/index.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { IssuanceDeps } from './deps.ts';

/** A run of indexes of one batch; both ends belong to it. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Serials that one request may list. */
export const SERIALS_LIMIT = 200;

/** Which stamps a request is about: one range, or a list of serials. */
export interface StampSelection {
  readonly first?: number;
  readonly last?: number;
  readonly serials?: readonly string[];
}

/** How many stamps a span has. */
export function sizeOf({ first, last }: Span): number {
  return last - first + 1;
}

/**
 * The spans that a request selects, in order and apart from each other.
 * @throws field-missing, field-unknown, range-invalid, serial-invalid, serial-not-issued, serial-repeated
 */
export async function selectedSpans(
  serialAt: IssuanceDeps['serialAt'],
  batch: BatchRow,
  selection: StampSelection,
): Promise<readonly Span[]> {
  const { first, last, serials } = selection;
  if (serials !== undefined) {
    if (first !== undefined) throw problem('field-unknown', { field: 'first' });
    if (last !== undefined) throw problem('field-unknown', { field: 'last' });
    const indexes = await indexesOf(serialAt, batch, serials);
    return joined(indexes.map((index) => ({ first: index, last: index })));
  }
  if (first === undefined) throw problem('field-missing', { field: 'first' });
  if (last === undefined) throw problem('field-missing', { field: 'last' });
  if (last < first) throw problem('range-invalid', { field: 'last', params: { first, last } });
  return [{ first, last }];
}

/** Spans in order of index, with neighbours made one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const runs: { first: number; last: number }[] = [];
  for (const { first, last } of [...spans].sort((a, b) => a.first - b.first)) {
    const run = runs.at(-1);
    if (run !== undefined && run.last + 1 === first) run.last = last;
    else runs.push({ first, last });
  }
  return runs;
}

/** Serials prove themselves by their tag here, so that a mistyped one never voids a neighbour. */
async function indexesOf(serialAt: IssuanceDeps['serialAt'], batch: BatchRow, serials: readonly string[]) {
  const indexes = new Set<number>();
  for (const [place, text] of serials.entries()) {
    const field = `serials[${place}]`;
    const params = { serial: text };
    const parsed = parseSerial(text);
    if (!parsed.ok) throw problem('serial-invalid', { field, params });
    const { index, serial } = parsed;
    if (index >= batch.quantity || (await serialAt(batch, index)) !== serial) {
      throw problem('serial-not-issued', { field, params });
    }
    if (indexes.has(index)) throw problem('serial-repeated', { field, params });
    indexes.add(index);
  }
  return [...indexes];
}

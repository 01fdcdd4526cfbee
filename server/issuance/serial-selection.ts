import { type ParsedSerial, parseSerial } from '../../stamps/serial/index.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { joined, type Span } from './spans.ts';

/** Serials that one request may list. */
export const SERIALS_LIMIT = 200;

/** One serial of a list, as far as its form goes. */
export interface ListedSerial {
  /** Path of the list's member, e.g. `serials[3]`. */
  readonly field: string;
  readonly text: string;
  readonly parsed: ParsedSerial;
}

/**
 * Reads a list of serials as people type and scanners send them.
 * @throws serial-invalid for the first that is none, naming its place; serial-repeated
 */
export function readSerials(serials: readonly string[]): readonly ListedSerial[] {
  const seen = new Set<string>();
  return serials.map((text, place) => {
    const field = `serials[${place}]`;
    const params = { serial: text };
    const parsed = parseSerial(text);
    if (!parsed.ok) throw problem('serial-invalid', { field, params });
    if (seen.has(parsed.serial)) throw problem('serial-repeated', { field, params });
    seen.add(parsed.serial);
    return { field, text, parsed };
  });
}

/**
 * The spans of listed serials, which prove themselves by their tag, so that a mistyped one never voids a neighbour.
 * @throws serial-not-issued
 */
export async function spansOfSerials(
  serialAt: IssuanceDeps['serialAt'],
  batch: BatchRow,
  listed: readonly ListedSerial[],
): Promise<readonly Span[]> {
  const spans: Span[] = [];
  for (const { field, text, parsed } of listed) {
    const { index, serial } = parsed;
    if (index >= batch.quantity || (await serialAt(batch, index)) !== serial) {
      throw problem('serial-not-issued', { field, params: { serial: text } });
    }
    spans.push({ first: index, last: index });
  }
  return joined(spans);
}

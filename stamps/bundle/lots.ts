import type { CivilDay } from '../civil-day.ts';
import { broken } from './byte-reader.ts';
import { JsonFields } from './json-fields.ts';

/** Most lots in one tile. */
export const LOTS_PER_TILE = 512;

/** A lot as an inspector holds goods against it. */
export interface BundleLot {
  readonly id: string;
  readonly number: string;
  readonly producedOn: CivilDay;
  readonly expiresOn: CivilDay | null;
  /** How many units were declared. */
  readonly declaredQuantity: number;
}

/** A recalled lot, with the stamps that were on it: known in the whole country. */
export interface BundleRecall {
  readonly lot: BundleLot;
  /** Place of its product among all products. */
  readonly product: number;
  /** Unix milliseconds. */
  readonly atMs: number;
  readonly notice: { readonly vi: string; readonly en?: string } | null;
  /** Runs of stamps: the place of the batch among all batches, first and last index, inclusive. */
  readonly stamps: readonly RecalledStamps[];
}

/** A run of stamps of a recalled lot. */
export interface RecalledStamps {
  readonly batch: number;
  readonly first: number;
  readonly last: number;
}

/** Reads a tile of lots, JSON. @throws BundleError `broken-part` */
export function readLotTile(value: unknown): BundleLot[] {
  return new JsonFields(value).list('lots', readLot);
}

/** Reads a tile of recalls, JSON. @throws BundleError `broken-part` */
export function readRecallTile(value: unknown): BundleRecall[] {
  return new JsonFields(value).list('recalls', (member) => {
    const fields = new JsonFields(member);
    return {
      lot: readLot(fields.value('lot')),
      product: fields.count('product'),
      atMs: fields.count('atMs'),
      notice: readNotice(fields.value('notice')),
      stamps: fields.list('stamps', readStamps),
    };
  });
}

function readLot(value: unknown): BundleLot {
  const fields = new JsonFields(value);
  return {
    id: fields.text('id'),
    number: fields.text('number'),
    producedOn: fields.day('producedOn'),
    expiresOn: fields.optionalDay('expiresOn'),
    declaredQuantity: fields.count('declaredQuantity'),
  };
}

function readNotice(value: unknown): BundleRecall['notice'] {
  if (value === undefined) return null;
  const fields = new JsonFields(value);
  const en = fields.optionalText('en');
  return { vi: fields.text('vi'), ...(en === null ? {} : { en }) };
}

function readStamps(value: unknown): RecalledStamps {
  if (!Array.isArray(value) || value.length !== 3) throw broken('stamps of a recall are wrong');
  const [batch, first, last]: unknown[] = value;
  if (!isCount(batch) || !isCount(first) || !isCount(last) || last < first)
    throw broken('stamps of a recall are wrong');
  return { batch, first, last };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

import { addDays, type CivilDay, daysBetween } from '../civil-day.ts';
import { type Gtin, parseGtin } from '../gs1/index.ts';
import { base32, valuesOfText } from '../serial/alphabet.ts';
import { BATCH_CODE_LENGTH, type BatchCode, MAX_INDEX, parseBatchCode } from '../serial/index.ts';
import type { LinkTarget } from '../signature/index.ts';
import { ByteReader, broken } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

/** Most batches in a tile. Batches stand in the order in which they were issued, so a full tile never changes again. */
export const BATCHES_PER_TILE = 2_048;

/** What never changes about a batch. */
export interface BundleBatch {
  readonly code: BatchCode;
  /** 1 to 1,048,576 stamps. */
  readonly quantity: number;
  readonly target: LinkTarget;
  readonly profile: 'signed' | 'compact';
  /** Its stamps have codes under a scratch layer. */
  readonly hasHiddenCodes: boolean;
  /** Place of its issuer key in the manifest's list. */
  readonly key: number;
  /** Place of its product among all products of the bundle. */
  readonly product: number;
  /** Place of its pack among the packs of the product. */
  readonly pack: number;
  /** The province whose state tiles hold it: two digits. */
  readonly provinceCode: string;
  /** Last day on which its stamps may be activated. */
  readonly unusedDeadlineOn: CivilDay;
}

/** A tile as it is kept in memory: 30 bytes a batch, whatever it says. */
export interface BatchTile {
  readonly count: number;
  /** Batch codes as numbers of 30 bits. */
  readonly codes: Uint32Array;
  /** The batch at a place. @throws TypeError unless it is from 0 to `count - 1` */
  batchAt(place: number): BundleBatch;
}

const FORM = 1;
const EPOCH = '2020-01-01' as CivilDay;
const MAX_DEADLINE_DAYS = 36_500;
const MAX_GTIN = 99_999_999_999_999;
const COMPACT = 1;
const HIDDEN_CODES = 2;
const FLAGS = COMPACT | HIDDEN_CODES;

/** The bytes of a tile: in columns, because bytes of one kind beside each other compress best. */
export function encodeBatchTile(batches: readonly BundleBatch[]): Uint8Array {
  if (batches.length > BATCHES_PER_TILE) throw new TypeError('a tile holds 2,048 batches at most');
  const to = new ByteWriter();
  to.uint8(FORM);
  to.varint(batches.length);
  for (const { code } of batches) to.uint32(batchCodeNumber(code));
  for (const { quantity } of batches) to.varint(quantity);
  const gtins = [...new Set(batches.flatMap(({ target }) => (target.form === 'gs1' ? [target.gtin] : [])))];
  to.varint(gtins.length);
  for (const gtin of gtins) to.varint(Number(gtin));
  const places = new Map(gtins.map((gtin, place) => [gtin, place + 1]));
  for (const { target } of batches) to.varint(target.form === 'gs1' ? (places.get(target.gtin) ?? 0) : 0);
  for (const { profile, hasHiddenCodes } of batches)
    to.uint8((profile === 'compact' ? COMPACT : 0) | (hasHiddenCodes ? HIDDEN_CODES : 0));
  for (const { key } of batches) to.varint(key);
  for (const { product } of batches) to.varint(product);
  for (const { pack } of batches) to.varint(pack);
  for (const { provinceCode } of batches) to.uint8(Number(provinceCode));
  for (const { unusedDeadlineOn } of batches) to.varint(daysBetween(EPOCH, unusedDeadlineOn));
  return to.bytes();
}

/** Reads a tile. @throws BundleError `broken-part` */
export function decodeBatchTile(bytes: Uint8Array): BatchTile {
  const from = new ByteReader(bytes);
  if (from.uint8() !== FORM) throw broken('its form is not known');
  const count = from.varint(BATCHES_PER_TILE);
  const columnOf = <C extends Uint8Array | Uint16Array | Uint32Array>(column: C, read: () => number): C => {
    for (let place = 0; place < count; place += 1) column[place] = read();
    return column;
  };
  const codes = columnOf(new Uint32Array(count), () => codeNumber(from));
  const quantities = columnOf(new Uint32Array(count), () => from.varint(MAX_INDEX + 1));
  const gtins: Gtin[] = [];
  for (let left = from.varint(count); left > 0; left -= 1) gtins.push(readGtin(from));
  const targets = columnOf(new Uint16Array(count), () => from.varint(gtins.length));
  const flags = columnOf(new Uint8Array(count), () => from.uint8());
  const keys = columnOf(new Uint16Array(count), () => from.varint(0xffff));
  const products = columnOf(new Uint32Array(count), () => from.varint(0xffffffff));
  const packs = columnOf(new Uint16Array(count), () => from.varint(0xffff));
  const provinces = columnOf(new Uint8Array(count), () => from.uint8());
  const deadlines = columnOf(new Uint16Array(count), () => from.varint(MAX_DEADLINE_DAYS));
  from.finish();
  if (quantities.includes(0)) throw broken('a batch has no stamps');
  if (flags.some((flag) => (flag & ~FLAGS) !== 0)) throw broken('a batch has a flag that is not known');
  if (provinces.some((province) => province < 1 || province > 99)) throw broken('a province has no code');
  const valueAt = (column: ArrayLike<number>, place: number): number => {
    const value = column[place];
    if (value === undefined) throw new TypeError('the tile has no batch at this place');
    return value;
  };
  return {
    count,
    codes,
    batchAt(place) {
      const gtin = gtins[valueAt(targets, place) - 1];
      const flag = valueAt(flags, place);
      return {
        code: batchCodeOf(valueAt(codes, place)),
        quantity: valueAt(quantities, place),
        target: gtin === undefined ? { form: 'short' } : { form: 'gs1', gtin },
        profile: (flag & COMPACT) === 0 ? 'signed' : 'compact',
        hasHiddenCodes: (flag & HIDDEN_CODES) !== 0,
        key: valueAt(keys, place),
        product: valueAt(products, place),
        pack: valueAt(packs, place),
        provinceCode: String(valueAt(provinces, place)).padStart(2, '0'),
        unusedDeadlineOn: addDays(EPOCH, valueAt(deadlines, place)),
      };
    },
  };
}

/** A batch code as a number of 30 bits: what its six characters stand for. */
export function batchCodeNumber(code: BatchCode): number {
  return valuesOfText(code).reduce((number, value) => number * 32 + value, 0);
}

function batchCodeOf(number: number): BatchCode {
  const code = parseBatchCode(base32(number, BATCH_CODE_LENGTH));
  if (code === undefined) throw new TypeError('a batch code has 30 bits');
  return code;
}

function codeNumber(from: ByteReader): number {
  const number = from.uint32();
  if (number >= 2 ** 30) throw broken('a batch code has more than 30 bits');
  return number;
}

function readGtin(from: ByteReader): Gtin {
  const parsed = parseGtin(String(from.varint(MAX_GTIN)).padStart(14, '0'));
  if (!parsed.ok) throw broken('a GTIN is wrong');
  return parsed.gtin;
}

import { base32, textOfValues, valuesOfText } from './alphabet.ts';
import { checkCharacter, hasValidCheck } from './check.ts';
import { SEPARATOR, typedValue } from './typed.ts';

/** Six canonical characters, 30 bits, unique for each batch. */
export type BatchCode = string & { readonly batchCode: unique symbol };
/** Sixteen canonical characters without hyphens. */
export type Serial = string & { readonly serial: unique symbol };

/** The highest index a stamp can have in its batch. */
export const MAX_INDEX = 1_048_575;
/** The highest tag: 25 bits. */
export const MAX_TAG = 33_554_431;
/** Characters of a serial. */
export const SERIAL_LENGTH = 16;
/** Characters of a batch code. */
export const BATCH_CODE_LENGTH = 6;

const MAX_TYPED_LENGTH = 256;

/** Why a text is no serial: all three are typing errors and accuse nobody. */
export type SerialFault = 'serial-length' | 'serial-character' | 'serial-check';

/** A text that has the form of a serial. */
export interface ParsedSerial {
  ok: true;
  serial: Serial;
  batchCode: BatchCode;
  /** 0 to {@link MAX_INDEX}. */
  index: number;
  /** 0 to {@link MAX_TAG}; form only, nothing is proved yet. */
  tag: number;
}

/** A text that is no serial, with the place to look at. */
export interface SerialError {
  ok: false;
  fault: SerialFault;
  /** The group of four, counted from 1, that holds the wrong character. */
  group?: 1 | 2 | 3 | 4;
  /** Characters found, when there are not sixteen. */
  length?: number;
}

/** Reads a serial as people type it; one canonical form comes out, whatever the case, spaces or hyphens. */
export function parseSerial(text: string): ParsedSerial | SerialError {
  if (text.length > MAX_TYPED_LENGTH) return { ok: false, fault: 'serial-length', length: text.length };
  const values: number[] = [];
  for (const char of text) {
    const value = typedValue(char);
    if (value === SEPARATOR) continue;
    if (value < 0) {
      const place = values.length;
      return {
        ok: false,
        fault: 'serial-character',
        ...(place < SERIAL_LENGTH ? { group: groupOf(place) } : {}),
      };
    }
    values.push(value);
  }
  if (values.length !== SERIAL_LENGTH) return { ok: false, fault: 'serial-length', length: values.length };
  if (!hasValidCheck(values)) return { ok: false, fault: 'serial-check' };
  const canonical = textOfValues(values);
  return {
    ok: true,
    serial: canonical as Serial,
    batchCode: canonical.slice(0, BATCH_CODE_LENGTH) as BatchCode,
    index: numberAt(values, 6, 10),
    tag: numberAt(values, 10, 15),
  };
}

/** Reads a batch code, as forgiving as {@link parseSerial}; undefined unless it has six characters of the alphabet. */
export function parseBatchCode(text: string): BatchCode | undefined {
  if (text.length > MAX_TYPED_LENGTH) return undefined;
  const values: number[] = [];
  for (const char of text) {
    const value = typedValue(char);
    if (value === SEPARATOR) continue;
    if (value < 0) return undefined;
    values.push(value);
  }
  return values.length === BATCH_CODE_LENGTH ? (textOfValues(values) as BatchCode) : undefined;
}

/** Characters 1 to 10 of a serial: the part that the tag covers. @throws TypeError when the index is out of range. */
export function serialPrefix(batchCode: BatchCode, index: number): string {
  if (!Number.isInteger(index) || index < 0 || index > MAX_INDEX)
    throw new TypeError('index is out of range');
  return batchCode + base32(index, 4);
}

/** The serial of a stamp. @throws TypeError when index or tag is out of range. */
export function encodeSerial(batchCode: BatchCode, index: number, tag: number): Serial {
  if (!Number.isInteger(tag) || tag < 0 || tag > MAX_TAG) throw new TypeError('tag is out of range');
  const body = serialPrefix(batchCode, index) + base32(tag, 5);
  return (body + checkCharacter(valuesOfText(body))) as Serial;
}

/** The serial as it is shown and printed: `K7M2-QX00-042F-3K9B`. */
export function formatSerial(serial: Serial): string {
  return `${serial.slice(0, 4)}-${serial.slice(4, 8)}-${serial.slice(8, 12)}-${serial.slice(12)}`;
}

function groupOf(place: number): 1 | 2 | 3 | 4 {
  if (place < 4) return 1;
  if (place < 8) return 2;
  return place < 12 ? 3 : 4;
}

function numberAt(values: readonly number[], from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i += 1) number = number * 32 + (values[i] ?? 0);
  return number;
}

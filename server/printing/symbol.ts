import { create, type QRCodeSegment } from 'qrcode';
import type { SymbolSegment } from '../../stamps/link/index.ts';
import { modulesOfVersion, type SymbolLevel, smallestVersion } from '../../stamps/sheet/index.ts';
import { codewordEncoder } from './symbol-codewords.ts';

/** How every symbol of a print run is made: one version, one level, one mask. */
export interface SymbolForm {
  /** 1 to 20. */
  readonly version: number;
  readonly level: SymbolLevel;
  /** Mask pattern 0 to 7. */
  readonly mask: MaskPattern;
}

/** The eight mask patterns of ISO/IEC 18004. */
export type MaskPattern = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One symbol without its quiet zone: rows from the top, each padded to whole bytes, first module in the high bit, 1 dark. */
export type SymbolBits = Uint8Array;

/** Draws symbols of one form; the bits that it returns are the caller's. */
export interface SymbolDrawer {
  /** Modules along one side. */
  readonly modules: number;
  /** Bytes of one row. */
  readonly rowBytes: number;
  /** @throws TypeError when the segments do not fit the form. */
  draw(segments: readonly SymbolSegment[]): SymbolBits;
}

/**
 * A drawer whose function patterns, format and mask are computed once from `sample`; per symbol only the codewords
 * are set. Every result equals what `qrcode` draws with the same form.
 */
export function symbolDrawer(form: SymbolForm, sample: readonly SymbolSegment[]): SymbolDrawer {
  const encode = codewordEncoder(form.version, form.level);
  const { modules } = create(qrSegments(sample), {
    version: form.version,
    errorCorrectionLevel: form.level,
    maskPattern: form.mask,
  });
  const size = modules.size;
  const rowBytes = Math.ceil(size / 8);
  const { byteAt, bitAt } = placement(size, rowBytes, modules.reservedBit);
  const place = (codewords: Uint8Array, bits: Uint8Array) => {
    let k = 0;
    for (let at = 0; at < codewords.length; at++) {
      const codeword = codewords[at] ?? 0;
      for (let shift = 7; shift >= 0; shift--, k++) {
        // Without a branch: whether a bit is set is a coin toss that no processor foresees.
        const target = byteAt[k] ?? 0;
        bits[target] = (bits[target] ?? 0) ^ ((bitAt[k] ?? 0) & -((codeword >> shift) & 1));
      }
    }
  };
  const base = new Uint8Array(rowBytes * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = row * rowBytes + (column >> 3);
      if (modules.data[row * size + column]) base[at] = (base[at] ?? 0) | (128 >> (column & 7));
    }
  }
  // What the sample's codewords turned is turned back: patterns, format and mask remain.
  place(encode(sample), base);
  return {
    modules: size,
    rowBytes,
    draw(segments) {
      const bits = base.slice();
      place(encode(segments), bits);
      return bits;
    },
  };
}

/** Where each codeword bit goes: column pairs from the right, upwards and downwards in turn. Source: ISO/IEC 18004, 7.7.3. */
function placement(
  size: number,
  rowBytes: number,
  reserved: Uint8Array,
): { byteAt: Uint16Array; bitAt: Uint8Array } {
  const byteAt = new Uint16Array(size * size);
  const bitAt = new Uint8Array(size * size);
  let k = 0;
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (reserved[row * size + column]) continue;
        byteAt[k] = row * rowBytes + (column >> 3);
        bitAt[k] = 128 >> (column & 7);
        k++;
      }
    }
    upwards = !upwards;
  }
  return { byteAt: byteAt.slice(0, k), bitAt: bitAt.slice(0, k) };
}

/** Segments as `qrcode` takes them. */
export function qrSegments(segments: readonly SymbolSegment[]): QRCodeSegment[] {
  return segments.map(({ mode, data }) => {
    if (mode === 'byte') return { mode, data: Buffer.from(data, 'latin1') };
    if (mode === 'numeric') return { mode, data };
    return { mode, data };
  });
}

/**
 * The form for a print run: the smallest version for its segments, and the mask that `qrcode` prefers most often
 * on the samples (the lowest on a tie). Undefined when no version up to 20 holds them.
 */
export function chooseForm(
  samples: readonly (readonly SymbolSegment[])[],
  level: SymbolLevel,
): SymbolForm | undefined {
  let version = 1;
  for (const sample of samples) {
    const needed = smallestVersion(sample, level);
    if (needed === undefined) return undefined;
    version = Math.max(version, needed);
  }
  const votes = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const sample of samples) {
    const { maskPattern } = create(qrSegments(sample), { version, errorCorrectionLevel: level });
    if (maskPattern !== undefined) votes[maskPattern] = (votes[maskPattern] ?? 0) + 1;
  }
  const masks: readonly MaskPattern[] = [0, 1, 2, 3, 4, 5, 6, 7];
  const mask = masks.reduce((best, next) => ((votes[next] ?? 0) > (votes[best] ?? 0) ? next : best));
  return { version, level, mask };
}

/** Whether the module at that row and column is dark. */
export function isDark(bits: SymbolBits, form: SymbolForm, row: number, column: number): boolean {
  const rowBytes = Math.ceil(modulesOfVersion(form.version) / 8);
  return ((bits[row * rowBytes + (column >> 3)] ?? 0) & (128 >> (column & 7))) !== 0;
}

import { parseGtin } from '../../stamps/gs1/index.ts';
import { type LinkTarget, symbolSegments } from '../../stamps/link/index.ts';
import { encodeSerial, parseBatchCode } from '../../stamps/serial/index.ts';
import {
  DPIS,
  type Dpi,
  modulesOfVersion,
  SYMBOL_LEVELS,
  type SymbolLevel,
  smallestLabelMm,
  smallestVersion,
} from '../../stamps/sheet/index.ts';
import { SIGNATURE_DIGITS } from '../../stamps/signature/index.ts';

/** The smallest square label for one kind of stamp on one printer. */
export interface SmallestLabel {
  readonly profile: 'signed' | 'compact';
  readonly linkForm: 'gs1' | 'short';
  readonly level: SymbolLevel;
  readonly dpi: Dpi;
  /** Along one side of the symbol. */
  readonly modules: number;
  /** With the quiet zone, mm, rounded up to a hundredth. */
  readonly sideMm: number;
}

/** The smallest label of every kind of stamp whose links begin with `origin`, on every printer. */
export function smallestLabels(origin: string): SmallestLabel[] {
  const labels: SmallestLabel[] = [];
  for (const profile of ['signed', 'compact'] as const) {
    for (const linkForm of ['gs1', 'short'] as const) {
      for (const level of SYMBOL_LEVELS) {
        const version = smallestVersion(segmentsLike(origin, linkForm, profile), level);
        if (version === undefined) continue;
        const modules = modulesOfVersion(version);
        for (const dpi of DPIS) {
          const sideMm = Math.ceil(smallestLabelMm(modules, dpi) * 100 - 1e-6) / 100;
          labels.push({ profile, linkForm, level, dpi, modules, sideMm });
        }
      }
    }
  }
  return labels;
}

/** Segments as long as those of a real stamp: only their lengths decide. */
export function segmentsLike(origin: string, linkForm: 'gs1' | 'short', profile: 'signed' | 'compact') {
  const batchCode = parseBatchCode('000000');
  const gtin = parseGtin('00000000000000');
  if (batchCode === undefined || !gtin.ok) throw new TypeError('zeros are a batch code and a GTIN');
  const target: LinkTarget = linkForm === 'gs1' ? { form: 'gs1', gtin: gtin.gtin } : { form: 'short' };
  const parts = { origin, target, serial: encodeSerial(batchCode, 0, 0) };
  return symbolSegments(profile === 'signed' ? { ...parts, signature: '0'.repeat(SIGNATURE_DIGITS) } : parts);
}

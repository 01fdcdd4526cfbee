import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { stampMaker } from '../../server/printing/stamp-maker.ts';
import {
  chooseForm,
  isDark,
  type MaskPattern,
  qrSegments,
  symbolDrawer,
} from '../../server/printing/symbol.ts';
import type { SymbolSegment } from '../../stamps/link/index.ts';
import { modulesOfVersion, SYMBOL_LEVELS } from '../../stamps/sheet/index.ts';
import { sheetRequest } from './sheets.ts';

const MASKS: readonly MaskPattern[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Rows of a symbol as qrcode draws it, then as ours does. */
function both(
  segments: readonly SymbolSegment[],
  sample: readonly SymbolSegment[],
  version: number,
  level: 'L' | 'M',
  mask: MaskPattern,
) {
  const form = { version, level, mask };
  const bits = symbolDrawer(form, sample).draw(segments);
  const size = modulesOfVersion(version);
  const theirs = create(qrSegments(segments), { version, errorCorrectionLevel: level, maskPattern: mask });
  const rows = (dark: (row: number, column: number) => boolean) =>
    Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => (dark(row, column) ? '#' : ' ')).join(''),
    );
  return [
    rows((row, column) => theirs.modules.get(row, column) === 1),
    rows((row, column) => isDark(bits, form, row, column)),
  ];
}

describe('symbolDrawer', () => {
  it.each(SYMBOL_LEVELS)('draws what qrcode draws, in every version and mask, level %s', (level) => {
    for (let version = 1; version <= 20; version++) {
      for (const mask of MASKS) {
        const sample = [{ mode: 'numeric', data: '1'.repeat(version) }] as const;
        const segments = [
          { mode: 'numeric', data: '98765432101234567890'.slice(0, version) },
          { mode: 'alphanumeric', data: 'A1 $%*+-./:'.slice(0, Math.min(version, 11)) },
          { mode: 'byte', data: '?s=hTtp~'.slice(0, Math.min(version, 8)) },
        ] as const;
        const shown = version === 1 ? segments.slice(0, 1) : segments;
        const [theirs, ours] = both(shown, sample, version, level, mask);
        expect(ours).toEqual(theirs);
      }
    }
  });

  it('draws a full symbol without padding', () => {
    const segments = [{ mode: 'byte', data: 'x'.repeat(106) }] as const;
    const [theirs, ours] = both(segments, segments, 6, 'M', 3);
    expect(ours).toEqual(theirs);
  });

  it.each([
    ['a text that does not fit', [{ mode: 'numeric', data: '1'.repeat(42) }]],
    ['lower case in alphanumeric mode', [{ mode: 'alphanumeric', data: 'a' }]],
    ['a letter in numeric mode', [{ mode: 'numeric', data: '1A' }]],
    ['a letter outside ASCII', [{ mode: 'byte', data: 'ơ' }]],
  ] as const)('refuses %s', (_, segments) => {
    const drawer = symbolDrawer({ version: 1, level: 'L', mask: 0 }, [{ mode: 'numeric', data: '1' }]);
    expect(() => drawer.draw(segments)).toThrow(TypeError);
  });
});

describe('the symbol of a stamp', () => {
  const { batch, secrets } = sheetRequest();
  const hosts = {
    short: 'https://t.vn',
    of23: `https://${'a'.repeat(20)}.vn`,
    of24: `https://${'a'.repeat(21)}.vn`,
    of40: `https://${'a'.repeat(37)}.vn`,
  };

  it.each([
    ['signed', 'of23', 'L', 41],
    ['signed', 'of24', 'L', 41],
    ['signed', 'of23', 'M', 45],
    ['signed', 'of24', 'M', 49],
    ['signed', 'of40', 'M', 49],
    ['compact', 'short', 'L', 29],
    ['compact', 'of24', 'L', 29],
    ['compact', 'of24', 'M', 33],
    ['compact', 'of40', 'L', 33],
  ] as const)('%s, host %s, level %s: %i modules', (profile, host, level, modules) => {
    const maker = stampMaker(
      { ...batch, origin: hosts[host] },
      profile === 'signed' ? secrets : { tagKey: secrets.tagKey },
    );
    const samples = [0, 1, 2, 3].map((index) => maker.segments(maker.make(index)));
    const form = chooseForm(samples, level);
    expect(form && modulesOfVersion(form.version)).toBe(modules);
    const theirs = create(qrSegments(samples[0] ?? []), { errorCorrectionLevel: level });
    expect(theirs.version).toBe(form?.version);
  });

  it('of a compact batch with short links has 25 modules', () => {
    const maker = stampMaker(
      { ...batch, origin: hosts.short, target: { form: 'short' } },
      { tagKey: secrets.tagKey },
    );
    const form = chooseForm([maker.segments(maker.make(0))], 'L');
    expect(form && modulesOfVersion(form.version)).toBe(25);
  });

  it('has one mask for the batch, the one that qrcode prefers on most of the sample', () => {
    const maker = stampMaker(batch, secrets);
    const samples = Array.from({ length: 9 }, (_, index) => maker.segments(maker.make(index)));
    const votes = new Map<number, number>();
    for (const sample of samples) {
      const mask = create(qrSegments(sample), { errorCorrectionLevel: 'M' }).maskPattern ?? -1;
      votes.set(mask, (votes.get(mask) ?? 0) + 1);
    }
    const form = chooseForm(samples, 'M');
    expect(votes.get(form?.mask ?? -1)).toBe(Math.max(...votes.values()));
    expect(chooseForm([[{ mode: 'byte', data: 'x'.repeat(900) }]], 'M')).toBeUndefined();
  });
});

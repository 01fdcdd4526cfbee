import qr from 'qrcode';
import { describe, expect, it } from 'vitest';
import { buildStampLink, type StampLinkParts, symbolSegments } from '../../../stamps/link/index.ts';
import { linkTarget, serialOf, testBatch } from '../../support/stamp-world.ts';

const SERIAL = serialOf(testBatch('K7M2QX'), 42);
const DIGITS = `${'1234567890'.repeat(15)}12345`;
const GS1: StampLinkParts = {
  origin: 'https://tem.example.vn',
  target: linkTarget('8936012345674'),
  serial: SERIAL,
  signature: DIGITS,
};
const SHORT: StampLinkParts = { origin: 'https://tem.example.vn', target: linkTarget(), serial: SERIAL };

describe('stamp link', () => {
  it('is a GS1 Digital Link or a short link', () => {
    expect(buildStampLink(GS1)).toBe(`https://tem.example.vn/01/08936012345674/21/${SERIAL}?s=${DIGITS}`);
    expect(buildStampLink(SHORT)).toBe(`https://tem.example.vn/S/${SERIAL}`);
  });

  it('goes into the symbol in four segments', () => {
    expect(symbolSegments(GS1)).toEqual([
      { mode: 'byte', data: 'https://' },
      { mode: 'alphanumeric', data: `TEM.EXAMPLE.VN/01/08936012345674/21/${SERIAL}` },
      { mode: 'byte', data: '?s=' },
      { mode: 'numeric', data: DIGITS },
    ]);
    expect(symbolSegments(SHORT)).toEqual([
      { mode: 'byte', data: 'https://' },
      { mode: 'alphanumeric', data: `TEM.EXAMPLE.VN/S/${SERIAL}` },
    ]);
  });

  it('keeps a host out of alphanumeric mode that does not fit it', () => {
    expect(symbolSegments({ ...SHORT, origin: 'http://[::1]:3000' })).toEqual([
      { mode: 'byte', data: 'http://[::1]:3000' },
      { mode: 'alphanumeric', data: `/S/${SERIAL}` },
    ]);
  });

  it.each([
    ['L', 23, 41],
    ['M', 23, 45],
    ['M', 24, 49],
  ] as const)('at level %s with a host of %i characters has %i modules', (level, hostLength, modules) => {
    const origin = `https://${'h'.repeat(hostLength - 3)}.vn`;
    const segments = symbolSegments({ ...GS1, origin });
    const symbol = qr.create(
      segments.map(({ mode, data }) =>
        mode === 'byte' ? { mode, data: Buffer.from(data) } : { mode, data },
      ),
      { errorCorrectionLevel: level },
    );
    expect(symbol.modules.size).toBe(modules);
  });

  it.each(['', '1', `${DIGITS}1`, DIGITS.replace('5', 'x')])(
    'the signature %j is a mistake of the program',
    (signature) => {
      expect(() => buildStampLink({ ...SHORT, signature })).toThrow(TypeError);
      expect(() => symbolSegments({ ...SHORT, signature })).toThrow(TypeError);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiBytes, base64url, bytesFromBase64url } from '../../stamps/index.ts';

describe('BASE64URL', () => {
  it('agrees with the platform, there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = base64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(bytesFromBase64url(text)).toEqual(bytes);
      }),
      { seed: 10 },
    );
  });

  it.each(['A', 'AAAAA', 'AA=', 'AA==', 'A+AA', 'A/AA', 'A A', 'AA\n', 'AAAé', 'AB', 'AAB', '_x'])(
    '%j is not canonical',
    (text) => {
      expect(bytesFromBase64url(text)).toBeUndefined();
    },
  );

  it('signed text is ASCII', () => {
    expect(asciiBytes('S/~')).toEqual(Uint8Array.of(0x53, 0x2f, 0x7e));
    expect(() => asciiBytes('é')).toThrow(TypeError);
  });
});

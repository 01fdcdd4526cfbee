import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyedMac } from '../../server/printing/keyed-mac.ts';

it('is HMAC-SHA-256, message after message', () => {
  const keys = fc.uint8Array({ minLength: 0, maxLength: 64 });
  const messages = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 10, maxLength: 10 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(keys, messages, (key, texts) => {
      const mac = keyedMac(key, 10);
      for (const text of texts) {
        expect(Buffer.from(mac(text))).toEqual(createHmac('sha256', key).update(text).digest());
      }
    }),
    { seed: 2 },
  );
});

it('refuses a message of another length and a key longer than a block', () => {
  expect(() => keyedMac(new Uint8Array(32), 10)('short')).toThrow(TypeError);
  expect(() => keyedMac(new Uint8Array(65), 10)).toThrow(TypeError);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStampText, verifyStamp } from '../../../stamps/index.ts';
import { contextOf, linkOf, serialOf, testBatch } from '../../support/stamp-world.ts';

const BATCHES = [
  testBatch('K7M2QX', { gtin: '8936012345674', quantity: 1_048_576 }),
  testBatch('8R4TN0', { quantity: 1_048_576 }),
];
const CONTEXT = contextOf({ batches: BATCHES });
const OPTIONS = { judgeHost: true };

const CHARACTERS = fc.oneof(
  fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
  fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz-._~:/?#[]@!$&\'()*+,;=% \\"<>^`{|}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const stamps = fc.record({ batch: fc.constantFrom(...BATCHES), index: fc.nat(1_048_575) });

/** True when both texts name the same stamp in the same way, as a change of case does. */
function saysTheSame(a: string, b: string): boolean {
  const [first, second] = [parseStampText(a), parseStampText(b)];
  return first.ok && second.ok && JSON.stringify(first) === JSON.stringify(second);
}

describe('a valid stamp with one character changed', () => {
  it('is never authentic, unless it says the same', async () => {
    let harmless = 0;
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(stamps, fc.infiniteStream(CHARACTERS), async ({ batch, index }, characters) => {
        const link = linkOf(batch, index);
        for (let place = 0; place < link.length; place += 1) {
          const other = String(characters.next().value);
          if (other === link[place]) continue;
          const text = link.slice(0, place) + other + link.slice(place + 1);
          const { verdict, proof } = await verifyStamp(text, CONTEXT, OPTIONS);
          tried += 1;
          if (verdict !== 'authentic') continue;
          expect(proof).toBe('signature');
          expect(saysTheSame(text, link), text).toBe(true);
          harmless += 1;
        }
      }),
      { seed: 7, numRuns: 12 },
    );
    expect(tried).toBeGreaterThan(2_000);
    expect(harmless).toBeLessThan(tried / 10);
  });

  it('by every other digit of its signature is forged or out of range', async () => {
    const [batch] = BATCHES;
    if (batch === undefined) throw new Error('no batch');
    const link = linkOf(batch, 123_456);
    const from = link.indexOf('?s=') + 3;
    for (let place = from; place < link.length; place += 1) {
      const digit = (Number(link[place]) + 1) % 10;
      const { verdict } = await verifyStamp(
        link.slice(0, place) + digit + link.slice(place + 1),
        CONTEXT,
        OPTIONS,
      );
      expect(['forged', 'malformed']).toContain(verdict);
      if (place > from) expect(verdict).toBe('forged');
    }
  });

  it('typed: is never authentic', async () => {
    await fc.assert(
      fc.asyncProperty(stamps, fc.nat(15), CHARACTERS, async ({ batch, index }, place, other) => {
        const serial = serialOf(batch, index);
        const text = serial.slice(0, place) + other + serial.slice(place + 1);
        const parsed = parseStampText(text);
        fc.pre(!(parsed.ok && parsed.serial === serial));
        expect((await verifyStamp(text, CONTEXT, OPTIONS)).verdict).not.toBe('authentic');
      }),
      { seed: 8, numRuns: 2_000 },
    );
  });

  it('and a check character made to fit is forged', async () => {
    await fc.assert(
      fc.asyncProperty(stamps, fc.nat(1_048_575), async ({ batch, index }, otherIndex) => {
        fc.pre(index !== otherIndex);
        const forged = serialOf({ ...batch, tagKey: new Uint8Array(32) }, otherIndex);
        const answer = await verifyStamp(
          linkOf(batch, index).replace(serialOf(batch, index), forged),
          CONTEXT,
          OPTIONS,
        );
        expect(answer).toMatchObject({ verdict: 'forged', leading: { reason: 'tag' } });
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});

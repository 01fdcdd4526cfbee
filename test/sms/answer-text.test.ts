import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerText, MESSAGE_CHARACTERS, type ToldStamp } from '../../server/sms/answer-text.ts';
import { unaccented } from '../../server/sms/unaccented.ts';
import { civilDay } from '../../stamps/civil-day.ts';
import { type Finding, VERDICTS } from '../../stamps/verdict/index.ts';

/** Characters of the seven-bit alphabet of messages that cost one each; written out from 3GPP TS 23.038, without the accented. */
const SEVEN_BIT = /^[ !"#$%&'()*+,\-./0-9:;<=>?@A-Za-z_\n]*$/;

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(
    'Mắc ca Lê Anh Tuy Đức',
    'ĐƯỜNG THỐT NỐT ỨỰỬỮ',
    '€[]{}~^|\\ơ̛',
    'ß'.repeat(90),
    ' '.repeat(90),
  ),
);
const days = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(civilDay);
const told: fc.Arbitrary<ToldStamp> = fc.record({
  productName: words,
  producerName: words,
  lotNumber: fc.option(words),
  scans: fc.nat(),
  recognition: fc.record({
    status: fc.constantFrom('valid', 'extended', 'expired', 'revoked', 'none'),
    severity: fc.constant('ok' as const),
    stars: fc.constantFrom(3, 4, 5),
    certificate: fc.record({
      decisionNumber: words,
      stars: fc.constant(4),
      issuedOn: days,
      authority: words,
      expiresOn: days,
      extendedUntil: days,
    }),
  }),
});
const findings: fc.Arbitrary<Finding> = fc.oneof(
  ...VERDICTS.map((verdict) => fc.constant({ verdict } as Finding)),
  fc
    .constantFrom('serial-length', 'serial-check', 'other')
    .map((fault) => ({ verdict: 'malformed', fault }) as Finding),
);

describe('the answer to a message', () => {
  it('is one message of the seven-bit alphabet, whatever the stamp is called', () => {
    fc.assert(
      fc.property(findings, fc.option(told), words, (leading, stamp, host) => {
        const text = answerText(leading, stamp, host);
        expect(text.length).toBeGreaterThan(10);
        expect(text.length).toBeLessThanOrEqual(MESSAGE_CHARACTERS);
        expect(text).toMatch(SEVEN_BIT);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves no mark on any Vietnamese letter', () => {
    const letters = 'aăâeêioôơuưyđ';
    const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    for (const letter of letters)
      for (const mark of marks)
        for (const written of [letter + mark, (letter + mark).toUpperCase()]) {
          expect(unaccented(written.normalize('NFC'))).toMatch(/^[A-Za-z]$/);
          expect(unaccented(written.normalize('NFD'))).toBe(unaccented(written.normalize('NFC')));
        }
  });
});

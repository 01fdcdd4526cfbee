import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MALFORMED_FAULTS, MAX_TEXT_LENGTH, parseStampText } from '../../../stamps/link/index.ts';
import { formatSerial } from '../../../stamps/serial/index.ts';
import { digitsFromSignature } from '../../../stamps/signature/index.ts';
import { linkTarget, serialOf, testBatch } from '../../support/stamp-world.ts';

const SERIAL = serialOf(testBatch('K7M2QX'), 42);
const SIGNATURE = Uint8Array.from({ length: 64 }, (_, i) => 7 * i);
const DIGITS = digitsFromSignature(SIGNATURE);
const GTIN = '08936012345674';
const SHORT = `https://tem.example.vn/S/${SERIAL}`;
const GS1 = `https://tem.example.vn/01/${GTIN}/21/${SERIAL}`;
const HOST = 'tem.example.vn';
const short = { ok: true, target: linkTarget(), serial: SERIAL, index: 42, batchCode: 'K7M2QX' };
const gs1 = { ...short, target: linkTarget(GTIN) };

describe('parseStampText accepts', () => {
  it.each([
    ['a short link', SHORT, { ...short, source: 'link', host: HOST }],
    ['a GS1 link', GS1, { ...gs1, source: 'link', host: HOST }],
    ['a signature', `${GS1}?s=${DIGITS}`, { ...gs1, host: HOST, signature: SIGNATURE }],
    [
      'upper case throughout',
      `${GS1}?s=${DIGITS}`.toUpperCase(),
      { ...gs1, host: HOST, signature: SIGNATURE },
    ],
    [
      'lower case throughout',
      `${SHORT}?s=${DIGITS}`.toLowerCase(),
      { ...short, host: HOST, signature: SIGNATURE },
    ],
    ['http', SHORT.replace('https', 'http'), { ...short, host: HOST }],
    ['no scheme', GS1.slice(8), { ...gs1, host: HOST }],
    ['a trailing slash', `${SHORT}/?s=${DIGITS}`, { ...short, signature: SIGNATURE }],
    ['two trailing slashes', `${GS1}//`, gs1],
    [
      'unknown parameters',
      `${SHORT}?utm_source=zalo&s=${DIGITS}&fbclid=I%FFx`,
      { ...short, signature: SIGNATURE },
    ],
    ['empty parameters', `${SHORT}?&&s=${DIGITS}&`, { ...short, signature: SIGNATURE }],
    ['a fragment', `${SHORT}?s=${DIGITS}#top`, { ...short, signature: SIGNATURE }],
    ['qualifiers', GS1.replace('/21/', '/22/2A/10/L1/21/'), gs1],
    ['attributes', `${GS1}?17=261231&s=${DIGITS}`, { ...gs1, signature: SIGNATURE }],
    ['a GTIN-13', GS1.replace(GTIN, '8936012345674'), gs1],
    [
      'an encoded serial',
      `https://tem.example.vn/S/${encodeURIComponent(formatSerial(SERIAL).replaceAll('-', ' '))}`,
      short,
    ],
    ['a serial in groups', `https://tem.example.vn/s/${formatSerial(SERIAL)}`, short],
    ['encoded digits', `${SHORT}?S=%3${DIGITS[0]}${DIGITS.slice(1)}`, { ...short, signature: SIGNATURE }],
    ['a default port', SHORT.replace(HOST, `${HOST}:443`), { ...short, host: HOST }],
    ['a port', `http://127.0.0.1:3000/S/${SERIAL}`, { ...short, host: '127.0.0.1:3000' }],
    ['a port without scheme', `localhost:3000/S/${SERIAL}`, { ...short, host: 'localhost:3000' }],
    [
      'a link broken by a chat app',
      `${SHORT}?s=${DIGITS.slice(0, 70)}\r\n${DIGITS.slice(70)}`,
      { ...short, signature: SIGNATURE },
    ],
    ['spaces around', `  ${SHORT}\n`, short],
    ['the path of a request', `/S/${SERIAL}?s=${DIGITS}`, { ...short, source: 'path', signature: SIGNATURE }],
    ['the GS1 path of a request', `/01/${GTIN}/21/${SERIAL}/`, { ...gs1, source: 'path' }],
  ])('%s', (_name, text, expected) => {
    expect(parseStampText(text)).toMatchObject(expected);
  });

  it('a typed serial, which names no link', () => {
    const parsed = parseStampText(formatSerial(SERIAL).toLowerCase());
    expect(parsed).toMatchObject({ ok: true, source: 'serial', serial: SERIAL });
    expect(parsed).not.toHaveProperty('target');
    expect(parsed).not.toHaveProperty('host');
    expect(parsed).not.toHaveProperty('signature');
  });

  it('the host that a browser would open', () => {
    expect(parseStampText(`https://tem.example.vn@evil.vn/S/${SERIAL}`)).toMatchObject({ host: 'evil.vn' });
    expect(parseStampText(`https://evil.vn\\@tem.example.vn/S/${SERIAL}`)).toMatchObject({
      ok: false,
      host: 'evil.vn',
    });
    expect(parseStampText(`https://evil.vn#@tem.example.vn/S/${SERIAL}`)).toMatchObject({
      ok: false,
      host: 'evil.vn',
    });
    expect(parseStampText(`https://evil.vn?@tem.example.vn/S/${SERIAL}`)).toMatchObject({
      ok: false,
      host: 'evil.vn',
    });
    expect(parseStampText(`https://tem.example.vn:x@evil.vn/S/${SERIAL}`)).toMatchObject({ host: 'evil.vn' });
  });
});

describe('parseStampText refuses', () => {
  const damaged = (damage: string) => ({ fault: 'damaged-link', damage });
  it.each([
    ['nothing', '', { fault: 'empty' }],
    ['spaces', ' \t\n', { fault: 'empty' }],
    ['hyphens', '----', { fault: 'empty' }],
    ['a truncated signature', `${SHORT}?s=${DIGITS.slice(0, -1)}`, damaged('truncated')],
    ['an empty signature', `${SHORT}?s=`, damaged('truncated')],
    ['a bare s', `${SHORT}?s`, damaged('truncated')],
    ['an s that lost its name', `${SHORT}?x=${DIGITS}`, damaged('truncated')],
    ['an s without its sign', `${SHORT}?s${DIGITS}`, damaged('truncated')],
    ['an s in the fragment', `${SHORT}#s=${DIGITS}`, damaged('truncated')],
    ['a repeated s', `${SHORT}?s=${DIGITS}&s=${DIGITS}`, damaged('doubled')],
    ['an s in both cases', `${SHORT}?s=${DIGITS}&S=1`, damaged('doubled')],
    ['a doubled s', `${SHORT}?s=${DIGITS}?s=${DIGITS}`, damaged('doubled')],
    ['doubled digits', `${SHORT}?s=${DIGITS}${DIGITS}`, damaged('doubled')],
    ['a digit too many', `${SHORT}?s=${DIGITS}0`, damaged('overlong')],
    ['a letter', `${SHORT}?s=${DIGITS.slice(1)}x`, damaged('not-digits')],
    ['bad encoding in s', `${SHORT}?s=${DIGITS.slice(3)}%FF`, damaged('not-digits')],
    ['a number beyond 2^512', `${SHORT}?s=${'9'.repeat(155)}`, damaged('out-of-range')],
    ['2^512 itself', `${SHORT}?s=${2n ** 512n}`, damaged('out-of-range')],
    ['a GTIN with a wrong check digit', GS1.replace(GTIN, '08936012345675'), damaged('gtin')],
    ['a GTIN cut short', GS1.replace(GTIN, '0893601234'), damaged('gtin')],
    ['a GTIN without serial', `https://tem.example.vn/01/${GTIN}`, damaged('no-serial')],
    ['bad encoding of the serial', 'https://tem.example.vn/S/%FF', damaged('encoding')],
    ['bad encoding of a lot', GS1.replace('/21/', '/10/%E0%A4/21/'), damaged('encoding')],
    ['a serial cut short', SHORT.slice(0, -1), { fault: 'serial-length', length: 15 }],
    [
      'a wrong character',
      `${SHORT.slice(0, -16)}U${SHORT.slice(-15)}`,
      { fault: 'serial-character', group: 1 },
    ],
    ['another site', 'https://example.com/', { fault: 'foreign-code', host: 'example.com' }],
    ['another path of ours', 'https://tem.example.vn/api/docs', { fault: 'foreign-code', host: HOST }],
    ['a stem before the path', `https://tem.example.vn/x/S/${SERIAL}`, { fault: 'foreign-code' }],
    ['qualifiers out of order', GS1.replace('/21/', '/10/L1/22/2A/21/'), { fault: 'foreign-code' }],
    ['a stamp behind a redirect', `https://a.vn/?u=${encodeURIComponent(SHORT)}`, { fault: 'foreign-code' }],
    ['a Wi-Fi code', 'WIFI:T:WPA;S:Cafe;P:12345678;;', { fault: 'foreign-code' }],
    ['a contact', 'BEGIN:VCARD\nN:Nguyen\nEND:VCARD', { fault: 'foreign-code' }],
    ['an e-mail link', 'mailto:a@example.vn?subject=/S/x', { fault: 'foreign-code' }],
    ['a script', 'javascript:alert(1)//', { fault: 'foreign-code' }],
    ['another scheme', `ftp://tem.example.vn/S/${SERIAL}`, { fault: 'foreign-code' }],
    ['a scheme-relative link', `//tem.example.vn/S/${SERIAL}`, { fault: 'foreign-code' }],
    ['a barcode', '8936012345674', { fault: 'foreign-code' }],
    ['an element string', '(01)08936012345674(21)A', { fault: 'foreign-code' }],
    [
      'a long sentence',
      'Kính chào quý khách, xin mời dùng thử sản phẩm của chúng tôi',
      { fault: 'foreign-code' },
    ],
    ['HTML', '<img src=x onerror=alert(1)>', { fault: 'foreign-code' }],
    ['SQL', "' or 1=1; --", { fault: 'foreign-code' }],
    ['words before a slash', `xin chao/S/${SERIAL}`, { fault: 'foreign-code' }],
    ['a sentence with a slash', `Quét mã. Xem/S/${SERIAL}`, { fault: 'foreign-code' }],
    ['a name before a slash', `tem/S/${SERIAL}`, { fault: 'foreign-code' }],
    ['a word', 'K7M2QX', { fault: 'serial-length', length: 6 }],
    [
      'a typing error',
      `${SERIAL.slice(0, 15)}${SERIAL.endsWith('0') ? '1' : '0'}`,
      { fault: 'serial-check' },
    ],
    ['no host', `https:///S/${SERIAL}`, { fault: 'foreign-code' }],
  ])('%s', (_name, text, expected) => {
    expect(parseStampText(text)).toMatchObject({ ok: false, ...expected });
  });

  it('a text beyond the limit', () => {
    const longest = `${SHORT}?x=`.padEnd(MAX_TEXT_LENGTH, 'a');
    expect(parseStampText(longest)).toMatchObject({ ok: true });
    expect(parseStampText(`${longest}1`)).toEqual({ ok: false, fault: 'too-long' });
    expect(parseStampText('K'.repeat(10_000))).toEqual({ ok: false, fault: 'too-long' });
    expect(parseStampText('/'.repeat(5_000_000))).toEqual({ ok: false, fault: 'too-long' });
  });
});

describe('parseStampText never throws', () => {
  it.each(['.', ':', '@', '/', '%', '&', '?', 's=', '-', '1', '\u200b', '. ', '01/', '0'])(
    'nor understands nothing but %j',
    (piece) => {
      const text = piece.repeat(MAX_TEXT_LENGTH).slice(0, MAX_TEXT_LENGTH - 1);
      for (const before of ['', '/', 'a.vn/S/', 'https://']) {
        expect(parseStampText((before + text).slice(0, MAX_TEXT_LENGTH))).toMatchObject({ ok: false });
      }
    },
  );

  const piece = fc.constantFrom(
    'https://',
    'HTTP://',
    HOST,
    '/',
    '\\',
    'S',
    '01',
    GTIN,
    '21',
    '10',
    SERIAL,
    '?',
    '&',
    's=',
    DIGITS,
    '%',
    '%FF',
    '#',
    '@',
    ':',
    '-',
    ' ',
    '\n',
    'é',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join('')),
  );

  it('and answers the same for what it understood', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const candidate of [text, `/${text}`, `https://${HOST}/S/${text}`]) {
          const parsed = parseStampText(candidate);
          if (parsed.ok)
            expect(parseStampText(parsed.serial)).toMatchObject({ ok: true, serial: parsed.serial });
          else expect(MALFORMED_FAULTS).toContain(parsed.fault);
        }
      }),
      { seed: 5, numRuns: 3_000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { aimOf } from '../../scanner-web/scan/aim.ts';
import { encodeSerial, formatSerial, parseBatchCode } from '../../stamps/serial/index.ts';

const HOST = 'tem.example.vn';
const batchCode = parseBatchCode('K7M2QX');
if (batchCode === undefined) throw new TypeError('a batch code');
const one = encodeSerial(batchCode, 7, 1_234);
const two = encodeSerial(batchCode, 8, 1_234);
const DIGITS = '7'.repeat(154);
const link = `https://${HOST.toUpperCase()}/01/08936012345674/21/${one}?s=0${DIGITS}`;

describe('the codes in a picture', () => {
  it.each([
    ['nothing', [], { kind: 'none' }],
    ['a link of ours', [link], { kind: 'page', path: `/01/08936012345674/21/${one}?s=0${DIGITS}` }],
    ['a link of ours without its scheme', [`${HOST}/S/${one}`], { kind: 'page', path: `/S/${one}` }],
    [
      'the same link twice',
      [link, link],
      { kind: 'page', path: `/01/08936012345674/21/${one}?s=0${DIGITS}` },
    ],
    [
      'a link and another code beside it',
      ['WIFI:S:cafe;;', `https://${HOST}/S/${one}`],
      { kind: 'page', path: `/S/${one}` },
    ],
    ['a serial', [formatSerial(one)], { kind: 'judge', text: formatSerial(one) }],
    [
      'a link of our form elsewhere',
      [`https://tem.evil.example/S/${one}`],
      { kind: 'judge', text: `https://tem.evil.example/S/${one}` },
    ],
    [
      'a host that begins like ours',
      [`https://${HOST}.evil.example/S/${one}`],
      { kind: 'judge', text: `https://${HOST}.evil.example/S/${one}` },
    ],
    [
      'our host as a user name',
      [`https://${HOST}@evil.example/S/${one}`],
      { kind: 'judge', text: `https://${HOST}@evil.example/S/${one}` },
    ],
    [
      'a host that ends at a backslash',
      [`https://evil.example\\@${HOST}/S/${one}`],
      { kind: 'other', host: 'evil.example' },
    ],
    [
      'a damaged link',
      [`https://${HOST}/S/${one}?s=12`],
      { kind: 'judge', text: `https://${HOST}/S/${one}?s=12` },
    ],
    ['two stamps', [`https://${HOST}/S/${one}`, `https://${HOST}/S/${two}`], { kind: 'several', count: 2 }],
    ['a web address', ['https://shop.example/x'], { kind: 'other', host: 'shop.example' }],
    ['our own home page', [`https://${HOST}/`], { kind: 'other', host: HOST }],
    ['a script', ['javascript:alert(1)'], { kind: 'other', host: null }],
    ['other text', ['WIFI:S:cafe;T:WPA;P:x;;'], { kind: 'other', host: null }],
    ['a very long host', [`https://${'a.'.repeat(60)}vn/`], { kind: 'other', host: null }],
  ])('%s', (_name, texts, aim) => {
    expect(aimOf(texts, HOST)).toEqual(aim);
  });
});

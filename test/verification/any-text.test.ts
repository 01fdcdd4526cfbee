import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Market, startMarket } from '../support/market.ts';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

const verify = async (payload: object) =>
  await market.test.app.inject({ method: 'POST', url: '/api/v1/verify', payload });
const open = async (url: string) => await market.test.app.inject({ url, headers: { accept: 'text/html' } });

describe('text that no keyboard writes', () => {
  it.each<[string, (link: string, serial: string) => object, string, string?]>([
    [
      'a zero in a serial',
      (_, serial) => ({ serial: `${serial.slice(0, 7)}\0${serial.slice(7)}` }),
      'serial-character',
    ],
    ['the end mark of a scanner', (_, serial) => ({ serial: `${serial}\u001d` }), 'serial-character'],
    ['half a surrogate pair in a serial', (_, serial) => ({ serial: `\ud800${serial}` }), 'serial-character'],
    ['nothing but a control character', () => ({ serial: '\u0007' }), 'serial-character'],
    ['another half, in a text', () => ({ uri: 'xin chào \udfff' }), 'serial-character'],
    [
      'a zero in a signature',
      (link) => ({ uri: `${link.slice(0, -5)}\0${link.slice(-4)}` }),
      'damaged-link',
      'not-digits',
    ],
    ['a zero after a link', (link) => ({ uri: `${link}\0` }), 'damaged-link', 'not-digits'],
    ['an escape before a link', (link) => ({ uri: `\u001b${link}` }), 'foreign-code'],
    ['a zero in the host', (link) => ({ uri: link.replace('tem.', 'tem\0.') }), 'foreign-code'],
    ['half a pair in the host', (link) => ({ uri: link.replace('tem.', 'tem.\ud83d') }), 'foreign-code'],
    [
      'a delete in the GTIN',
      (link) => ({ uri: link.replace('/01/0', '/01/\u007f') }),
      'damaged-link',
      'gtin',
    ],
  ])('calls %s malformed, and accuses nobody', async (_, spoil, fault, damage) => {
    const link = market.links.authentic;
    const { serial } = (await verify({ uri: link })).json();
    const response = await verify(spoil(link, serial));
    expect([response.statusCode, response.json().verdict]).toEqual([200, 'malformed']);
    expect(response.json().findings).toMatchObject([{ fault, ...(damage === undefined ? {} : { damage }) }]);
    expect(response.json().findings).toHaveLength(1);
  });

  it('still refuses a member whose name no text may have', async () => {
    const response = await verify({ uri: 'a', 'x\0': 'b' });
    expect([response.statusCode, response.json().code]).toEqual([400, 'field-unknown']);
  });

  it('takes what a hand-held scanner adds for a typing error', async () => {
    const { serial } = (await verify({ uri: market.links.authentic })).json();
    const response = await open(`/?serial=${serial}%1D%00`);
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      400,
      'text/html; charset=utf-8',
    ]);
    expect(response.body).toContain('data-verdict="malformed"');
  });
});

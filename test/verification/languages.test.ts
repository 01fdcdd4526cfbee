import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../scanner-web/views/index.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { plainWords, pseudoLanguage } from '../support/pseudo-language.ts';

const STRANGE = pseudoLanguage();
const PHONE = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36';

let market: Market;
beforeAll(async () => {
  market = await startMarket({ languages: [...LANGUAGES, STRANGE] });
});
afterAll(() => market.close());

async function get(url: string, accepted?: string, accept = 'text/html') {
  const languages = accepted === undefined ? {} : { 'accept-language': accepted };
  return await market.test.app.inject({ url, headers: { accept, 'user-agent': PHONE, ...languages } });
}

describe('a language added to the service', () => {
  it.each([
    [undefined, 'vi'],
    ['fr-FR', 'vi'],
    ['ar', 'ar-XB'],
    ['ar-XB-x-long', 'ar-XB'],
    ['ar;q=0.4, en;q=0.7', 'en'],
    ['en;q=0.2, AR-xb;q=0.9, vi;q=0.5', 'ar-XB'],
    ['ar-EG, en;q=0.5', 'en'],
    ['ar;q=0, en-GB;q=0.1', 'en'],
  ])('is chosen by Accept-Language: %s', async (accepted, code) => {
    const page = await get(pathOf(market.links.authentic), accepted);
    expect(page.headers['content-language']).toBe(code);
    expect(page.body).toContain(`<html lang="${code}"`);
    expect(page.headers.vary).toContain('Accept-Language');
  });

  it('is asked for by every way that says which language a page has', async () => {
    for (const url of [
      '/?lang=ar-xb',
      '/privacy?lang=ar-XB',
      '/report?lang=ar-XB',
      '/?serial=K7M2&lang=ar-XB',
    ]) {
      const page = await get(url, 'en');
      expect(page.headers['content-language'], url).toBe('ar-XB');
      expect(page.body).toContain('hreflang="vi"');
      expect(page.body).toContain('hreflang="en"');
    }
    expect((await get('/?lang=xx', 'en')).headers['content-language']).toBe('en');
  });

  it('is what programs are told, and what a count says that the page shows', async () => {
    const { text, scanToken } = (await get(pathOf(await market.link(7)), 'ar-XB', 'application/json')).json();
    expect(text.language).toBe('ar-XB');
    expect(plainWords(JSON.stringify([text.title, text.meaning, text.action]))).toEqual([]);
    const counted = await market.test.app.inject({
      method: 'POST',
      url: '/api/v1/scans?lang=ar-XB',
      headers: { 'user-agent': PHONE },
      payload: { token: scanToken },
    });
    expect(counted.statusCode).toBe(200);
    expect(counted.json().text).toBe(STRANGE.counts.thisCheck(1, null));
  });
});

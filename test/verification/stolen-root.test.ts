import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

const verify = async (payload: object) =>
  (await market.test.app.inject({ method: 'POST', url: '/api/v1/verify', payload })).json();

it('a compromised tag root leaves a serial alone without a proof, from the next check on', async () => {
  const link = market.links.authentic;
  const { serial } = await verify({ uri: link });
  expect(await verify({ serial })).toMatchObject({ verdict: 'authentic', proof: 'tag' });
  await market.test.keys.markCompromised(market.test.keys.activeTagRoot().id, LOCAL_PRINCIPAL);

  expect(await verify({ uri: link })).toMatchObject({ verdict: 'authentic', proof: 'signature' });
  const needed = {
    verdict: 'malformed',
    severity: 'notice',
    proof: 'none',
    findings: [{ verdict: 'malformed', fault: 'signature-needed' }],
    serial,
    product: null,
    scanToken: null,
  };
  expect(await verify({ serial })).toMatchObject(needed);
  expect(await verify({ uri: link.replace(/\?.*/, '') })).toMatchObject(needed);

  for (const [language, word] of [
    ['vi', 'Chỉ riêng số tem này'],
    ['en', 'This number alone'],
  ] as const) {
    const page = await market.test.app.inject({
      url: pathOf(link).replace(/\?.*/, `?lang=${language}`),
      headers: { accept: 'text/html' },
    });
    // The address names a stamp, so it is no bad request.
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(word);
    expect(page.body).not.toContain('Mắc ca');
  }
});

it('asking for such serials is no guessing: nothing could be learned', async () => {
  const { serial } = await verify({ uri: market.links.authentic });
  for (let time = 0; time < 40; time += 1) expect((await verify({ serial })).verdict).toBe('malformed');
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOON_MS } from '../registry/registry-world.ts';
import { certifiedWorld } from './certified-world.ts';

let world: Awaited<ReturnType<typeof certifiedWorld>>;
beforeAll(async () => {
  world = await certifiedWorld();
});
beforeEach(() => world.clock.set(NOON_MS));
afterAll(() => world.close());

const certified = (given?: object) => world.certified(given);
const decision = (signedOn: string) => world.decision(signedOn);
const HOUR_MS = 3_600_000;

describe('the correction of a decision', () => {
  test('moves every certificate of it, and frees its number', async () => {
    const { send, clock } = world;
    const wrong = decision('2026-01-10');
    const first = await certified({ decision: wrong });
    const second = await certified({ decision: wrong, issuedOn: '2026-03-01' });
    const { decision: known } = (await send('GET', first.url)).body;
    const seenMs = clock.now();
    clock.advance(HOUR_MS);
    const right = { ...wrong, signedOn: '2026-02-10', reason: 'Gõ nhầm ngày' };
    const corrected = await send('POST', `/api/v1/decisions/${known.id}/correction`, right);
    expect(corrected).toMatchObject({
      status: 201,
      body: { number: wrong.number, signedOn: '2026-02-10', recognised: 2, supersededById: null },
    });
    expect((await send('GET', first.url)).body).toMatchObject({
      decision: { id: corrected.body.id, signedOn: '2026-02-10' },
      issuedOn: '2026-02-10',
      expiresOn: '2029-02-10',
    });
    expect((await send('GET', second.url)).body).toMatchObject({
      decision: { id: corrected.body.id },
      issuedOn: '2026-03-01',
      expiresOn: '2029-03-01',
    });
    expect((await send('GET', `/api/v1/decisions/${known.id}`)).body).toMatchObject({
      signedOn: '2026-01-10',
      recognised: 0,
      supersededById: corrected.body.id,
    });
    expect(await first.shown(seenMs)).toMatchObject({ status: 'valid' });
    const { items } = (await send('GET', `${first.url}/versions`)).body;
    expect(items.map((item: { decisionSignedOn: string }) => item.decisionSignedOn)).toEqual([
      '2026-01-10',
      '2026-02-10',
    ]);
    expect((await send('POST', `/api/v1/decisions/${known.id}/correction`, right)).body.code).toBe(
      'decision-superseded',
    );
  });

  test('moves a revocation with its day', async () => {
    const { send } = world;
    const { act, url } = await certified();
    const revocation = decision('2026-10-01');
    await act('revocation', { ground: 'a', decision: revocation });
    const { items } = (await send('GET', `/api/v1/decisions?q=${encodeURIComponent(revocation.number)}`))
      .body;
    expect(items).toMatchObject([{ kind: 'revocation', revoked: 1, recognised: 0 }]);
    const right = { ...revocation, signedOn: '2026-10-05', reason: 'x' };
    expect((await send('POST', `/api/v1/decisions/${items[0].id}/correction`, right)).status).toBe(201);
    expect((await send('GET', url)).body.revocation).toMatchObject({ on: '2026-10-05' });
  });

  test.each([
    ['no reason', { reason: ' ' }, 'correction-reason'],
    ['nothing', {}, 'correction-empty'],
    [
      'a day on which its certificates cannot have been issued',
      { signedOn: '2024-01-01' },
      'certificate-issue-date',
    ],
    ['a ministry for three stars', { authority: 'Bộ Nông nghiệp và Môi trường' }, 'authority-stars'],
    ['a number without a body', { number: '12' }, 'decision-number-invalid'],
  ])('refuses %s, whole', async (_, change, code) => {
    const { send } = world;
    const given = decision('2026-01-10');
    const { url } = await certified({ decision: given, issuedOn: '2026-03-01' });
    const before = (await send('GET', url)).body;
    const said = { ...given, reason: 'x', ...change };
    expect((await send('POST', `/api/v1/decisions/${before.decision.id}/correction`, said)).body.code).toBe(
      code,
    );
    expect((await send('GET', url)).body).toEqual(before);
  });

  test('refuses the number of another decision', async () => {
    const { send } = world;
    const one = await certified();
    const other = await certified();
    const { decision: known } = (await send('GET', one.url)).body;
    const said = { ...other.body.decision, reason: 'x' };
    expect((await send('POST', `/api/v1/decisions/${known.id}/correction`, said)).body.code).toBe(
      'decision-conflict',
    );
  });

  test('is for who decides for all of its certificates', async () => {
    const { send, tokenOf } = world;
    const { url } = await certified();
    const { decision: known } = (await send('GET', url)).body;
    const said = { number: '9/QĐ-UBND', signedOn: known.signedOn, authority: known.authority, reason: 'x' };
    const correct = (token: string) =>
      send('POST', `/api/v1/decisions/${known.id}/correction`, said, { token });
    expect((await correct(await tokenOf('officer', { provinceCode: '01' }))).status).toBe(403);
    expect((await correct(await tokenOf('officer', { provinceCode: '68' }))).status).toBe(201);
  });
});

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
const TOMORROW = { number: '1/QĐ-UBND', signedOn: '2026-11-22', authority: 'UBND tỉnh Lâm Đồng' };

describe('a correction', () => {
  test('changes what is shown from now on; what was shown before can still be told', async () => {
    const { clock, send } = world;
    const { act, shown, url, id } = await certified();
    clock.advance(HOUR_MS);
    const wrongMs = clock.now();
    clock.advance(HOUR_MS);
    const corrected = await act('correction', { reason: 'Nhập nhầm số sao', stars: 4 });
    expect(corrected).toMatchObject({ status: 201, body: { id, stars: 4, version: 2, status: 'valid' } });
    expect(await shown()).toMatchObject({ status: 'valid', stars: 4 });
    expect(await shown(wrongMs)).toMatchObject({ status: 'valid', stars: 3 });
    expect(await shown(NOON_MS - 1)).toMatchObject({ status: 'none', stars: null });
    const { items } = (await send('GET', `${url}/versions`)).body;
    expect(items).toMatchObject([
      { version: 1, act: 'record', stars: 3, reason: null },
      {
        version: 2,
        act: 'correct',
        stars: 4,
        reason: 'Nhập nhầm số sao',
        actor: expect.stringMatching(/^token:/),
      },
    ]);
  });

  test('of the decision moves the days that were its own', async () => {
    const { act } = await certified();
    const right = decision('2026-02-20');
    expect((await act('correction', { reason: 'x', decision: right })).body).toMatchObject({
      decision: right,
      issuedOn: '2026-02-20',
      startsOn: '2026-02-20',
      expiresOn: '2029-02-20',
    });
  });

  test('leaves days that were said', async () => {
    const { act } = await certified({ issuedOn: '2026-03-01', expiresOn: '2028-01-01' });
    const right = decision('2026-02-20');
    expect((await act('correction', { reason: 'x', decision: right })).body).toMatchObject({
      issuedOn: '2026-03-01',
      startsOn: '2026-03-01',
      expiresOn: '2028-01-01',
    });
  });

  test('takes back a revocation and an extension that were entered on the wrong certificate', async () => {
    const { act, shown } = await certified({ decision: decision('2023-10-01') });
    await act('extension', { until: '2027-01-01', reason: 'x' });
    await act('revocation', { ground: 'a', decision: decision('2026-11-01') });
    expect(await shown()).toMatchObject({ status: 'revoked' });
    expect((await act('correction', { reason: 'nhầm sản phẩm', revocation: null })).body).toMatchObject({
      status: 'extended',
      revocation: null,
      extension: { until: '2027-01-01' },
    });
    expect((await act('correction', { reason: 'nhầm sản phẩm', extension: null })).body.status).toBe(
      'expired',
    );
  });

  test('keeps the start of a renewal, and can move it', async () => {
    const { act } = await certified({ decision: decision('2024-01-10') });
    const renewed = await act('renewal', { stars: 3, decision: decision('2026-10-01') });
    const correct = (said: object) =>
      world.send('POST', `/api/v1/certificates/${renewed.body.id}/correction`, { reason: 'x', ...said });
    expect((await correct({ stars: 4 })).body).toMatchObject({
      startsOn: '2027-01-11',
      expiresOn: '2030-01-10',
    });
    expect((await correct({ startsOn: '2026-10-01' })).body).toMatchObject({
      startsOn: '2026-10-01',
      expiresOn: '2029-10-01',
    });
    expect((await correct({ startsOn: '2027-01-12' })).body.code).toBe('certificate-start');
  });

  test.each([
    ['no reason', { reason: ' \u200b', stars: 4 }, 'correction-reason'],
    ['nothing', { reason: 'x' }, 'correction-empty'],
    ['what is there already', { reason: 'x', stars: 3, issuedOn: '2026-01-10' }, 'correction-empty'],
    ['five stars of a province', { reason: 'x', stars: 5 }, 'authority-stars'],
    ['two stars', { reason: 'x', stars: 2 }, 'stars-uncertified'],
    ['a term too long', { reason: 'x', expiresOn: '2029-01-11' }, 'certificate-term'],
    ['a day to come', { reason: 'x', decision: TOMORROW }, 'decision-date'],
    ['a revocation', { reason: 'x', revocation: { on: '2026-11-01' } }, 'field-invalid'],
  ])('refuses %s', async (_, said, code) => {
    const { act, url } = await certified();
    expect((await act('correction', said)).body.code).toBe(code);
    expect((await world.send('GET', url)).body.version).toBe(1);
  });

  test('refuses the decision of another certificate of the product', async () => {
    const { act, productId } = await certified();
    const other = decision('2026-06-01');
    await world.send('POST', '/api/v1/certificates', { productId, stars: 4, decision: other });
    expect((await act('correction', { reason: 'x', decision: other })).body.code).toBe(
      'certificate-conflict',
    );
  });
});

describe('a withdrawal', () => {
  test('is as if the certificate had never been, on record that it was', async () => {
    const { clock } = world;
    const { act, shown, url, productId } = await certified();
    const wrongMs = clock.now();
    clock.advance(HOUR_MS);
    expect((await act('withdrawal', { reason: 'Nhầm sản phẩm' })).body).toMatchObject({
      status: 'withdrawn',
    });
    expect(await shown()).toMatchObject({ status: 'none', certificateId: null });
    expect(await shown(wrongMs)).toMatchObject({ status: 'valid', stars: 3 });
    for (const [name, said] of [
      ['withdrawal', { reason: 'x' }],
      ['correction', { reason: 'x', stars: 4 }],
      ['extension', { until: '2029-02-01' }],
      ['renewal', { stars: 3, decision: decision('2026-10-01') }],
      ['revocation', { ground: 'a', decision: decision('2026-10-01') }],
    ] as const) {
      expect((await act(name, said)).body.code).toBe('certificate-withdrawn');
    }
    const list = await world.send('GET', `/api/v1/certificates?productId=${productId}&state=withdrawn`);
    expect(list.body.items).toMatchObject([{ status: 'withdrawn' }]);
    expect((await world.send('GET', url)).body.withdrawnMs).toBe(clock.now());
  });

  test('lets the same decision be recorded again', async () => {
    const { act, body, id, shown, url } = await certified();
    await act('extension', { until: '2029-02-01', reason: 'x' });
    await act('withdrawal', { reason: 'x' });
    const again = await world.send('POST', '/api/v1/certificates', { ...body, stars: 4 });
    expect(again).toMatchObject({
      status: 201,
      body: { id, stars: 4, status: 'valid', extension: null, withdrawnMs: null, version: 4 },
    });
    expect(await shown()).toMatchObject({ status: 'valid', stars: 4 });
    const acts = (await world.send('GET', `${url}/versions`)).body.items.map(
      ({ act: name }: { act: string }) => name,
    );
    expect(acts).toEqual(['record', 'extend', 'withdraw', 'record']);
  });

  test('of an upgrade brings back what it stood in the place of', async () => {
    const { act, shown, id, url } = await certified();
    const upgrade = await act('upgrade', { stars: 4, decision: decision('2026-06-01') });
    expect((await world.send('GET', url)).body.status).toBe('followed');
    await world.send('POST', `/api/v1/certificates/${upgrade.body.id}/withdrawal`, { reason: 'x' });
    expect(await shown()).toMatchObject({ stars: 3, certificateId: id });
    expect((await world.send('GET', url)).body).toMatchObject({ status: 'valid', followedBy: null });
  });
});

test('every change is audited in its own transaction', async () => {
  const { act, id } = await certified();
  await act('extension', { until: '2029-02-01', reason: 'chờ kết quả' });
  await act('correction', { reason: 'nhầm', stars: 4 });
  await act('revocation', { ground: 'c', conclusion: 'KL 3/KL', decision: decision('2026-10-01') });
  const entries = await world.db
    .selectFrom('auditEntry')
    .selectAll()
    .where('subjectKind', '=', 'certificate')
    .where('subjectId', '=', id)
    .orderBy('seq')
    .execute();
  expect(
    entries.map(({ action, reason, provinceCode, beforeJson, afterJson }) => [
      action,
      reason,
      provinceCode,
      beforeJson,
      JSON.parse(afterJson ?? 'null').stars,
    ]),
  ).toEqual([
    ['certificate.record', null, '68', null, 3],
    ['certificate.extend', 'chờ kết quả', '68', '{"extendedUntil":null,"version":1}', undefined],
    ['certificate.correct', 'nhầm', '68', '{"stars":3,"version":2}', 4],
    ['certificate.revoke', 'KL 3/KL', '68', expect.stringContaining('"revokedOn":null'), undefined],
  ]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { registryWorld } from '../registry-world.ts';
import { annexDrafts } from './annex-drafts.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.close());

const draft = annexDrafts(() => world);

/** How often the log tells that something was done with annexes. */
async function told(action: 'annex.import' | 'annex.undo'): Promise<number> {
  const entries = await world.db
    .selectFrom('auditEntry')
    .select('action')
    .where('action', '=', action)
    .execute();
  return entries.length;
}

test('two officers who confirm and then undo one annex at once: it is imported once and taken back once', async () => {
  const [one, other] = [
    await world.tokenOf('officer', { provinceCode: '68' }),
    await world.tokenOf('officer', { provinceCode: '68' }),
  ];
  const annex = await draft(['Trà {n};Đồ uống;HTX Tre số {n};;3'], { token: one });
  const { version } = await annex.rowsNow();
  const before = await world.countRows();
  const [imports, undos] = [await told('annex.import'), await told('annex.undo')];
  const both = (path: string, bodies: readonly object[]) =>
    Promise.all(
      [one, other].map((token, at) => world.send('POST', `${annex.url}/${path}`, bodies[at], { token })),
    );
  const confirmed = await both('confirmation', [{ version }, { version }]);
  expect(confirmed.map(({ status, body }) => [status, body.state, body.counts.added])).toEqual([
    [201, 'confirmed', 1],
    [201, 'confirmed', 1],
  ]);
  expect(confirmed[0]?.body.confirmedBy).toBe(confirmed[1]?.body.confirmedBy);
  expect(await world.countRows()).toMatchObject({
    products: before.products + 1,
    certificates: before.certificates + 1,
    decisions: before.decisions + 1,
  });
  expect(await told('annex.import')).toBe(imports + 1);

  const undone = await both('undo', [{ reason: 'Nhầm' }, { reason: 'Nhầm' }]);
  expect(undone.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(undone.find(({ status }) => status === 409)?.body.code).toBe('annex-settled');
  expect(await told('annex.undo')).toBe(undos + 1);
});

test('the same officer twice at once: with one key once, with two keys the same result', async () => {
  const annex = await draft(['Trà {n};Đồ uống;HTX Trúc số {n};;3']);
  const { version } = await annex.rowsNow();
  const imports = await told('annex.import');
  const withKey = (path: string, key: string, body: object) =>
    world.send('POST', `${annex.url}/${path}`, body, { headers: { 'idempotency-key': key } });
  const codes = (answers: readonly { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status);
  const confirm = (key: string) => withKey('confirmation', `${key}-${annex.n}`, { version });
  expect(codes(await Promise.all([confirm('a'), confirm('a'), confirm('b')]))).toEqual([
    201,
    'idempotency-in-progress',
    201,
  ]);
  expect(codes([await confirm('a')])).toEqual([201]);
  const undo = (key: string, reason = 'Nhầm') => withKey('undo', `${key}-${annex.n}`, { reason });
  expect(codes(await Promise.all([undo('c'), undo('c'), undo('d')]))).toEqual([
    201,
    'idempotency-in-progress',
    201,
  ]);
  expect(codes([await undo('c'), await undo('e', 'Lý do khác')])).toEqual([201, 'annex-settled']);
  expect(await told('annex.import')).toBe(imports + 1);
});

test('what was corrected or registered after the preview is what counts when it is confirmed', async () => {
  const annex = await draft(['Trà {n};Đồ uống;HTX Dừa Xanh số {n};;3']);
  const { version, counts } = await annex.rowsNow();
  expect(counts).toMatchObject({ producers: 1 });
  const decision = { ...annex.fields, number: `99${annex.n}/QĐ-UBND` };
  const corrected = { number: decision.number, signedOn: decision.signedOn, authority: decision.authority };
  expect((await world.send('PATCH', annex.url, { decision: corrected })).status).toBe(200);
  expect((await annex.confirm(version)).body.code).toBe('version-conflict');

  const seen = (await annex.rowsNow()).version;
  const register = (name: string) =>
    world.send('POST', '/api/v1/producers', { name, provinceCode: '68' }).then(({ body }) => body);
  const same = await register(`HTX Dừa Xanh số ${annex.n}`);
  const confirmed = await annex.confirm(seen);
  expect(confirmed.body.counts).toMatchObject({ producers: 0, products: 1, certificates: 1 });
  const [row] = (await annex.rowsNow()).items;
  expect(row.producerId).toBe(same.id);
  const certificate = await world.send('GET', `/api/v1/certificates/${row.certificateId}`);
  expect(JSON.stringify(certificate.body)).toContain(decision.number);

  // One that only sounds alike: somebody has to say first whether it is meant.
  const other = await draft(['Trà {n};Đồ uống;HTX Mây Trắng số {n};;3']);
  const before = (await other.rowsNow()).version;
  await register(`Hợp tác xã nông nghiệp Mây Trắng số ${other.n}`);
  const rows = await world.countRows();
  expect((await other.confirm(before)).body).toMatchObject({
    code: 'annex-refused',
    params: { refused: 1, first: 2 },
  });
  expect(await world.countRows()).toEqual(rows);
});

test('an undo while it is being confirmed comes after it, or says that there is nothing to undo', async () => {
  const annex = await draft(['Trà {n};Đồ uống;HTX Nứa số {n};;3']);
  const { version } = await annex.rowsNow();
  const [confirmed, undone] = await Promise.all([annex.confirm(version), annex.undo()]);
  expect(confirmed?.status).toBe(201);
  const { state } = (await world.send('GET', annex.url)).body;
  expect([undone?.body.code ?? undone?.body.state, state]).toEqual(
    state === 'undone' ? ['undone', 'undone'] : ['annex-open', 'confirmed'],
  );
  const discarding = await draft(['Trà {n};Đồ uống;HTX Lau số {n};;3']);
  const at = (await discarding.rowsNow()).version;
  const [kept, gone] = await Promise.all([discarding.confirm(at), world.send('DELETE', discarding.url)]);
  const outcome = [kept?.status, gone?.body.code ?? gone?.status];
  expect([
    [201, 'annex-settled'],
    [404, 204],
  ]).toContainEqual(outcome);
});

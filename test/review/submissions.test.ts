import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ReviewWorld, reviewWorld } from './review-world.ts';

let world: ReviewWorld;
beforeAll(async () => {
  world = await reviewWorld();
});
beforeEach(async () => {
  world.test.clock.advance(60_000);
  await world.clear();
});
afterAll(() => world.close());

const STORY = [{ heading: { vi: 'Đồi chè' }, text: { vi: 'Chè mọc ở 900 m.' } }];
const KEPT_STORY = [{ ...STORY[0], photos: [] }];
const edit = (body: object, headers = {}) => world.send('producer', 'PATCH', 'products/tea', body, headers);
const product = async () => (await world.send('admin', 'GET', 'products/tea')).body;
describe('an edit by a producer', () => {
  test('waits, and is true once it is approved', async () => {
    const before = await product();
    const asked = await edit({ nameEn: 'Hill tea', story: STORY, ingredients: before.ingredients });
    expect(asked).toMatchObject({
      status: 202,
      body: {
        kind: 'product',
        state: 'submitted',
        title: 'tea',
        producerId: 'highland',
        producerName: 'Hợp tác xã highland',
        subjectId: 'tea',
        parentId: 'highland',
        before: { nameEn: before.nameEn, story: before.story },
        after: { nameEn: 'Hill tea', story: KEPT_STORY },
        supersedes: null,
      },
    });
    const { number } = asked.body;
    expect(asked.headers.location).toBe(`/api/v1/submissions/${number}`);
    expect(await product()).toEqual(before);
    expect(await world.read(number)).toMatchObject({ mayDecide: true, published: { changed: [] } });
    expect(await world.read(number, 'producer')).toMatchObject({ mayDecide: false });

    const approved = await world.decide('officer', number, { decision: 'approve' });
    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'approved', resultId: 'tea', reason: null, decidedBy: expect.stringMatching(/^token:/) },
    });
    expect(await product()).toMatchObject({ nameEn: 'Hill tea', story: KEPT_STORY });
    expect(await world.read(number)).toMatchObject({ state: 'approved', mayDecide: false, published: null });
  });

  test('of an officer takes effect at once', async () => {
    const changed = await world.send('officer', 'PATCH', 'products/tea', { nameEn: 'By the officer' });
    expect(changed).toMatchObject({ status: 200, body: { nameEn: 'By the officer' } });
  });

  test('that changes nothing asks for nothing', async () => {
    const { nameEn } = await product();
    expect(await edit({ nameEn })).toMatchObject({ status: 200, body: { id: 'tea' } });
  });

  test('sent again amends what waits, and ends it when nothing of it is left', async () => {
    const { nameEn } = await product();
    const first = await edit({ nameEn: 'One' });
    const second = await edit({ warnings: { vi: 'Nóng' } });
    expect(second.body).toMatchObject({
      number: first.body.number,
      after: { nameEn: 'One', warnings: { vi: 'Nóng' } },
    });
    expect(second.body.updatedMs).toBeGreaterThan(first.body.updatedMs);
    const again = await edit({ warnings: { vi: 'Nóng' } });
    expect(again.body).toEqual(second.body);
    await edit({ nameEn });
    expect(Object.keys((await world.read(first.body.number)).after)).toEqual(['warnings']);
    expect(await edit({ warnings: null })).toMatchObject({ status: 202, body: { state: 'withdrawn' } });
    expect((await edit({ warnings: { vi: 'Khác' } })).body.number).toBeGreaterThan(first.body.number);
  });

  test('of a version that was meanwhile amended elsewhere is refused', async () => {
    const published = `"${(await product()).updatedMs}"`;
    const first = await edit({ nameEn: 'A' }, { 'if-match': published });
    expect(first.status).toBe(202);
    const draft = String(first.headers.etag);
    expect((await edit({ nameEn: 'B' }, { 'if-match': published })).body.code).toBe('version-conflict');
    const colleague = await world.send(
      'colleague',
      'PATCH',
      'products/tea',
      { nameEn: 'C' },
      { 'if-match': draft },
    );
    expect(colleague.status).toBe(202);
    expect((await edit({ nameEn: 'D' }, { 'if-match': draft })).status).toBe(412);
  });

  test('is refused at once for what can be seen at once, and leaves nothing', async () => {
    expect((await edit({ story: [{}] })).body).toMatchObject({ code: 'section-empty', field: 'story[0]' });
    expect((await edit({ images: [{ id: 'a'.repeat(64), alt: '' }] })).body.code).toBe('image-unknown');
    const claim = { gtin: '9521234500017' };
    expect((await world.send('producer', 'PATCH', 'variants/coffee-box', claim)).body.code).toBe(
      'gtin-invalid',
    );
    const { items } = (await world.send('producer', 'GET', 'submissions?state=submitted')).body;
    expect(items).toEqual([]);
  });
});

describe('a returned submission', () => {
  test('says why, and goes on as the draft that it is', async () => {
    const { number } = (await edit({ nameEn: 'Best tea', warnings: { vi: 'Chữa bệnh' } })).body;
    expect((await world.decide('officer', number, { decision: 'return' })).body).toMatchObject({
      code: 'return-reason',
      field: 'reason',
    });
    expect((await world.decide('officer', number, { decision: 'return', reason: ' \n ' })).status).toBe(422);
    const said = { decision: 'return', grounds: ['claim-medical'], reason: ' Bỏ chữ "chữa bệnh". ' };
    expect((await world.decide('officer', number, said)).body).toMatchObject({
      state: 'returned',
      grounds: ['claim-medical'],
      reason: 'Bỏ chữ "chữa bệnh".',
      resultId: null,
    });
    expect((await product()).nameEn).not.toBe('Best tea');
    const mended = await edit({ warnings: { vi: 'Nóng' } });
    expect(mended.body).toMatchObject({
      state: 'submitted',
      supersedes: number,
      after: { nameEn: 'Best tea', warnings: { vi: 'Nóng' } },
    });
    expect(mended.body.number).toBeGreaterThan(number);
    expect(await world.read(number)).toMatchObject({ state: 'superseded', grounds: ['claim-medical'] });
    await world.decide('officer', mended.body.number, { decision: 'approve' });
    expect((await product()).nameEn).toBe('Best tea');
    expect((await edit({ nameEn: 'Next' })).body.supersedes).toBeNull();
  });

  test('may be dropped', async () => {
    const { number } = (await edit({ nameEn: 'Dropped' })).body;
    await world.decide('officer', number, { decision: 'return', reason: 'x' });
    const dropped = await world.send('producer', 'POST', `submissions/${number}/withdrawal`);
    expect(dropped.body.state).toBe('withdrawn');
    expect((await edit({ warnings: { vi: 'Mới' } })).body.after).toEqual({ warnings: { vi: 'Mới' } });
  });
});

describe('a decision', () => {
  test('is made once: the second of two officers hears that it was', async () => {
    const { number, updatedMs: version } = (await edit({ nameEn: 'Two' })).body;
    const both = await Promise.all([
      world.send('officer', 'POST', `submissions/${number}/decision`, { decision: 'approve', version }),
      world.send('other', 'POST', `submissions/${number}/decision`, {
        decision: 'return',
        version,
        reason: 'x',
      }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'submission-decided',
      params: { number },
    });
    const { state } = await world.read(number);
    expect(both.find(({ status }) => status === 200)?.body.state).toBe(state);
  });

  test('is about the version that was looked at', async () => {
    const { number, updatedMs: version } = (await edit({ nameEn: 'Looked at' })).body;
    await edit({ nameEn: 'Slipped in' });
    const late = await world.send('officer', 'POST', `submissions/${number}/decision`, {
      decision: 'approve',
      version,
    });
    expect(late).toMatchObject({ status: 412, body: { code: 'version-conflict', field: 'version' } });
    expect((await product()).nameEn).not.toBe('Slipped in');
  });

  test('does not silently overwrite what was changed since', async () => {
    await world.send('officer', 'PATCH', 'products/tea', { nameEn: 'Base', warnings: null });
    const { number } = (await edit({ nameEn: 'Proposed', warnings: { vi: 'Nóng' } })).body;
    await world.send('officer', 'PATCH', 'products/tea', { nameEn: 'Mended' });
    // Amending it does not hide the change.
    await edit({ nameEn: 'Proposed again' });
    const seen = await world.read(number);
    expect(seen).toMatchObject({
      before: { nameEn: 'Base', warnings: null },
      after: { nameEn: 'Proposed again' },
      published: { members: { nameEn: 'Mended', warnings: null }, changed: ['nameEn'] },
    });
    const refused = await world.decide('officer', number, { decision: 'approve' });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'submission-conflict', params: { members: 'nameEn' } },
    });
    const version = seen.published?.version ?? 0;
    const wrong = await world.decide('officer', number, { decision: 'approve', overwrite: version - 1 });
    expect(wrong.body.code).toBe('submission-conflict');
    expect((await product()).nameEn).toBe('Mended');
    expect((await world.decide('officer', number, { decision: 'approve', overwrite: version })).status).toBe(
      200,
    );
    expect(await product()).toMatchObject({ nameEn: 'Proposed again', warnings: { vi: 'Nóng' } });
  });

  test('does not mind a change of something else', async () => {
    const { number } = (await edit({ nameEn: 'Mine' })).body;
    await world.send('officer', 'PATCH', 'products/tea', { storage: { vi: 'Nơi khô' } });
    expect((await world.decide('officer', number, { decision: 'approve' })).status).toBe(200);
    expect(await product()).toMatchObject({ nameEn: 'Mine', storage: { vi: 'Nơi khô' } });
  });

  test('is told with who made it, and what it changed', async () => {
    const { number } = (await edit({ nameEn: 'Told' })).body;
    const { db } = world.test.storage;
    const last = await db
      .selectFrom('auditEntry')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirstOrThrow();
    const { decidedBy } = (await world.decide('officer', number, { decision: 'approve', reason: 'Đủ' })).body;
    const told = await db.selectFrom('auditEntry').selectAll().where('seq', '>', Number(last.seq)).execute();
    expect(told).toMatchObject([
      { action: 'product.edit', actor: decidedBy, role: 'officer', producerId: 'highland' },
      {
        action: 'submission.approve',
        actor: decidedBy,
        subjectKind: 'submission',
        subjectId: String(number),
        beforeJson: '{"state":"submitted"}',
        reason: 'Đủ',
        provinceCode: '68',
      },
    ]);
  });
});

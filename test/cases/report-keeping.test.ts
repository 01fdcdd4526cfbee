import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetReporters } from '../../server/cases/erase.ts';
import { type CaseWorld, caseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.market.close());

/** A case with this many reports, each of somebody who can be reached. */
async function many(link: string, count: number): Promise<string> {
  const { number } = (await world.report({ stamp: link, text: 'Mua ở chợ', provinceCode: '68' })).body;
  const { db } = world.market.test.storage;
  const first = await db
    .selectFrom('suspicionReport')
    .selectAll()
    .where('caseId', '=', number)
    .executeTakeFirstOrThrow();
  for (let index = 0; index < count; index += 1) {
    const id = index === 0 ? first.id : `${number}-${index}`;
    if (index > 0)
      await db
        .insertInto('suspicionReport')
        .values({ ...first, id, onceKey: id })
        .execute();
    const contact = { name: null, phone: `0900 000 ${index}`, email: null };
    await db
      .insertInto('reportContact')
      .values({ reportId: id, ...contact })
      .execute();
  }
  await db.updateTable('suspicionCase').set({ reports: count }).where('id', '=', number).execute();
  return number;
}

describe('what a reporter told', () => {
  it('has its contact erased from the files, and the case remains', async () => {
    const { link } = await world.fresh();
    const contact = { name: 'Nguyễn Văn Lặng', phone: '0999 888 777', email: 'lang@example.vn' };
    const { body: sent } = await world.report({ stamp: link, text: 'Mua ở chợ', contact });
    const path = `cases/${sent.number}`;
    const { body } = await world.get(path);
    expect(body.found[0].contact).toEqual(contact);
    const erasure = `${path}/reports/${body.found[0].id}/erasure`;
    expect((await world.post(erasure, { parts: ['contact'] })).status).toBe(200);
    const after = (await world.get(path)).body;
    expect(after.found).toMatchObject([{ text: 'Mua ở chợ', hasContact: false, contact: null }]);
    const { storage } = world.market.test;
    expect(
      await storage.db.selectFrom('reportContact').selectAll().where('phone', '=', contact.phone).execute(),
    ).toEqual([]);
    const entries = await storage.db
      .selectFrom('auditEntry')
      .selectAll()
      .where('subjectId', '=', sent.number ?? '')
      .execute();
    expect(entries.map(({ action }) => action)).toEqual([
      'case.open',
      'case.report',
      'case.read',
      'case.erase',
    ]);
    expect(JSON.stringify(entries)).not.toContain('Lặng');
  });

  it('is read page by page where a case has many, and every one counts for where', async () => {
    const { link } = await world.fresh();
    const number = await many(link, 45);
    const detail = (await world.get(`cases/${number}`)).body;
    expect([detail.reports, detail.found.length]).toEqual([45, 20]);
    expect(detail.places).toEqual([{ provinceCode: '68', count: 45 }]);
    const ids = detail.found.map(({ id }: { id: string }) => id);
    for (let cursor = detail.foundNext; cursor !== null; ) {
      const page = await world.get(`cases/${number}/reports?limit=20&cursor=${encodeURIComponent(cursor)}`);
      expect(page.status).toBe(200);
      ids.push(...page.body.items.map(({ id }: { id: string }) => id));
      cursor = page.body.next;
    }
    expect([ids.length, new Set(ids).size]).toEqual([45, 45]);
    const { test } = world.market;
    const token = await test.token('officer', { provinceCode: '01' });
    expect((await world.get(`cases/${number}/reports`, token)).status).toBe(404);
    const far = await test.token('inspector', { provinceCode: '01' });
    const hidden = (await world.get(`cases/${number}/reports`, far)).body.items;
    expect(hidden[0]).toMatchObject({ hasContact: true, contact: null });
  });

  it('has contact and photo forgotten after a time though its case stays open, however many there are', async () => {
    const { link } = await world.fresh();
    const number = await many(link, 450);
    const { test } = world.market;
    const left = async () =>
      await test.storage.db
        .selectFrom('reportContact')
        .innerJoin('suspicionReport', 'suspicionReport.id', 'reportContact.reportId')
        .select('phone')
        .where('caseId', '=', number)
        .execute();
    const deps = { db: test.storage.db, clock: test.clock.now };
    await forgetReporters({ ...deps, contactDays: 365 });
    expect(await left()).toHaveLength(450);
    test.clock.advance(31 * 86_400_000);
    await forgetReporters({ ...deps, contactDays: 30 });
    expect(await left()).toEqual([]);
    const kept = (await world.get(`cases/${number}`)).body;
    expect(kept).toMatchObject({ state: 'open', reports: 450 });
    expect(kept.found[0]).toMatchObject({ text: 'Mua ở chợ', contact: null });
    await world.post(`cases/${number}/closing`, { rootCause: 'not-found' });
    test.clock.advance(731 * 86_400_000);
    await forgetReporters({ ...deps, contactDays: 3_650 });
    expect((await world.get(`cases/${number}`)).body.found[0]).toMatchObject({ text: '', place: '' });
  });

  it('has contact and photo forgotten 90 days after the case was closed', async () => {
    const { link } = await world.fresh();
    const { body } = await world.report({ stamp: link, contact: { name: 'Trần Thị Quên' } });
    await world.post(`cases/${body.number}/closing`, { rootCause: 'not-found' });
    world.market.test.clock.advance(91 * 86_400_000);
    await world.market.test.restart();
    const detail = async () => (await world.get(`cases/${body.number}`)).body.found[0];
    await expect.poll(detail).toMatchObject({ hasContact: false, contact: null });
  });
});

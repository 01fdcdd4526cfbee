import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COPY_MODEL } from '../../stamps/copies/index.ts';
import { type CaseWorld, caseWorld } from './case-world.ts';

const DAY_MS = 86_400_000;

let world: CaseWorld;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.market.close());

const casesOf = async (index: number) =>
  await world.market.test.storage.db
    .selectFrom('suspicionCase')
    .selectAll()
    .where('batchCode', '=', world.market.batchCode)
    .where('stampIndex', '=', index)
    .orderBy('number')
    .execute();

const expectTallyToFit = async () => {
  const { db } = world.market.test.storage;
  const rows = await db.selectFrom('copyEvidence').select(['visits', 'late']).execute();
  const tally = await db.selectFrom('copyTally').selectAll().executeTakeFirstOrThrow();
  const sum = (member: 'visits' | 'late') => rows.reduce((total, row) => total + row[member], 0);
  expect(tally.checked).toBe(rows.length);
  expect(tally.visits).toBeCloseTo(sum('visits'), 6);
  expect(tally.late).toBeCloseTo(sum('late'), 6);
};

describe('a stamp that comes to look copied', () => {
  it('opens one case, however often it is checked', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    for (let visit = 0; visit < 3; visit += 1) await world.check(link);
    const cases = await casesOf(index);
    expect(cases).toMatchObject([{ state: 'open', openedBy: 'detection', kind: 'copied', reports: 0 }]);
    expect(cases[0]?.id).toMatch(/^VV-20\d\d-\d{6}$/);
    expect(cases[0]?.detectedMs).not.toBeNull();
  });

  it('has a case after the next start when it came to look copied before there were cases', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    const { test } = world.market;
    const [opened] = await casesOf(index);
    await test.storage.db
      .deleteFrom('caseProvince')
      .where('caseId', '=', opened?.id ?? '')
      .execute();
    await test.storage.db
      .deleteFrom('suspicionCase')
      .where('id', '=', opened?.id ?? '')
      .execute();
    await test.restart();
    const [found] = await casesOf(index);
    expect(found).toMatchObject({ state: 'open', detectedMs: opened?.detectedMs, openedBy: 'detection' });
    await test.restart();
    expect(await casesOf(index)).toEqual([found]);
  });

  it('is authentic at once when its case is closed as a false alarm, and keeps what was', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    // In memory as suspected: clearing has to be heard of.
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    const [open] = await casesOf(index);
    const before = await world.get(`cases/${open?.id}`);
    expect(before.body).toMatchObject({ isSuspect: true, mayDecide: true, suspectAt: COPY_MODEL.suspectAt });
    expect(before.body.reasons[0].rule).toBe('many-visitors');
    expect(before.body.visits).toHaveLength(14);
    const closed = await world.post(`cases/${open?.id}/closing`, {
      rootCause: 'on-display',
      note: 'Quầy mẫu.',
    });
    expect(closed).toMatchObject({
      status: 200,
      body: { state: 'closed', rootCause: 'on-display', causeClass: 'false-alarm', note: 'Quầy mẫu.' },
    });
    expect((await world.judged(link)).verdict).toBe('authentic');
    await expectTallyToFit();
    const after = await world.get(`cases/${open?.id}`);
    expect(after.body).toMatchObject({
      isSuspect: false,
      visits: before.body.visits,
      reasons: before.body.reasons,
    });
    expect((await world.post(`cases/${open?.id}/closing`, { rootCause: 'robot' })).body.code).toBe(
      'case-closed',
    );
  });

  it('is left alone for 30 days after it was cleared, and no longer', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    const [open] = await casesOf(index);
    await world.post(`cases/${open?.id}/closing`, { rootCause: 'on-display' });
    // 28 days on, as many strangers again.
    await world.suspect(link);
    expect((await world.judged(link)).verdict).toBe('authentic');
    expect(await casesOf(index)).toHaveLength(1);
    world.market.test.clock.advance(3 * DAY_MS);
    await world.check(link);
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    expect((await casesOf(index)).map(({ state }) => state)).toEqual(['closed', 'open']);
    await expectTallyToFit();
  });

  it('is looked at again within these days when somebody reports it', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    const [open] = await casesOf(index);
    await world.post(`cases/${open?.id}/closing`, { rootCause: 'shared-online' });
    expect((await world.report({ stamp: link })).status).toBe(201);
    await world.suspect(link);
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    expect(await casesOf(index)).toMatchObject([
      { state: 'closed' },
      { state: 'open', openedBy: 'report', detectedMs: expect.any(Number) },
    ]);
  });

  it('keeps its warning when a true cause is found, and opens nothing anew for it', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    const [open] = await casesOf(index);
    await world.post(`cases/${open?.id}/closing`, { rootCause: 'copied-label' });
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    world.market.test.clock.advance(40 * DAY_MS);
    await world.check(link);
    expect(await casesOf(index)).toHaveLength(1);
  });

  it('stays confirmed when a report that came later turns out to be a mistake', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    const [first] = await casesOf(index);
    await world.post(`cases/${first?.id}/closing`, { rootCause: 'copied-label' });
    expect((await world.report({ stamp: link })).status).toBe(201);
    const [, second] = await casesOf(index);
    const refused = await world.post(`cases/${second?.id}/closing`, { rootCause: 'reporter-mistaken' });
    expect([refused.status, refused.body.code]).toEqual([409, 'case-confirmed']);
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
  });

  it('stays suspected for what was found since, when an earlier clearing is taken back', async () => {
    const { index, link } = await world.fresh();
    await world.check(link);
    await world.report({ stamp: link });
    const [first] = await casesOf(index);
    await world.post(`cases/${first?.id}/closing`, { rootCause: 'reporter-mistaken' });
    await world.report({ stamp: link });
    for (let visit = 0; visit < 16; visit += 1) {
      await world.check(link);
      world.market.test.clock.advance(DAY_MS / 2);
    }
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    const [, second] = await casesOf(index);
    await world.post(`cases/${second?.id}/closing`, { rootCause: 'copied-label' });
    expect((await world.post(`cases/${first?.id}/reopening`, { reason: 'Xem lại' })).status).toBe(200);
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    await expectTallyToFit();
  });

  it('is suspected again when the clearing is taken back within 10 days', async () => {
    const { index, link } = await world.fresh();
    await world.suspect(link);
    const [open] = await casesOf(index);
    const path = `cases/${open?.id}`;
    const before = (await world.get(path)).body;
    expect((await world.post(`${path}/reopening`, { reason: 'x' })).body.code).toBe('case-open');
    await world.post(`${path}/closing`, { rootCause: 'robot' });
    world.market.test.clock.advance(9 * DAY_MS);
    await world.check(link);
    expect((await world.post(`${path}/reopening`, { reason: '  ' })).body.code).toBe('text-empty');
    expect((await world.post(`${path}/reopening`, { reason: 'Nhầm số tem.' })).status).toBe(200);
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
    const after = (await world.get(path)).body;
    expect(after).toMatchObject({ state: 'open', rootCause: null, isSuspect: true });
    expect(after.visits).toHaveLength(before.visits.length + 1);
    await expectTallyToFit();
    await world.post(`${path}/closing`, { rootCause: 'robot' });
    world.market.test.clock.advance(11 * DAY_MS);
    expect((await world.post(`${path}/reopening`, { reason: 'x' })).body.code).toBe('reopening-late');
  });
});

describe('who looks into a case', () => {
  it('is who looks after its goods, or after where it was reported', async () => {
    const { test } = world.market;
    const { link } = await world.fresh();
    const contact = { name: 'Lê Thị Báo', phone: '0911 222 333' };
    const { body } = await world.report({ stamp: link, provinceCode: '79', contact });
    const path = `cases/${body.number}`;
    const tokens = {
      own: await test.token('officer', { provinceCode: '68' }),
      where: await test.token('officer', { provinceCode: '79' }),
      other: await test.token('officer', { provinceCode: '01' }),
      commune: await test.token('officer', { provinceCode: '68', communeCode: '24763' }),
      inspector: await test.token('inspector', { provinceCode: '79' }),
      farInspector: await test.token('inspector', { provinceCode: '01' }),
      producer: await test.token('producer', { producerId: 'longviet' }),
    };
    const seen = async (token: string) => {
      const { status, body: detail } = await world.get(path, token);
      return [status, detail.mayDecide, detail.found?.[0].contact?.name];
    };
    expect(await seen(tokens.own)).toEqual([200, true, contact.name]);
    expect(await seen(tokens.where)).toEqual([200, true, contact.name]);
    expect(await seen(tokens.inspector)).toEqual([200, true, contact.name]);
    expect(await seen(tokens.commune)).toEqual([200, false, undefined]);
    expect(await seen(tokens.farInspector)).toEqual([200, false, undefined]);
    expect((await seen(tokens.other))[0]).toBe(404);
    expect((await seen(tokens.producer))[0]).toBe(403);
    const listed = async (token: string) =>
      (await world.get('cases?limit=200', token)).body.items.some(
        ({ id }: { id: string }) => id === body.number,
      );
    expect(await listed(tokens.where)).toBe(true);
    expect(await listed(tokens.other)).toBe(false);
    const closing = { rootCause: 'reporter-mistaken' };
    for (const token of [tokens.commune, tokens.farInspector])
      expect((await world.post(`${path}/closing`, closing, token)).status).toBe(403);
    expect((await world.post(`${path}/closing`, closing, tokens.other)).status).toBe(404);
    // Where it was reported is said by anybody: the stamp is cleared where its producer is.
    for (const token of [tokens.inspector, tokens.where])
      expect((await world.post(`${path}/closing`, closing, token)).status).toBe(403);
    expect((await world.post(`${path}/closing`, closing, tokens.own)).status).toBe(200);
  });

  it('may take away and read the history of cases of its own province, as an inspector', async () => {
    const { test } = world.market;
    const report = async (provinceCode: string) => {
      const { link } = await world.fresh();
      return String((await world.report({ stamp: link, provinceCode })).body.number);
    };
    const [here, elsewhere] = [await report('48'), await report('92')];
    const token = await test.token('inspector', { provinceCode: '48' });
    const file = async (query: string, list = 'cases') =>
      await test.call({ url: `/api/v1/exports/lists/${list}?format=csv${query}`, token });
    const { body } = await file('&state=open');
    expect([body.includes(here), body.includes(elsewhere)]).toEqual([true, false]);
    expect((await file('&provinceCode=48')).body).toContain(here);
    expect((await file('&provinceCode=92')).statusCode).toBe(403);
    expect((await file('', 'products')).statusCode).toBe(403);
    const history = async (id: string) =>
      (await world.get(`audit?subjectKind=case&subjectId=${id}`, token)).body.items.map(
        ({ action }: { action: string }) => action,
      );
    expect(await history(here)).toEqual(['case.report', 'case.open']);
    expect(await history(elsewhere)).toEqual([]);
    expect((await world.get('audit?subjectKind=batch', token)).body.items).toEqual([]);
    // Without a province it looks into cases of the whole country.
    const country = await test.token('inspector');
    const found = await world.get(`audit?subjectKind=case&subjectId=${elsewhere}`, country);
    expect(found.body.items).toHaveLength(2);
  });

  it('finds the pressing ones first, page by page and by what they are narrowed to', async () => {
    const { body: all } = await world.get('cases?limit=200');
    const severities = all.items.map(({ severity }: { severity: string }) => severity);
    const order = ['high', 'medium', 'low'];
    expect(severities).toEqual(
      severities.toSorted((a: string, b: string) => order.indexOf(a) - order.indexOf(b)),
    );
    const first = (await world.get('cases?limit=2')).body;
    const second = (await world.get(`cases?limit=2&cursor=${encodeURIComponent(first.next)}`)).body;
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4));
    const { body: open } = await world.get('cases?state=open&limit=200');
    expect(open.items.length).toBeLessThan(all.items.length);
    expect((await world.get('cases/counts')).body.open).toBe(open.items.length);
    expect((await world.get('cases?provinceCode=79&limit=200')).body.items).toHaveLength(1);
    expect((await world.get('cases?productId=nuts&kind=other-goods')).body.items).toEqual([]);
  });
});

describe('the published rate', () => {
  it('tells what came of each suspicion, by year, to everybody', async () => {
    const answer = await world.market.test.app.inject({ url: '/api/v1/false-alarms' });
    const { years } = answer.json();
    const sum = (member: string) =>
      years.reduce((total: number, year: Record<string, number>) => total + (year[member] ?? 0), 0);
    const rows = await world.market.test.storage.db
      .selectFrom('suspicionCase')
      .selectAll()
      .where('detectedMs', 'is not', null)
      .execute();
    expect(sum('suspected')).toBe(rows.length);
    expect(sum('falseAlarms')).toBe(rows.filter(({ causeClass }) => causeClass === 'false-alarm').length);
    expect(sum('confirmed')).toBe(rows.filter(({ causeClass }) => causeClass === 'confirmed').length);
    expect(sum('confirmed')).toBeGreaterThan(0);
    expect(sum('open')).toBe(rows.filter(({ state }) => state === 'open').length);
    const checked = await world.market.test.storage.db.selectFrom('copyEvidence').selectAll().execute();
    expect(sum('checked')).toBe(checked.length);
    const [newest] = years;
    expect(newest.falsePerMillion === null).toBe(newest.checked === 0);
  });
});

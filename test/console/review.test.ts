import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordDiff } from '../../scanner-web/views/console/review/word-diff.ts';
import { type ReviewWorld, reviewWorld } from '../review/review-world.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let world: ReviewWorld;
let officer: ConsoleClient;
let other: ConsoleClient;
beforeAll(async () => {
  world = await reviewWorld();
  const clientOf = (token: string) => consoleClient(world.test, { authorization: `Bearer ${token}` });
  officer = clientOf(world.tokens.officer);
  other = clientOf(world.tokens.other);
});
afterAll(() => world.close());

const edit = async (body: object): Promise<number> =>
  (await world.send('producer', 'PATCH', 'products/tea', body)).body.number;

describe("the officers' queue", () => {
  it('says that nothing waits, and shows what does', async () => {
    expect((await officer.open('/console/review')).html).toContain('Không có đề nghị nào đang chờ');
    const number = await edit({ nameEn: 'Hill tea', warnings: { vi: 'Nóng <b>' } });
    const page = await officer.open('/console/review?kind=product');
    expect(page.html).toContain(`href="/console/review/${number}?kind&#61;product"`);
    expect((await officer.open('/console/review?kind=pack')).html).not.toContain(`/console/review/${number}`);
    expect((await officer.open('/console/review?communeCode=24722')).html).not.toContain(
      `/console/review/${number}`,
    );
  });

  it('narrows by province for who looks after the whole country, and lands on what comes next', async () => {
    const country = consoleClient(world.test, {
      authorization: `Bearer ${await world.test.token('officer')}`,
    });
    expect((await country.open('/console/review')).html).toContain('name="provinceCode"');
    expect((await officer.open('/console/review')).html).not.toContain('name="provinceCode"');
    const first = await edit({ nameEn: 'First' });
    const { body } = await world.send('producer', 'PATCH', 'producers/highland', { address: 'Thôn 5' });
    expect((await country.open('/console/review?provinceCode=22')).html).not.toContain(
      `/console/review/${first}?`,
    );
    expect((await country.open('/console/review?provinceCode=68')).html).toContain(
      `/console/review/${first}?provinceCode&#61;68"`,
    );
    const path = `/console/review/${first}`;
    const given = await officer.submit(path, `${path}/return`, { reason: 'Chưa rõ' });
    expect(given.location).toBe(`/console/review/${body.number}?done=returned&of=${first}`);
    const next = await officer.open(given.location ?? '');
    expect(next.html).toContain(`Đề nghị số ${first}: Đã trả lại cho cơ sở.`);
    const last = `/console/review/${body.number}`;
    const done = await officer.submit(last, `${last}/approve`, {});
    expect(done.location).toBe(`/console/review?done=approved&of=${body.number}`);
    expect((await officer.open('/console')).html).not.toContain('chờ duyệt</b>');
  });

  it('stays narrowed from the queue through a decision to what comes next', async () => {
    const first = await edit({ nameEn: 'Narrow' });
    const { body } = await world.send('producer', 'PATCH', 'producers/highland', { address: 'Thôn 6' });
    const queue = await officer.open('/console/review?kind=product');
    expect(queue.html).toContain(`href="/console/review/${first}?kind&#61;product"`);
    const path = `/console/review/${first}`;
    const given = await officer.submit(`${path}?kind=product`, `${path}/return?kind=product`, {
      reason: 'x',
    });
    // The profile waits, too, but is of another kind.
    expect(given.location).toBe(`/console/review?kind=product&done=returned&of=${first}`);
    await world.decide('officer', body.number, { decision: 'return', reason: 'x' });
  });

  it('tells on the start page how many of each kind wait', async () => {
    const number = await edit({ nameEn: 'Kind' });
    expect((await officer.open('/console')).html).toContain('1 nội dung sản phẩm');
    await world.decide('officer', number, { decision: 'return', reason: 'x' });
  });

  it('finds nothing under what is no number of a submission', async () => {
    for (const number of ['counts', 'x', '..%2Fproducts', '1%2Fdecision', '1%3Fx'])
      expect([number, (await officer.open(`/console/review/${number}`)).status]).toEqual([number, 404]);
  });

  it('returns with a reason; the page of the second officer says that it was decided', async () => {
    const number = await edit({ nameEn: 'Best hill tea' });
    const path = `/console/review/${number}`;
    const shown = await officer.open(path);
    expect(shown.html).toContain('<ins><span class="unseen">thêm: </span>Best hill tea</ins>');
    expect(shown.html).toContain('Nóng &#60;b&#62;');
    const nothing = await officer.submit(path, `${path}/return`, {});
    expect([nothing.status, nothing.html.includes('Hãy nêu lý do trả lại')]).toEqual([422, true]);
    const stale = await other.open(path);
    expect(stale.status).toBe(200);
    const { updatedMs } = await world.read(number);
    const given = await officer.submit(path, `${path}/return`, {
      grounds: ['claim-unproven'],
      reason: 'Bỏ "best"',
    });
    expect(given.location).toBe(`/console/review?done=returned&of=${number}`);
    const late = await other.submit('/console/review', `${path}/approve`, {}).catch(() => undefined);
    expect(late).toBeUndefined();
    const csrf = /name="csrf" value="([^"]*)"/.exec(stale.html)?.[1] ?? '';
    const second = await other.post(`${path}/approve`, { csrf, version: String(updatedMs) });
    expect([second.status, second.html.includes('không còn chờ duyệt')]).toEqual([409, true]);
    // Who was quicker, and when.
    const history = second.html.slice(second.html.indexOf('id="history"'));
    expect(history).toContain('test officer');
    expect(history).toContain('01/03/2026');
    expect(second.html).toContain('Nêu điều chưa có giấy tờ chứng minh');
  });

  it('overwrites what was changed meanwhile only when that is said', async () => {
    const number = await edit({ nameEn: 'Mended tea' });
    await world.send('officer', 'PATCH', 'products/tea', { nameEn: 'By the officer' });
    const path = `/console/review/${number}`;
    const page = await officer.open(path);
    expect(page.html).toContain('By the officer');
    const refused = await officer.submit(path, `${path}/approve`, {});
    expect(refused.status).toBe(409);
    const approved = await officer.submit(path, `${path}/approve`, { overwrite: 'on' });
    expect(approved.location).toBe(`/console/review?done=approved&of=${number}`);
    expect((await world.send('admin', 'GET', 'products/tea')).body.nameEn).toBe('Mended tea');
  });
});

describe('the difference of two texts', () => {
  it.each([
    ['', '', []],
    ['a b', 'a b', [['same', 'a b']]],
    ['', 'mới', [['new', 'mới']]],
    ['cũ', '', [['old', 'cũ']]],
    [
      'Chè ngon nhất vùng',
      'Chè ngon vùng',
      [
        ['same', 'Chè ngon '],
        ['old', 'nhất '],
        ['same', 'vùng'],
      ],
    ],
  ])('%s → %s', (before, after, runs) => {
    expect(wordDiff(before, after).map(({ kind, text }) => [kind, text])).toEqual(runs);
  });

  it('gives both texts back', () => {
    const [before, after] = ['Chè mọc trên đồi cao.\nHái tay.', 'Chè mọc ở đồi.\nHái bằng tay mỗi sáng.'];
    const runs = wordDiff(before, after);
    const side = (kind: string) =>
      runs
        .filter((run) => run.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([side('new'), side('old')]).toEqual([before, after]);
  });
});

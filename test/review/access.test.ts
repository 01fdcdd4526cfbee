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

const edit = (body: object) => world.send('producer', 'PATCH', 'products/tea', body);

describe('who may', () => {
  test.each([
    ['officer', 200],
    ['ministry', 200],
    ['commune', 200],
    ['admin', 200],
    ['nextCommune', 403],
    ['elsewhere', 403],
    ['producer', 403],
    ['inspector', 403],
  ] as const)('decide: %s %d', async (who, status) => {
    const { number } = (await edit({ nameEn: `Decided by ${who}` })).body;
    expect((await world.decide(who, number, { decision: 'approve' })).status).toBe(status);
  });

  test.each([
    ['producer', 200],
    ['colleague', 200],
    ['officer', 200],
    ['commune', 200],
    ['stranger', 403],
    ['elsewhere', 403],
    ['inspector', 403],
  ] as const)('read: %s %d', async (who, status) => {
    const { number } = (await edit({ nameEn: `Read by ${who}` })).body;
    expect((await world.send(who, 'GET', `submissions/${number}`)).status).toBe(status);
    if (who === 'inspector') return;
    const { items } = (await world.send(who, 'GET', 'submissions?state=submitted')).body;
    expect(items.map((item: { number: number }) => item.number)).toEqual(status === 200 ? [number] : []);
    const { submitted } = (await world.send(who, 'GET', 'submissions/counts')).body;
    expect(submitted).toEqual(
      status === 200
        ? [{ kind: 'product', count: 1, oldestMs: expect.any(Number), newestMs: expect.any(Number) }]
        : [],
    );
  });

  test('take back: its producer alone, while it is open', async () => {
    const { number } = (await edit({ nameEn: 'Taken back' })).body;
    const withdraw = (who: 'producer' | 'stranger' | 'officer') =>
      world.send(who, 'POST', `submissions/${number}/withdrawal`);
    expect((await withdraw('stranger')).status).toBe(403);
    expect((await withdraw('officer')).status).toBe(403);
    expect((await withdraw('producer')).status).toBe(200);
    expect((await withdraw('producer')).body.code).toBe('submission-decided');
    expect((await world.decide('officer', number, { decision: 'approve' })).body.code).toBe(
      'submission-decided',
    );
  });
});

describe('the list', () => {
  test('is narrowed, sorted and paged', async () => {
    const numbers: number[] = [];
    for (const id of ['tea', 'coffee', 'undecided']) {
      numbers.push(
        (await world.send('producer', 'PATCH', `products/${id}`, { nameEn: `L ${id}` })).body.number,
      );
      world.test.clock.advance(2 * 86_400_000);
    }
    numbers.push(
      (await world.send('producer', 'PATCH', 'producers/highland', { phone: '0263 1' })).body.number,
    );
    const list = async (query: string) =>
      (await world.send('officer', 'GET', `submissions?state=submitted&${query}`)).body;
    const shown = async (query: string) =>
      (await list(query)).items.map((item: { number: number }) => item.number);
    expect(await shown('order=oldest')).toEqual(numbers);
    expect(await shown('')).toEqual(numbers.toReversed());
    expect(await shown('kind=profile')).toEqual(numbers.slice(3));
    expect(await shown('minAgeDays=4&order=oldest')).toEqual(numbers.slice(0, 2));
    expect(await shown('subjectId=coffee')).toEqual([numbers[1]]);
    expect(await shown('provinceCode=22')).toEqual([]);
    expect(await shown('communeCode=24736&claimsGtin=true')).toEqual([]);
    const page = await list('order=oldest&limit=3');
    expect(page.items.length).toBe(3);
    expect(await shown(`order=oldest&limit=3&cursor=${page.next}`)).toEqual(numbers.slice(3));
    expect((await world.send('officer', 'GET', 'submissions?cursor=x')).status).toBe(400);
  });
});

test('what waits is told to who it waits for', async () => {
  const kinds = async (who: 'producer' | 'officer' | 'stranger' | 'inspector') =>
    (await world.send(who, 'GET', 'todos')).body.items
      .filter(({ kind }: { kind: string }) => /^(review|submission)/.test(kind))
      .map(({ kind, params, href }: { kind: string; params: object; href: string }) => [kind, params, href]);
  const { number } = (await edit({ nameEn: 'Told' })).body;
  world.test.clock.advance(3 * 86_400_000);
  expect(await kinds('officer')).toEqual([
    ['review-queue', { count: 1, days: 3, product: 1 }, '/console/review'],
  ]);
  expect(await kinds('producer')).toEqual([
    ['submissions-waiting', { count: 1, days: 3 }, '/console/products'],
  ]);
  expect([await kinds('stranger'), await kinds('inspector')]).toEqual([[], []]);
  await world.decide('officer', number, { decision: 'return', reason: 'x' });
  expect(await kinds('producer')).toEqual([
    ['submission-returned', { number, title: 'tea' }, '/console/products/tea'],
  ]);
});

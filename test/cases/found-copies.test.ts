import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseWorld, caseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.market.close());

it('a stamp that was never checked like a copied one is said to be one once copies of it were found, until that is taken back', async () => {
  const { index, link } = await world.fresh();
  await world.report({ stamp: link });
  expect((await world.judged(link)).verdict).toBe('authentic');
  const open = await world.market.test.storage.db
    .selectFrom('suspicionCase')
    .select('id')
    .where('stampIndex', '=', index)
    .executeTakeFirstOrThrow();
  await world.post(`cases/${open.id}/closing`, { rootCause: 'copied-sheet' });
  const found = { verdict: 'suspect-copy', findings: [{ reasons: ['found-copied'] }] };
  expect(await world.judged(link)).toMatchObject(found);
  await world.market.test.restart();
  expect(await world.judged(link)).toMatchObject(found);
  await world.post(`cases/${open.id}/reopening`, { reason: 'Nhầm tem' });
  expect((await world.judged(link)).verdict).toBe('authentic');
  await world.post(`cases/${open.id}/closing`, { rootCause: 'other-goods' });
  expect((await world.judged(link)).verdict).toBe('authentic');
});

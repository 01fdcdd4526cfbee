import { describe, expect, it } from 'vitest';
import { changeRange } from '../../server/issuance/ranges.ts';
import { forgetRefusals, REFUSAL_DAYS } from '../../server/issuance/retention.ts';
import { insertRefusal, listRefusals } from '../../server/storage/refusals.ts';
import { DAY_MS, START_MS, serialIn, WHO } from './issuance-over.ts';
import { newWorld, outcomeOf, teaBatch } from './world.ts';

const refusal = (timeMs: number) => ({
  timeMs,
  actor: 'x',
  action: 'print',
  code: 'forbidden',
  batchCode: null,
  productId: null,
  lotId: null,
  detailJson: '{}',
});

describe('the record of a refusal', () => {
  it('names the first serials of many, and how many there were', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 200);
    const serials = Array.from({ length: 200 }, (_, index) => serialIn(code, index));
    const order = { action: 'activate', serials, lotNumber: 'L1' } as const;
    expect(await outcomeOf(changeRange(world.deps, WHO.highland, code, order))).toBe('not-printed');
    const [recorded] = await listRefusals(world.deps.db, { batchCode: code }, 1);
    expect(recorded?.detailJson.length).toBeLessThan(400);
    expect(JSON.parse(recorded?.detailJson ?? '')).toMatchObject({
      serials: serials.slice(0, 5),
      serialCount: 200,
      first: 0,
      last: 199,
    });
  });
});

describe('old refusals', () => {
  it('are forgotten after three years, to the millisecond', async () => {
    const { deps } = await newWorld();
    const oldestMs = START_MS - REFUSAL_DAYS * DAY_MS;
    for (const timeMs of [oldestMs - 2, oldestMs - 1, oldestMs, START_MS]) {
      await insertRefusal(deps.db, refusal(timeMs));
    }
    expect(await forgetRefusals(deps.db, deps.clock)).toBe(2);
    const kept = await listRefusals(deps.db, {}, 10);
    expect(kept.map(({ timeMs }) => timeMs)).toEqual([START_MS, oldestMs]);
  });

  it('are forgotten beyond a number, the oldest first, in as many steps as it takes', async () => {
    const { deps, storage } = await newWorld();
    const insert = storage.sqlite.prepare(
      `insert into refusal (time_ms, actor, action, code, detail_json) values (?, 'x', 'print', 'forbidden', '{}')`,
    );
    storage.sqlite.transaction(() => {
      for (let made = 0; made < 5_000; made += 1) insert.run(START_MS);
    })();
    expect(await forgetRefusals(deps.db, deps.clock, 700)).toBe(4_300);
    const [newest] = await listRefusals(deps.db, {}, 1);
    expect(newest?.id).toBe(5_000);
    expect(await listRefusals(deps.db, {}, 1_000)).toHaveLength(700);
    expect(await forgetRefusals(deps.db, deps.clock, 700)).toBe(0);
  });
});

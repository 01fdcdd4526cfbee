import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewRange, previewStamps, previewUndo } from '../../server/issuance/preview.ts';
import { changeRange } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { findLot } from '../../server/storage/lots.ts';
import { countsAfter } from '../../stamps/state/index.ts';
import { DAY_MS, START_MS, serialIn, WHO } from './issuance-over.ts';
import { LOT_QUANTITY, operation, orderOf, QUANTITY, scanPublicly } from './random-life.ts';
import { newWorld, outcomeOf, problemOf, teaBatch, teaLot } from './world.ts';

const NONE = { allocated: 0, printed: 0, activated: 0, damaged: 0, lost: 0, stolen: 0, suspended: 0 };

describe('looking what an order would do', () => {
  it('says beforehand what the order then does or meets, and does nothing itself', async () => {
    const world = await newWorld();
    const { deps, clock } = world;
    world.storage.sqlite.pragma('synchronous = OFF');
    const seen = { done: 0, refused: 0 };
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 30 }), async (steps) => {
        run += 1;
        clock.set(START_MS);
        const lots = {
          A: await teaLot(world, LOT_QUANTITY, `A${run}`),
          B: await teaLot(world, LOT_QUANTITY, `B${run}`),
        };
        const { code } = await teaBatch(world, QUANTITY, QUANTITY - 2);
        const counts = async () => {
          const batch = await findBatch(deps.db, code);
          return batch && (await deps.states.at(deps.db, batch)).counts();
        };
        for (const step of steps) {
          if (step.action === 'wait') clock.advance(step.days * DAY_MS);
          else if (step.action === 'scan')
            await scanPublicly(world, code, Math.min(step.index, QUANTITY - 1));
          else {
            const before = await counts();
            const isUndo = step.action === 'undo';
            const look = isUndo
              ? await previewUndo(deps, WHO.admin, code, { undoes: step.undoes })
              : await previewRange(deps, WHO.admin, code, orderOf(step, lots));
            expect(await counts()).toEqual(before);
            const request = isUndo
              ? undoEntry(deps, WHO.admin, code, { undoes: step.undoes })
              : changeRange(deps, WHO.admin, code, orderOf(step, lots));
            expect([step, look.refusal?.code ?? 'done']).toEqual([step, await outcomeOf(request)]);
            const [part] = look.batches;
            const moved = Object.entries(part?.after ?? NONE).map(
              ([name, count]) => [name, count - (part?.before[name as keyof typeof NONE] ?? 0)] as const,
            );
            const after = await counts();
            expect(
              Object.entries(after ?? {}).map(([name, count]) => [
                name,
                count - (before?.[name as keyof typeof NONE] ?? 0),
              ]),
            ).toEqual(moved);
            for (const lot of look.lots) expect(await findLot(deps.db, lot.id)).toEqual(lot);
            seen[look.refusal === null ? 'done' : 'refused'] += 1;
          }
        }
      }),
      { seed: 20260302, numRuns: 15 },
    );
    expect(Math.min(seen.done, seen.refused)).toBeGreaterThan(40);
  });

  it('records no refusal, and leaves what is no matter of states to the order itself', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 10);
    const look = await previewRange(world.deps, WHO.highland, code, {
      action: 'void',
      first: 0,
      last: 99,
      reason: 'lost',
    });
    expect(look).toMatchObject({
      refusal: { code: 'index-outside-batch' },
      batches: [{ before: { allocated: 10 }, after: { allocated: 10 }, selected: 100 }],
    });
    const { total } = await world.deps.db
      .selectFrom('refusal')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    expect(total).toBe(0);
    const wrong = { action: 'void', first: 5, last: 2, reason: 'lost' } as const;
    expect((await problemOf(previewRange(world.deps, WHO.highland, code, wrong))).code).toBe('range-invalid');
    expect((await problemOf(previewRange(world.deps, WHO.bay, code, wrong))).code).toBe('forbidden');
    expect((await problemOf(previewUndo(world.deps, WHO.bay, code, { undoes: 1 }))).code).toBe('forbidden');
  });

  it('promises no undo for stamps that the public has scanned', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 10, 10);
    await scanPublicly(world, code, 4);
    const look = (first: number, reason: 'lost' | 'stolen') =>
      previewRange(world.deps, WHO.highland, code, { action: 'void', first, last: 9, reason });
    const possible = { code: null, untilMs: START_MS + 10 * DAY_MS };
    expect((await look(5, 'lost')).undo).toEqual(possible);
    expect((await look(4, 'lost')).undo).toEqual({ ...possible, code: 'undo-scanned' });
    expect((await look(5, 'stolen')).undo).toEqual({ code: 'undo-stolen', untilMs: null });
  });

  it('sums up listed stamps of several batches, and the lot that they would share', async () => {
    const world = await newWorld();
    const lot = await teaLot(world, 3);
    const [a, b] = [await teaBatch(world, 9, 9), await teaBatch(world, 9, 9)];
    const look = (...serials: string[]) =>
      previewStamps(world.deps, WHO.highland, { action: 'activate', serials, lotNumber: 'L1' });
    const fits = await look(serialIn(a.code, 1), serialIn(b.code, 1), serialIn(a.code, 2));
    expect(
      fits.batches.map(({ batchCode, before, after }) => [batchCode, before.printed, after.activated]),
    ).toEqual([
      [a.code, 2, 2],
      [b.code, 1, 1],
    ]);
    expect(fits.lots).toMatchObject([{ id: lot.id, activatedQuantity: 3 }]);
    const over = await look(
      serialIn(a.code, 1),
      serialIn(b.code, 1),
      serialIn(a.code, 2),
      serialIn(b.code, 2),
    );
    expect(over).toMatchObject({ refusal: { code: 'lot-over-declared' }, lots: [] });
    expect(
      over.batches.map(({ before, after }) => countsAfter(after, []).activated - before.activated),
    ).toEqual([0, 0]);
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(0);
  });
});

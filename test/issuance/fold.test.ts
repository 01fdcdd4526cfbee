import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeRange } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { findLot } from '../../server/storage/lots.ts';
import { listRangeEntries } from '../../server/storage/ranges.ts';
import { findTally } from '../../server/storage/tallies.ts';
import { DAY_MS, START_MS, WHO } from './issuance-over.ts';
import { LOT_QUANTITY, operation, orderOf, QUANTITY, scanPublicly } from './random-life.ts';
import { type Operation, StampByStamp } from './stamp-by-stamp.ts';
import { newWorld, outcomeOf, teaBatch, teaLot } from './world.ts';

it('gives every stamp the state that following it alone gives, in memory and from the log', async () => {
  const world = await newWorld();
  const { deps, clock } = world;
  // Thousands of commits; what a crash leaves is another test's.
  world.storage.sqlite.pragma('synchronous = OFF');
  const done = new Map<string, number>();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 20, maxLength: 60 }), async (operations) => {
      run += 1;
      clock.set(START_MS);
      const lots = {
        A: await teaLot(world, LOT_QUANTITY, `A${run}`),
        B: await teaLot(world, LOT_QUANTITY, `B${run}`),
      };
      const { code } = await teaBatch(world, QUANTITY);
      const model = new StampByStamp(QUANTITY, LOT_QUANTITY);
      const whole: Operation = { action: 'print', span: { first: 0, last: QUANTITY - 1 } };
      for (const step of run % 3 === 0 ? operations : [whole, ...operations]) {
        if (step.action === 'wait') clock.advance(step.days * DAY_MS);
        const expected = model.apply(step, clock.now());
        if (step.action === 'wait') continue;
        if (step.action === 'scan') {
          if (expected) await scanPublicly(world, code, step.index);
          continue;
        }
        const request =
          step.action === 'undo'
            ? undoEntry(deps, WHO.admin, code, { undoes: step.undoes })
            : changeRange(deps, WHO.admin, code, orderOf(step, lots));
        const outcome = await outcomeOf(request);
        expect([step, outcome === 'done']).toEqual([step, expected]);
        if (expected) done.set(step.action, (done.get(step.action) ?? 0) + 1);
      }
      const batch = await findBatch(deps.db, code);
      if (batch === undefined) throw new TypeError('the batch is gone');
      const entries = await listRangeEntries(deps.db, code, { limit: 200 });
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, place) => place + 1));
      expect(batch.logVersion).toBe(entries.length);
      const inMemory = await deps.states.at(deps.db, batch);
      const fromLog = await new BatchStates().at(deps.db, batch);
      const names = new Map(Object.entries(lots).map(([name, lot]) => [lot.id, name]));
      for (let at = 0; at < QUANTITY; at += 1) {
        const { phase, voidReason, lotId, suspended } = fromLog.stateAt(at);
        const lot = lotId === undefined ? undefined : names.get(lotId);
        expect({ at, phase, voidReason, lot, suspended }).toEqual({ at, ...model.stateAt(at) });
        expect(inMemory.stateAt(at)).toEqual(fromLog.stateAt(at));
      }
      expect([...inMemory.intervals()]).toEqual([...fromLog.intervals()]);
      const tally = await findTally(deps.db, code);
      expect(tally).toEqual({ batchCode: code, logVersion: entries.length, ...fromLog.counts() });
      for (const name of ['A', 'B'] as const) {
        const lot = await findLot(deps.db, lots[name].id);
        expect(lot?.activatedQuantity).toBe(model.activatedFor(name));
      }
    }),
    { seed: 20260301, numRuns: 40 },
  );
  // Whoever never gets through proves nothing.
  for (const action of ['print', 'activate', 'void', 'suspend', 'resume', 'undo']) {
    expect([action, (done.get(action) ?? 0) > 20]).toEqual([action, true]);
  }
});

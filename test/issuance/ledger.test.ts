import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLedgers } from '../../server/issuance/ledger.ts';
import { monthAfter, monthsOf } from '../../server/issuance/months.ts';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { countUncounted } from '../../server/issuance/tally.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { listLedgerProducts } from '../../server/storage/ledger.ts';
import { insertPrintJob } from '../../server/storage/print-jobs.ts';
import { addDays, civilDay } from '../../stamps/civil-day.ts';
import { day } from '../support/stamp-world.ts';
import { DAY_MS, issueBatch, START_MS, WHO, type World } from './issuance-over.ts';
import { LOT_QUANTITY, orderOf, QUANTITY } from './random-life.ts';
import { newWorld, outcomeOf, problemOf, teaLot } from './world.ts';

const ALL = monthsOf({ from: '2026-01', to: '2027-06' }, day('2027-06-30'));

async function ledgerOf({ deps }: World, months: readonly string[] = ALL, productId = 'tea') {
  const today = civilDay(deps.clock());
  const products = await listLedgerProducts(deps.db, { productId }, 9);
  const [ledger] = await readLedgers(deps.db, products, months, today);
  if (ledger === undefined) throw new TypeError('there is no ledger');
  return ledger;
}

const issue = ({ deps }: World, quantity: number, unusedDeadlineOn: string) =>
  issueBatch(deps, WHO.highland, { variantId: 'tea-box', quantity, unusedDeadlineOn });

/** What can be activated of a batch at the end of a day, one stamp at a time from its log. */
async function stockOn({ deps }: World, code: string, on: string): Promise<number> {
  const batch = await findBatch(deps.db, code);
  if (batch === undefined || on > batch.unusedDeadlineOn) return 0;
  return (await new BatchStates().at(deps.db, batch)).counts().printed;
}

describe('the ledger of a product', () => {
  it('closes every month with what can be activated at its end, and opens with what the month before closed with', async () => {
    const world = await newWorld();
    world.storage.sqlite.pragma('synchronous = OFF');
    const { deps, clock } = world;
    const index = fc.nat(QUANTITY - 1);
    const span = fc
      .tuple(index, fc.nat(2))
      .map(([first, more]) => ({ first, last: Math.min(first + more, QUANTITY - 1) }));
    const step = fc.record({
      batch: fc.nat(1),
      days: fc.constantFrom(0, 0, 0, 1, 2, 5),
      act: fc.oneof(
        { weight: 3, arbitrary: fc.record({ action: fc.constant('print' as const), span }) },
        {
          weight: 5,
          arbitrary: fc.record({
            action: fc.constant('activate' as const),
            span,
            lot: fc.constantFrom('A' as const, 'B' as const),
          }),
        },
        {
          weight: 4,
          arbitrary: fc.record({
            action: fc.constant('void' as const),
            span,
            reason: fc.constantFrom('damaged' as const, 'lost' as const, 'stolen' as const),
          }),
        },
        { weight: 5, arbitrary: fc.record({ action: fc.constant('undo' as const), back: fc.nat(4) }) },
      ),
    });
    const seen = { moved: 0, expired: 0, undoneLate: 0 };
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 70 }), async (steps) => {
        run += 1;
        clock.set(START_MS);
        // Runs do not meet each other's batches.
        await deps.db.updateTable('batch').set({ productId: 'coffee' }).execute();
        const lots = {
          A: await teaLot(world, LOT_QUANTITY, `A${run}`),
          B: await teaLot(world, LOT_QUANTITY, `B${run}`),
        };
        const codes = [
          (await issue(world, QUANTITY, '2026-03-27')).code,
          (await issue(world, QUANTITY, '2026-04-26')).code,
        ];
        const closings = new Map<string, number>();
        const stock = async (on: string) => {
          const each = await Promise.all(codes.map((code) => stockOn(world, code, on)));
          return each.reduce((sum, one) => sum + one, 0);
        };
        const wait = async (days: number) => {
          for (let left = days; left > 0; left -= 1) {
            const today = civilDay(clock.now());
            const tomorrow = addDays(today, 1);
            if (today.slice(0, 7) !== tomorrow.slice(0, 7))
              closings.set(today.slice(0, 7), await stock(today));
            clock.advance(DAY_MS);
          }
        };
        for (const code of codes)
          await changeRange(deps, WHO.admin, code, { action: 'print', first: 0, last: 9 });
        for (const { act, batch, days } of steps) {
          await wait(days);
          const row = await findBatch(deps.db, codes[batch] ?? '');
          if (row === undefined) throw new TypeError('the batch is gone');
          const request =
            act.action === 'undo'
              ? undoEntry(deps, WHO.admin, row.code, { undoes: row.logVersion - act.back })
              : changeRange(deps, WHO.admin, row.code, orderOf(act, lots));
          if ((await outcomeOf(request)) !== 'done') continue;
          seen.moved += 1;
          if (civilDay(clock.now()) > row.unusedDeadlineOn && act.action === 'undo') seen.undoneLate += 1;
        }
        closings.set(civilDay(clock.now()).slice(0, 7), await stock(civilDay(clock.now())));
        const ledger = await ledgerOf(world);
        const own = ledger.months;
        for (const [place, line] of own.entries()) {
          const { opening, printed, activated, damaged, lost, stolen, expired, closing } = line;
          expect([line.month, opening + printed - activated - damaged - lost - stolen - expired]).toEqual([
            line.month,
            closing,
          ]);
          if (place > 0) expect([line.month, opening]).toEqual([line.month, own[place - 1]?.closing]);
          if (closings.has(line.month))
            expect([line.month, closing]).toEqual([line.month, closings.get(line.month)]);
          if (expired > 0) seen.expired += 1;
        }
        // Counted anew from the log it says the same.
        await deps.db.deleteFrom('batchTally').where('batchCode', 'in', codes).execute();
        await countUncounted(deps.db);
        expect(await ledgerOf(world)).toEqual(ledger);
      }),
      { seed: 20260303, numRuns: 20, endOnFailure: true },
    );
    expect(seen.moved).toBeGreaterThan(150);
    expect([seen, Math.min(seen.expired, seen.undoneLate) > 3]).toEqual([seen, true]);
  });

  it('does not change a month that is over', async () => {
    const world = await newWorld();
    const { deps, clock } = world;
    const { code } = await issue(world, 100, '2026-03-26');
    await teaLot(world);
    const act = (order: RangeOrder) => changeRange(deps, WHO.highland, code, order);
    const at = (month: number, date: number) => clock.set(Date.UTC(2026, month - 1, date, 1));
    at(3, 25);
    await act({ action: 'print', first: 0, last: 79 });
    await act({ action: 'activate', first: 0, last: 29, lotNumber: 'L1' });
    await act({ action: 'void', first: 30, last: 39, reason: 'damaged' });
    at(3, 26);
    expect((await ledgerOf(world)).months[2]).toMatchObject({
      printed: 80,
      activated: 30,
      damaged: 10,
      closing: 40,
    });
    at(3, 27);
    await act({ action: 'void', first: 70, last: 79, reason: 'lost' });
    const march = (await ledgerOf(world)).months[2];
    expect(march).toMatchObject({
      printed: 80,
      activated: 30,
      damaged: 10,
      lost: 0,
      expired: 40,
      closing: 0,
    });
    at(4, 1);
    const april = async () => (await ledgerOf(world)).months[3];
    for (const [undoes, moved] of [
      [2, { activated: -30, damaged: 0, lost: 0, expired: 30 }],
      [3, { activated: -30, damaged: -10, lost: 0, expired: 40 }],
      [4, { activated: -30, damaged: -10, lost: 0, expired: 40 }],
      [1, { printed: -80, activated: -30, damaged: -10, lost: 0, expired: -40 }],
    ] as const) {
      await undoEntry(deps, WHO.highland, code, { undoes });
      expect([undoes, await april()]).toMatchObject([undoes, { opening: 0, ...moved, closing: 0 }]);
      expect((await ledgerOf(world)).months[2]).toEqual(march);
    }
  });

  it('books what is taken back in the month in which it is', async () => {
    const world = await newWorld();
    const { deps, clock } = world;
    const { code } = await issue(world, 50, '2026-12-31');
    await teaLot(world);
    clock.set(Date.UTC(2026, 2, 28, 1));
    await changeRange(deps, WHO.highland, code, { action: 'print', first: 0, last: 39 });
    await changeRange(deps, WHO.highland, code, { action: 'activate', first: 0, last: 19, lotNumber: 'L1' });
    clock.set(Date.UTC(2026, 2, 31, 16, 59));
    await changeRange(deps, WHO.highland, code, { action: 'void', first: 0, last: 4, reason: 'lost' });
    clock.set(Date.UTC(2026, 2, 31, 17));
    await undoEntry(deps, WHO.highland, code, { undoes: 3 });
    await undoEntry(deps, WHO.highland, code, { undoes: 2 });
    const { months, total } = await ledgerOf(world);
    expect(months[2]).toMatchObject({ printed: 40, activated: 20, withdrawn: 5, lost: 0, closing: 20 });
    expect(months[3]).toMatchObject({ opening: 20, activated: -20, withdrawn: -5, closing: 40 });
    expect(total).toMatchObject({
      opening: 0,
      ordered: 50,
      printed: 40,
      activated: 0,
      withdrawn: 0,
      closing: 40,
    });
    const later = await ledgerOf(world, monthsOf({ from: '2026-04', to: '2026-04' }, day('2026-04-01')));
    expect(later.months).toEqual([months[3]]);
  });

  it('counts reprints beside the stock, in their months', async () => {
    const world = await newWorld();
    const { code } = await issue(world, 50, '2026-12-31');
    const job = (id: string, createdMs: number, reprinted: number) =>
      insertPrintJob(world.deps.db, {
        id,
        batchCode: code,
        firstIndex: 0,
        lastIndex: 9,
        kind: 'csv',
        stockJson: null,
        labelsPerSheet: null,
        startSlot: 1,
        optionsJson: '{}',
        reprintReason: reprinted > 0 ? 'kẹt giấy' : null,
        reprinted,
        actor: 'x',
        createdMs,
      });
    await job('a', Date.UTC(2026, 2, 31, 16, 59), 0);
    await job('b', Date.UTC(2026, 2, 31, 16, 59), 4);
    await job('c', Date.UTC(2026, 2, 31, 17), 7);
    world.clock.set(Date.UTC(2026, 3, 2));
    const { months, total } = await ledgerOf(world);
    expect(months.slice(2, 4)).toMatchObject([
      { reprinted: 4, closing: 0 },
      { reprinted: 7, closing: 0 },
    ]);
    expect(total.reprinted).toBe(11);
  });
});

describe('the months of a ledger', () => {
  it.each([
    [{}, '2025-04', 12, '2026-03'],
    [{ from: '2026-03' }, '2026-03', 1, '2026-03'],
    [{ to: '2025-12' }, '2025-01', 12, '2025-12'],
    [{ from: '2021-04', to: '2026-03' }, '2021-04', 60, '2026-03'],
  ])('%j', (asked, first, count, last) => {
    const months = monthsOf(asked, day('2026-03-31'));
    expect([months[0], months.length, months.at(-1)]).toEqual([first, count, last]);
  });

  it.each([
    [{ from: '2026-03', to: '2026-02' }, 'from'],
    [{ from: '2021-03', to: '2026-03' }, 'from'],
    [{ to: '2026-04' }, 'to'],
    [{ from: '2026-04' }, 'from'],
  ])('%j is refused', async (asked, field) => {
    const refused = await problemOf((async () => monthsOf(asked, day('2026-03-31')))());
    expect([refused.code, refused.details.field]).toEqual(['ledger-months', field]);
  });

  it('go over the end of a year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-06', 30)]).toEqual([
      '2027-01',
      '2025-12',
      '2028-12',
    ]);
  });
});

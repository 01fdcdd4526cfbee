import { describe, expect, it } from 'vitest';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { findLot } from '../../server/storage/lots.ts';
import { insertPrintJob } from '../../server/storage/print-jobs.ts';
import { START_MS, WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, problemOf, teaBatch, teaLot } from './world.ts';

/** 180 printed stamps, 170 of them on sheets of 65 from label 14 on: 52, 65 and 53 of them. */
async function printedWorld() {
  const world = await newWorld();
  const { code } = await teaBatch(world, 200, 180);
  await job(world, 'sheets', code, 65);
  await job(world, 'list', code, null);
  return { world, code };
}

async function job(
  { deps }: World,
  id: string,
  batchCode: string,
  labelsPerSheet: number | null,
  skippedJson: string | null = null,
) {
  await insertPrintJob(deps.db, {
    id,
    batchCode,
    firstIndex: 10,
    lastIndex: 179,
    kind: labelsPerSheet === null ? 'csv' : 'sheet',
    stockJson: null,
    labelsPerSheet,
    startSlot: labelsPerSheet === null ? 1 : 14,
    optionsJson: '{}',
    reprintReason: null,
    reprinted: 0,
    skippedJson,
    actor: 'highland-1',
    createdMs: START_MS,
  });
}

const change = ({ deps }: World, code: string, order: RangeOrder) =>
  changeRange(deps, WHO.highland, code, order);

const rangesOf = async (done: ReturnType<typeof change>) =>
  (await done).map(({ firstIndex, lastIndex }) => [firstIndex, lastIndex]);

describe('stamps chosen by the labels of a print job', () => {
  it('are counted past the stamps that the job left out', async () => {
    const { world, code } = await printedWorld();
    await job(world, 'gaps', code, 65, '[[12,14],[20,20]]');
    const take = (sheets?: RangeOrder['sheets']) =>
      rangesOf(
        change(world, code, {
          action: 'void',
          reason: 'damaged',
          printJobId: 'gaps',
          ...(sheets && { sheets }),
        }),
      );
    // Labels 14 to 23 hold 10, 11, 15 to 19, 21 to 23.
    expect(await take([{ sheet: 1, lastSlot: 23 }])).toEqual([
      [10, 11],
      [15, 19],
      [21, 23],
    ]);
    expect(await outcomeOf(take())).toBe('already-voided');
    expect(await outcomeOf(take([{ sheet: 1, firstSlot: 15, lastSlot: 17 }]))).toBe('already-voided');
    expect(await take([{ sheet: 1, firstSlot: 24, lastSlot: 24 }])).toEqual([[24, 24]]);
  });

  it('are the stamps that lie there, whole sheets included, neighbours made one range', async () => {
    const { world, code } = await printedWorld();
    const take = (sheets: RangeOrder['sheets']) =>
      rangesOf(
        change(world, code, {
          action: 'void',
          reason: 'damaged',
          printJobId: 'sheets',
          ...(sheets && { sheets }),
        }),
      );
    expect(await take([{ sheet: 3, firstSlot: 12, lastSlot: 18 }])).toEqual([[138, 144]]);
    expect(await take([{ sheet: 1 }, { sheet: 2, lastSlot: 3 }, { sheet: 3, firstSlot: 40 }])).toEqual([
      [10, 64],
      [166, 179],
    ]);
  });

  it('are all stamps of the job without sheets, also of a job that has none', async () => {
    const { world, code } = await printedWorld();
    await teaLot(world);
    const activate = { action: 'activate', printJobId: 'list', lotNumber: 'L1' } as const;
    expect(await rangesOf(change(world, code, activate))).toEqual([[10, 179]]);
    const { code: other } = await teaBatch(world, 200, 180);
    expect(await outcomeOf(change(world, other, activate))).toBe('print-job-unknown');
  });

  it.each([
    [{ printJobId: 'none' }, 'print-job-unknown', 'printJobId'],
    [{ printJobId: 'list', sheets: [{ sheet: 1 }] }, 'print-job-without-sheets', 'printJobId'],
    [{ printJobId: 'sheets', sheets: [{ sheet: 1 }, { sheet: 4 }] }, 'sheet-outside-job', 'sheets[1].sheet'],
    [
      { printJobId: 'sheets', sheets: [{ sheet: 2, lastSlot: 66 }] },
      'slot-outside-sheet',
      'sheets[0].lastSlot',
    ],
    [{ printJobId: 'sheets', sheets: [{ sheet: 1, lastSlot: 13 }] }, 'labels-empty', 'sheets[0].sheet'],
    [
      { printJobId: 'sheets', sheets: [{ sheet: 2, firstSlot: 5, lastSlot: 4 }] },
      'label-run-reversed',
      'sheets[0].lastSlot',
    ],
    [
      {
        printJobId: 'sheets',
        sheets: [
          { sheet: 2, lastSlot: 9 },
          { sheet: 1, lastSheet: 2, lastSlot: 1 },
        ],
      },
      'label-repeated',
      'sheets[1].sheet',
    ],
    [{ sheets: [{ sheet: 1 }] }, 'field-missing', 'printJobId'],
    [{ printJobId: 'sheets', first: 1 }, 'field-unknown', 'first'],
    [{ printJobId: 'sheets', serials: ['X'] }, 'field-unknown', 'printJobId'],
    [{ printedOnly: true, serials: ['X'] }, 'field-unknown', 'printedOnly'],
    [{ printedOnly: true, last: 1 }, 'field-missing', 'first'],
  ] as const)('%j: %s', async (selection, code, field) => {
    const { world, code: batch } = await printedWorld();
    const refused = await problemOf(change(world, batch, { action: 'void', reason: 'lost', ...selection }));
    expect([refused.code, refused.details.field]).toEqual([code, field]);
    expect((await findBatch(world.deps.db, batch))?.logVersion).toBe(1);
  });
});

describe('what is printed of a choice', () => {
  it('leaves out what is voided, suspended, activated or not printed', async () => {
    const { world, code } = await printedWorld();
    const lot = await teaLot(world, 1000);
    const act = (order: RangeOrder) => changeRange(world.deps, WHO.officer, code, order);
    await act({ action: 'void', first: 20, last: 29, reason: 'damaged' });
    await act({ action: 'suspend', first: 40, last: 49 });
    await act({ action: 'activate', first: 100, last: 109, lotNumber: 'L1' });
    const activate = { action: 'activate', lotNumber: 'L1', printedOnly: true } as const;
    expect(
      await rangesOf(change(world, code, { ...activate, printJobId: 'sheets', sheets: [{ sheet: 1 }] })),
    ).toEqual([
      [10, 19],
      [30, 39],
      [50, 61],
    ]);
    expect(await rangesOf(change(world, code, { ...activate, first: 0, last: 12 }))).toEqual([[0, 9]]);
    expect(await rangesOf(change(world, code, activate))).toEqual([
      [62, 99],
      [110, 179],
    ]);
    expect(await outcomeOf(change(world, code, activate))).toBe('nothing-printed');
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(160);
  });
});

describe('an order on a log that has moved on', () => {
  it('is refused when it names the version that it looked at', async () => {
    const { world, code } = await printedWorld();
    const order = { action: 'void', first: 0, last: 0, reason: 'lost', logVersion: 1 } as const;
    expect(await outcomeOf(change(world, code, order))).toBe('done');
    expect(await outcomeOf(change(world, code, { ...order, first: 5, last: 5 }))).toBe('version-conflict');
    expect(await outcomeOf(change(world, code, { ...order, first: 5, last: 5, logVersion: 2 }))).toBe('done');
  });
});

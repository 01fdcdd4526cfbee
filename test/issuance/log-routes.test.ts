import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNDO_WINDOW_MS } from '../../stamps/state/index.ts';
import { type Callers, startCallers } from './callers.ts';
import { DAY_MS, START_MS } from './issuance-over.ts';

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers();
});
afterAll(() => callers.server.close());

/** A batch of 20 with a log of six entries, made by producer and officer. */
async function storiedBatch(): Promise<string> {
  const { post, batchOf, server } = callers;
  const code = await batchOf(20);
  const act = (who: 'highland' | 'officer', order: object) => post(who, `batches/${code}/ranges`, order);
  await act('highland', { action: 'print', first: 0, last: 19 });
  await act('highland', { action: 'void', first: 0, last: 4, reason: 'damaged' });
  await act('highland', { action: 'void', first: 5, last: 5, reason: 'stolen' });
  await act('officer', { action: 'suspend', first: 10, last: 11 });
  await act('highland', { action: 'void', first: 15, last: 16, reason: 'lost' });
  await act('highland', { action: 'undo', undoes: 2 });
  await server.storage.db
    .insertInto('scanTotal')
    .values({ batchCode: code, stampIndex: 16, scans: 1, firstMs: 1, lastMs: 1 })
    .execute();
  return code;
}

interface Line {
  readonly seq: number;
  readonly undone: boolean;
  readonly undo: {
    readonly isPossible: boolean;
    readonly code: string | null;
    readonly untilMs: number | null;
  };
}

describe('the log of a batch', () => {
  it('says what each caller can take back, why not, and until when', async () => {
    const code = await storiedBatch();
    const until = START_MS + UNDO_WINDOW_MS;
    const seen = async (who: 'highland' | 'officer') => {
      const { body } = await callers.get(who, `batches/${code}/ranges`);
      return body.items.map(({ seq, undone, undo }: Line) => [seq, undone, undo.code, undo.untilMs]);
    };
    const lines = [
      [1, false, 'undo-overlapped', until],
      [2, true, 'undo-twice', until],
      [3, false, 'undo-stolen', null],
      [4, false, null, until],
      [5, false, 'undo-scanned', until],
      [6, false, 'undo-of-undo', null],
    ];
    expect(await seen('officer')).toEqual(lines);
    expect(await seen('highland')).toEqual(
      lines.map((line) => (line[0] === 4 ? [4, false, 'undo-foreign', until] : line)),
    );
    for (const [seq, , refusal] of lines) {
      if (refusal === null) continue;
      const { body } = await callers.post('officer', `batches/${code}/ranges`, {
        action: 'undo',
        undoes: seq,
      });
      expect([seq, body.code]).toEqual([seq, refusal]);
    }
    callers.server.clock.advance(UNDO_WINDOW_MS + 1);
    expect((await seen('officer'))[3]).toEqual([4, false, 'undo-too-late', until]);
    callers.server.clock.advance(-UNDO_WINDOW_MS - 1);
  });

  it('is read from the newest on, page by page', async () => {
    const code = await storiedBatch();
    const page = async (query: string) =>
      (await callers.get('highland', `batches/${code}/ranges?limit=4&${query}`)).body;
    const first = await page('order=newest');
    expect(first.items.map(({ seq }: Line) => seq)).toEqual([6, 5, 4, 3]);
    const second = await page(`order=newest&cursor=${first.next}`);
    expect([second.items.map(({ seq }: Line) => seq), second.next]).toEqual([[2, 1], null]);
    expect((await page('order=oldest')).items.map(({ seq }: Line) => seq)).toEqual([1, 2, 3, 4]);
    expect((await callers.get('highland', `batches/${code}/ranges?order=sideways`)).status).toBe(400);
  });
});

describe('looking beforehand', () => {
  it('answers counts, lots and the refusal as the order would, in the language of the caller', async () => {
    const { post, get, batchOf } = callers;
    const code = await batchOf(20);
    await post('highland', `batches/${code}/ranges`, { action: 'print', first: 0, last: 9 });
    const lot = { productId: 'tea', number: 'P-1', producedOn: '2026-02-20', declaredQuantity: 8 };
    const { id } = (await post('highland', 'lots', lot)).body;
    const look = (order: object, headers = {}) =>
      post(
        'highland',
        `batches/${code}/ranges/preview`,
        { action: 'activate', lotId: id, ...order },
        headers,
      );
    expect(await look({ first: 2, last: 5 })).toMatchObject({
      status: 200,
      body: {
        stamps: 4,
        batches: [
          {
            batchCode: code,
            logVersion: 1,
            selected: 4,
            stamps: 4,
            spans: [{ first: 2, last: 5 }],
            spanCount: 1,
            before: { printed: 4 },
            after: { printed: 0, activated: 4 },
          },
        ],
        lots: [{ id, number: 'P-1', declaredQuantity: 8, activatedQuantity: 4 }],
        refusal: null,
      },
    });
    const over = await look({ first: 0, last: 9 }, { 'accept-language': 'en' });
    expect(over.body).toMatchObject({
      refusal: { code: 'lot-over-declared', detail: expect.stringContaining('The lot declares 8 units') },
      batches: [{ after: { printed: 10 } }],
    });
    expect((await look({ first: 5, last: 2 })).body.code).toBe('range-invalid');
    expect((await get('highland', `batches/${code}`)).body.logVersion).toBe(1);
  });

  it('takes listed serials of several batches', async () => {
    const { post, get, batchOf } = callers;
    const codes = [await batchOf(3), await batchOf(3)];
    const serials = await Promise.all(
      codes.map(async (code) => (await get('highland', `batches/${code}/stamps/1`)).body.serial),
    );
    const order = { action: 'void', reason: 'damaged', serials };
    const look = await post('highland', 'stamp-changes/preview', order);
    expect(look.body).toMatchObject({
      stamps: 2,
      batches: codes.map((batchCode) => ({ batchCode })),
      refusal: null,
    });
    const done = await post('highland', 'stamp-changes', order, { 'idempotency-key': 'jam-1' });
    expect(
      done.body.items.map(({ batchCode, first }: { batchCode: string; first: number }) => [batchCode, first]),
    ).toEqual(codes.map((code) => [code, 1]));
    const again = await post('highland', 'stamp-changes', order, { 'idempotency-key': 'jam-1' });
    expect(again.body).toEqual(done.body);
    expect((await post('highland', 'stamp-changes/preview', order)).body.refusal.code).toBe('already-voided');
    callers.server.clock.advance(DAY_MS);
  });
});

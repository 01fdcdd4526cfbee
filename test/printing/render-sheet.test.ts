import { PassThrough, Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import type { PrintTask } from '../../server/printing/page-worker.ts';
import { inOrder, openPrintPool } from '../../server/printing/print-pool.ts';
import type { PrintProgress } from '../../server/printing/render-parts.ts';
import { renderSheet } from '../../server/printing/render-sheet.ts';
import { sheetForm } from '../../server/printing/sheet-form.ts';
import { formOf, sheetOn, sheetRequest } from './sheets.ts';

const pool = openPrintPool();
afterAll(() => pool.close());

describe('renderSheet', () => {
  it('tells how far it is, in stamps, up to the last', async () => {
    const request = sheetRequest({ lastIndex: 999, startSlot: 60 });
    const seen: PrintProgress[] = [];
    const output = new PassThrough().resume();
    await renderSheet(request, formOf(request), {
      pool,
      output,
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.at(-1)).toEqual({ stampsDone: 1_000, stampsTotal: 1_000 });
    const done = seen.map(({ stampsDone }) => stampsDone);
    expect(done.length).toBeGreaterThan(3);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it('waits for a slow reader', async () => {
    const request = sheetRequest({ lastIndex: 7_999 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let last = 0;
    const output = new Writable({
      highWaterMark: 1_000,
      write(_chunk, _encoding, done) {
        void held.then(() => done());
      },
    });
    const finished = renderSheet(request, formOf(request), {
      pool,
      output,
      onProgress: ({ stampsDone }) => {
        last = stampsDone;
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(last).toBeLessThan(1_000);
    release();
    await finished;
    expect(last).toBe(8_000);
  });

  it('has few pages under way while its results are not taken, and hands them over in order', async () => {
    let started = 0;
    const counted = {
      ...pool,
      run: (task: PrintTask) => {
        started += 1;
        return pool.run(task);
      },
    };
    const { batch, secrets } = sheetRequest();
    const tasks = Array.from(
      { length: 20 },
      (_, at): PrintTask => ({ kind: 'rows', batch, secrets, spans: [{ first: at, last: at }], title: '' }),
    );
    let taken = 0;
    for await (const [rows] of inOrder(counted, tasks)) {
      expect(Buffer.from(rows ?? []).toString()).toMatch(new RegExp(`^${taken + 1},`));
      taken += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(started).toBeLessThanOrEqual(taken + 2 * pool.threads);
    }
    expect(taken).toBe(20);
  });

  it.each(['the signal', 'the reader'])('stops when %s ends it', async (who) => {
    const request = sheetRequest({ lastIndex: 9_999 });
    const stop = new AbortController();
    const output = new PassThrough().resume();
    let last = 0;
    const work = renderSheet(request, formOf(request), {
      pool,
      output,
      signal: stop.signal,
      onProgress: ({ stampsDone }) => {
        last = stampsDone;
        if (stampsDone < 1_000) return;
        if (who === 'the signal') stop.abort();
        else output.destroy();
      },
    });
    await expect(work).rejects.toThrow();
    expect(output.destroyed).toBe(true);
    expect(last).toBeLessThan(3_000);
  });

  it.each([
    ['a label that is too small', sheetOn('a4-80-36x17', { dpi: 203 }), { fault: 'label-too-small' }],
    ['a start behind the sheet', sheetRequest({ startSlot: 66 }), { fault: 'start-slot-outside', slots: 65 }],
    [
      'labels that overlap',
      sheetRequest({ geometry: { ...sheetRequest().geometry, pitchXMm: 30 } }),
      { fault: 'geometry-invalid', field: 'pitchXMm' },
    ],
    [
      'a link that no symbol holds',
      sheetRequest({ batch: { ...sheetRequest().batch, origin: `https://${'a'.repeat(900)}.vn` } }),
      { fault: 'symbol-too-large' },
    ],
  ])('is not begun for %s', (_, request, fault) => {
    expect(sheetForm(request)).toMatchObject({ ok: false, ...fault });
  });
});

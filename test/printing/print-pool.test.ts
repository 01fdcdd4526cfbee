import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PrintTask } from '../../server/printing/page-worker.ts';
import { openPrintPool } from '../../server/printing/print-pool.ts';
import { sheetRequest } from './sheets.ts';

const pool = openPrintPool(1);
afterAll(() => pool.close());

describe('the threads that draw stamps', () => {
  it('outlive a run that is stopped: a thread that is ended while it compresses can end the process', async () => {
    let threads = 0;
    const count = () => {
      threads += 1;
    };
    process.on('worker', count);
    onTestFinished(() => {
      process.off('worker', count);
    });
    const { batch, secrets } = sheetRequest();
    const task: PrintTask = { kind: 'rows', batch, secrets, spans: [{ first: 0, last: 999 }], title: '' };
    await pool.run(task);
    for (const round of [1, 2, 3]) {
      const stop = new AbortController();
      const run = pool.run(task, stop.signal);
      stop.abort(new Error(`stopped in round ${round}`));
      await expect(run).rejects.toThrow(`round ${round}`);
      await expect(pool.run(task, stop.signal)).rejects.toThrow(`round ${round}`);
    }
    expect(await pool.run(task)).toHaveLength(1);
    expect(threads).toBe(1);
  });
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../../server/storage/open.ts';
import { startChild } from '../support/child.ts';
import { temporaryFolder } from '../support/data-dir.ts';

const WRITER = join(import.meta.dirname, 'crash-writer.ts');

test('killed while it writes, again and again: what was acknowledged is there, nothing is half there', async () => {
  const file = join(temporaryFolder(), 'temque.db');
  const acknowledged: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    // The number after the last may have been committed without an acknowledgement.
    const writer = startChild(WRITER, [file, String((acknowledged.at(-1) ?? 0) + 2)]);
    for (let n = 0; n < 15 + 40 * round; n += 1) acknowledged.push(Number(await writer.nextLine()));
    // Somewhere in the middle of a transaction, not at its end.
    await new Promise((resolve) => setTimeout(resolve, round));
    await writer.kill();
    acknowledged.push(...(await writer.remainingLines()).map(Number));

    const storage = await openStorage({ file });
    const rows = await storage.db.selectFrom('setting').select('name').execute();
    const integrity = storage.sqlite.pragma('integrity_check', { simple: true });
    await storage.close();
    const names = new Set(rows.map((row) => row.name));
    expect(acknowledged.filter((n) => !names.has(`left ${n}`))).toEqual([]);
    const other = (name: string) => name.replace(/^\w+/, (side) => (side === 'left' ? 'right' : 'left'));
    expect([...names].filter((name) => !names.has(other(name)))).toEqual([]);
    expect(integrity).toBe('ok');
  }
});

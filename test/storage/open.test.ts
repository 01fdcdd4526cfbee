import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage } from '../../server/storage/open.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'temque-storage-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('openStorage', () => {
  test('migrates a new file once and a known file never', async () => {
    const file = join(dir, 'temque.db');
    const first = await openStorage({ file });
    expect(first.migrated).toEqual(['0001-initial']);
    await first.db.insertInto('setting').values({ name: 'a', value: 'b' }).execute();
    await first.close();
    const second = await openStorage({ file });
    expect(second.migrated).toEqual([]);
    expect(await second.db.selectFrom('setting').selectAll().execute()).toEqual([{ name: 'a', value: 'b' }]);
    await second.close();
  });
});

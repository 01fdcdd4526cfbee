import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeyStore } from '../../server/keys/key-store.ts';
import { openStorage } from '../../server/storage/open.ts';
import { startChild } from '../support/child.ts';
import { seededBytes, temporaryFolder, testWrappingKey } from '../support/data-dir.ts';

const REWRAPPER = join(import.meta.dirname, 'crash-rewrapper.ts');

test('killed while it re-wraps: all keys are under one wrapping key, the former or the new one', async () => {
  const file = join(temporaryFolder(), 'temque.db');
  let current = 'one';
  let before: unknown;
  for (let round = 0; round < 4; round += 1) {
    const child = startChild(REWRAPPER, [file, current]);
    expect(await child.nextLine()).toBe('ready');
    for (let n = 0; n < 3 + round; n += 1) current = await child.nextLine();
    await new Promise((resolve) => setTimeout(resolve, 2 * round));
    await child.kill();
    current = (await child.remainingLines()).at(-1) ?? current;

    const storage = await openStorage({ file });
    const opened: string[] = [];
    for (const name of ['one', 'two']) {
      const options = { db: storage.db, clock: () => 0, randomBytes: seededBytes('crash') };
      const opening = openKeyStore({ ...options, wrappingKey: testWrappingKey(name) });
      const outcome = await opening.catch((error: { code: string }) => error.code);
      if (typeof outcome === 'string') {
        expect(outcome).toBe('wrapping-key-wrong');
        continue;
      }
      opened.push(name);
      before ??= outcome.list();
      expect(outcome.list()).toEqual(before);
    }
    await storage.close();
    expect(opened).toHaveLength(1);
    // The last acknowledged key, or the one after it whose commit was not acknowledged any more.
    current = opened[0] ?? '';
  }
});

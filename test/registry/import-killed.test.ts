import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStorage } from '../../server/storage/open.ts';
import { startChild } from '../support/child.ts';
import { temporaryFolder } from '../support/data-dir.ts';
import { importInto } from './import-child.ts';

const ROWS = 1_000;

test('an import killed half way left whole rows only, and goes on when it is run again', async () => {
  const file = join(temporaryFolder(), 'temque.db');
  const child = startChild(fileURLToPath(new URL('import-child.ts', import.meta.url)), [file, String(ROWS)]);
  const told: string[] = [];
  while (told.length < 60) told.push(await child.nextLine());
  await child.kill();
  told.push(...(await child.remainingLines()).filter((line) => line.length === 21));

  const { db, close } = await openStorage({ file });
  const products = await db.selectFrom('product').selectAll().execute();
  const ids = new Set(products.map(({ id }) => id));
  expect(told.filter((id) => !ids.has(id))).toEqual([]);
  expect(products.length).toBeLessThan(ROWS);
  for (const table of ['variant', 'certificate'] as const) {
    const rows = await db.selectFrom(table).select('productId').execute();
    expect(rows.map(({ productId }) => productId).sort()).toEqual([...ids].sort());
  }
  const makers = new Set(products.map(({ producerId }) => producerId));
  expect((await db.selectFrom('producer').select('id').execute()).length).toBe(makers.size);
  await close();

  const again = await importInto(file, ROWS, () => undefined);
  expect(again).toMatchObject({
    imported: ROWS - products.length,
    alreadyThere: products.length,
    refused: 0,
  });
  const last = await importInto(file, ROWS, () => undefined);
  expect(last).toMatchObject({ imported: 0, alreadyThere: ROWS, refused: 0 });
});

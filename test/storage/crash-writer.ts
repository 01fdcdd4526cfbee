import { openStorage } from '../../server/storage/open.ts';

/**
 * A process that writes pairs of rows, each pair in one transaction, and prints the number of a pair once its
 * transaction is committed; until it is killed.
 */
const [, , file = '', start = '0'] = process.argv;
const { db } = await openStorage({ file });
for (let n = Number(start); ; n += 1) {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('setting')
      .values({ name: `left ${n}`, value: 'x'.repeat(5_000) })
      .execute();
    await new Promise((resolve) => setImmediate(resolve));
    await transaction
      .insertInto('setting')
      .values({ name: `right ${n}`, value: 'x'.repeat(5_000) })
      .execute();
  });
  process.stdout.write(`${n}\n`);
}

import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { openKeyStore } from '../../server/keys/key-store.ts';
import { openStorage } from '../../server/storage/open.ts';
import { seededBytes, testWrappingKey } from '../support/wrapping.ts';

/** A process that wraps all keys under one wrapping key, then the other, and again, until it is killed. */
const [, , file = '', first = 'one'] = process.argv;
const { db } = await openStorage({ file });
const names = first === 'one' ? ['two', 'one'] : ['one', 'two'];
const keys = await openKeyStore({
  db,
  wrappingKey: testWrappingKey(first),
  clock: () => 0,
  randomBytes: seededBytes('crash'),
});
process.stdout.write('ready\n');
for (;;) {
  for (const name of names) {
    await keys.rewrap(testWrappingKey(name), LOCAL_PRINCIPAL);
    process.stdout.write(`${name}\n`);
  }
}

import { expect, it } from 'vitest';
import { FIELDS_LIMIT_BYTES, multipartValues } from '../../server/console/form-values.ts';

async function* fields(count: number, value: string) {
  for (let place = 0; place < count; place += 1)
    yield { type: 'field' as const, fieldname: `f${place}`, value };
}

it('reads the fields of a form with files until they are more than any form has', async () => {
  const value = 'ạ'.repeat(40_000);
  expect((await multipartValues(fields(8, value))).names).toHaveLength(8);
  let read = 0;
  const counted = async function* () {
    for await (const field of fields(2_000, value)) {
      read += 1;
      yield field;
    }
  };
  await expect(multipartValues(counted())).rejects.toMatchObject({ code: 'body-too-large' });
  expect(read).toBeLessThanOrEqual(Math.ceil(FIELDS_LIMIT_BYTES / value.length));
});

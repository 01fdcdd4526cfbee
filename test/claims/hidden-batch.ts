import { batchHiddenKey } from '../../server/keys/batch-keys.ts';
import { hiddenCodeOf } from '../../stamps/hidden-code/index.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import type { Market } from '../support/market.ts';
import { hmacSha256 } from '../support/stamp-crypto.ts';

/** The code of a batch of 100 stamps with hidden codes, of which the first 60 are activated. */
export async function hiddenBatch({ test, lotId }: Market): Promise<string> {
  const post = async (url: string, payload: object) => {
    const answer = await test.call({ method: 'POST', url, payload });
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  const order = { variantId: 'nuts-bag', quantity: 100, hiddenCode: true };
  const { code } = await post('/api/v1/batches', order);
  await post(`/api/v1/batches/${code}/ranges`, { action: 'print', first: 0, last: 99 });
  await post(`/api/v1/batches/${code}/ranges`, { action: 'activate', first: 0, last: 59, lotId });
  return code;
}

/** The 8 digits under the scratch layer of a stamp. */
export async function codeAt({ test }: Market, batch: string, index: number): Promise<string> {
  const { hiddenKeyId } = await test.storage.db
    .selectFrom('batch')
    .select('hiddenKeyId')
    .where('code', '=', batch)
    .executeTakeFirstOrThrow();
  const parsed = parseBatchCode(batch);
  if (parsed === undefined || hiddenKeyId === null) throw new Error('no hidden codes there');
  return hiddenCodeOf(hmacSha256, batchHiddenKey(test.keys, parsed, hiddenKeyId).bytes, parsed, index);
}

import type { Kysely } from 'kysely';
import { insertBatch } from '../../server/storage/batches.ts';
import type { Database } from '../../server/storage/schema.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';

/** Writes the batch whose stamps {@link scanEvent} checks, with the registry that it stands in. */
export async function writeCheckedBatch(db: Kysely<Database>, quantity = 1_000): Promise<void> {
  await writeRegistry(db);
  const { id } = await db
    .selectFrom('certificate')
    .select('id')
    .where('productId', '=', 'tea')
    .executeTakeFirstOrThrow();
  await insertBatch(db, {
    code: 'K7M2QX',
    variantId: 'tea-bag',
    productId: 'tea',
    producerId: 'highland',
    certificateId: id,
    quantity,
    profile: 'signed',
    origin: 'https://tem.example',
    gtin: null,
    kid: 'kid',
    tagKeyId: 'tag',
    hiddenKeyId: null,
    unusedDeadlineOn: '2027-03-01',
    logVersion: 0,
    requestKey: null,
    quotaRule: null,
    createdMs: 1,
    createdBy: 'test',
  });
}

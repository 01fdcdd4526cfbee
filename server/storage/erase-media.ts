import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Takes the bytes of a photo away; its row stays as the mark that it was erased. */
export async function eraseBytes(db: Kysely<Database>, mediaId: string, erasedMs: number): Promise<void> {
  await db
    .updateTable('media')
    .set({ bytes: new Uint8Array(), erasedMs })
    .where('id', '=', mediaId)
    .execute();
}

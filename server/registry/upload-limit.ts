import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { uploadsOfProducer } from '../storage/media-uses.ts';
import type { Database } from '../storage/schema.ts';

/** Photos that one producer may upload in 24 hours: more than twenty products with all their photos. */
export const UPLOADS_PER_DAY_LIMIT = 300;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Keeps a producer from filling the disk with photos that nothing shows. @throws uploads-full */
export async function requireRoomForUpload(
  db: Kysely<Database>,
  { role, producerId }: Principal,
  nowMs: number,
): Promise<void> {
  if (role !== 'producer' || producerId === null) return;
  const { count, firstMs } = await uploadsOfProducer(db, producerId, nowMs - DAY_MS);
  if (count < UPLOADS_PER_DAY_LIMIT) return;
  throw problem('uploads-full', {
    field: 'file',
    params: { limit: UPLOADS_PER_DAY_LIMIT },
    retryAfterSeconds: Math.max(1, Math.ceil((firstMs + DAY_MS - nowMs) / 1000)),
  });
}

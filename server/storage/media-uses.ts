import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What may use a photo. */
export type MediaOwnerKind = 'product' | 'variant' | 'producer' | 'submission' | 'upload';

/** One thing that uses photos; a submission is known by its number, an upload by its time. */
export interface MediaOwner {
  readonly kind: MediaOwnerKind;
  readonly id: string;
}

/** Uploads let go of at once. */
const RELEASE_LIMIT = 50;

/** Owners that show a photo to everybody. */
const PUBLISHERS: readonly MediaOwnerKind[] = ['product', 'variant', 'producer'];

/**
 * Makes these the photos that an owner uses, inside the transaction of its change. A photo that nothing uses any more
 * is deleted with its bytes.
 */
export async function keepMediaUses(
  db: Kysely<Database>,
  owner: MediaOwner,
  mediaIds: readonly string[],
): Promise<void> {
  const wanted = new Set(mediaIds);
  const used = await db
    .selectFrom('mediaUse')
    .select('mediaId')
    .where('ownerKind', '=', owner.kind)
    .where('ownerId', '=', owner.id)
    .execute();
  const known = new Set(used.map(({ mediaId }) => mediaId));
  const added = [...wanted].filter((id) => !known.has(id));
  const dropped = [...known].filter((id) => !wanted.has(id));
  if (added.length > 0) {
    await db
      .insertInto('mediaUse')
      .values(added.map((mediaId) => ({ mediaId, ownerKind: owner.kind, ownerId: owner.id })))
      .execute();
  }
  if (dropped.length === 0) return;
  await db
    .deleteFrom('mediaUse')
    .where('ownerKind', '=', owner.kind)
    .where('ownerId', '=', owner.id)
    .where('mediaId', 'in', dropped)
    .execute();
  await unusedMedia(db).where('media.id', 'in', dropped).execute();
}

/** Notes that an owner no longer uses a photo that was erased. */
export async function dropMediaUse(db: Kysely<Database>, owner: MediaOwner, mediaId: string): Promise<void> {
  await db
    .deleteFrom('mediaUse')
    .where('mediaId', '=', mediaId)
    .where('ownerKind', '=', owner.kind)
    .where('ownerId', '=', owner.id)
    .execute();
}

/** Who uses a photo. */
export async function usersOfMedia(db: Kysely<Database>, mediaId: string): Promise<MediaOwner[]> {
  const rows = await db
    .selectFrom('mediaUse')
    .select(['ownerKind', 'ownerId'])
    .where('mediaId', '=', mediaId)
    .execute();
  return rows.map(({ ownerKind, ownerId }) => ({ kind: ownerKindFrom(ownerKind), id: ownerId }));
}

/** Whether something published shows a photo; what waits for approval does not count. */
export async function isMediaPublished(db: Kysely<Database>, mediaId: string): Promise<boolean> {
  const row = await db
    .selectFrom('mediaUse')
    .select('mediaId')
    .where('mediaId', '=', mediaId)
    .where('ownerKind', 'in', PUBLISHERS)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps an uploaded photo for a while, so that what it was uploaded for can be sent after it; `producerId`: who brought it. */
export async function holdUpload(
  db: Kysely<Database>,
  mediaId: string,
  nowMs: number,
  producerId: string | null,
): Promise<void> {
  await db
    .insertInto('mediaUse')
    .values({
      mediaId,
      ownerKind: 'upload',
      ownerId: uploadOwner(nowMs) + (producerId === null ? '' : ` ${producerId}`),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lets go of uploads from before `beforeMs`, a portion at a time; those that nothing came to use are deleted. */
export async function releaseUploads(db: Kysely<Database>, beforeMs: number): Promise<void> {
  const stale = await db
    .selectFrom('mediaUse')
    .select(['mediaId', 'ownerId'])
    .where('ownerKind', '=', 'upload')
    .where('ownerId', '<', uploadOwner(beforeMs))
    .limit(RELEASE_LIMIT)
    .execute();
  for (const { mediaId, ownerId } of stale) {
    await dropMediaUse(db, { kind: 'upload', id: ownerId }, mediaId);
    await unusedMedia(db).where('media.id', '=', mediaId).execute();
  }
}

/** How many photos a producer uploaded from a time on, and when the first of them. */
export async function uploadsOfProducer(
  db: Kysely<Database>,
  producerId: string,
  sinceMs: number,
): Promise<{ readonly count: number; readonly firstMs: number }> {
  const { count, first } = await db
    .selectFrom('mediaUse')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min<string | null>('ownerId').as('first')])
    .where('ownerKind', '=', 'upload')
    .where('ownerId', '>=', uploadOwner(sinceMs))
    .where(sql<boolean>`substr(owner_id, ${TIME_DIGITS + 2}) = ${producerId}`)
    .executeTakeFirstOrThrow();
  return { count, firstMs: Number(first?.slice(0, TIME_DIGITS) ?? sinceMs) };
}

/** Digits of a time in the id of an upload; a space and the producer may follow. */
const TIME_DIGITS = 15;

/** Milliseconds as text that sorts like the number. */
function uploadOwner(timeMs: number): string {
  return String(timeMs).padStart(TIME_DIGITS, '0');
}

/** Deletes photos without users; an erased one stays as the mark that it was. */
function unusedMedia(db: Kysely<Database>) {
  return db
    .deleteFrom('media')
    .where('media.erasedMs', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mediaUse').select('mediaUse.mediaId').whereRef('mediaUse.mediaId', '=', 'media.id'),
        ),
      ),
    );
}

function ownerKindFrom(text: string): MediaOwnerKind {
  const kind = OWNER_KINDS.find((known) => known === text);
  if (kind === undefined) throw new TypeError(`unknown owner of a photo: ${text}`);
  return kind;
}

const OWNER_KINDS: readonly MediaOwnerKind[] = [...PUBLISHERS, 'submission', 'upload'];

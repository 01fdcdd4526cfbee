import type { Insertable, Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { MediaTable } from './tables/registry.ts';

/** A photo of a product or producer, without its bytes. */
export interface ProductImageRow {
  readonly position: number;
  /** SHA-256 of the bytes, hex; served at `/media/{mediaId}.webp`. */
  readonly mediaId: string;
  readonly alt: string;
  readonly altEn: string | null;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Width and height of a photo. */
export interface MediaSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A photo at its place among those of a product or producer. */
export interface PlacedImage {
  readonly mediaId: string;
  readonly alt: string;
  readonly altEn: string | null;
}

/** Keeps an image; the same bytes twice are one row. */
export async function insertMedia(db: Kysely<Database>, media: Insertable<MediaTable>): Promise<void> {
  await db
    .insertInto('media')
    .values(media)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The image whose bytes hash to this id; its bytes are empty once it was erased. */
export async function findMedia(db: Kysely<Database>, id: string): Promise<MediaTable | undefined> {
  return await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether an image with this id is kept and was not erased. */
export async function hasMedia(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db.selectFrom('media').select('erasedMs').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.erasedMs === null;
}

/** Sizes of those of these images that are kept. */
export async function mediaSizes(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MediaSize>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('media')
    .select(['id', 'widthPx', 'heightPx'])
    .where('id', 'in', ids)
    .where('erasedMs', 'is', null)
    .execute();
  return new Map(rows.map(({ id, ...size }) => [id, size]));
}

/** The images of a product in the order in which they are shown. */
export async function imagesOfProduct(db: Kysely<Database>, productId: string): Promise<ProductImageRow[]> {
  return await db
    .selectFrom('productImage')
    .innerJoin('media', 'media.id', 'productImage.mediaId')
    .select(['position', 'mediaId', 'alt', 'altEn', 'widthPx', 'heightPx'])
    .where('productId', '=', productId)
    .orderBy('position')
    .execute();
}

/** Makes these the images of a product, in this order; call it inside a transaction. */
export async function replaceProductImages(
  db: Kysely<Database>,
  productId: string,
  images: readonly PlacedImage[],
): Promise<void> {
  await db.deleteFrom('productImage').where('productId', '=', productId).execute();
  if (images.length === 0) return;
  await db
    .insertInto('productImage')
    .values(images.map((image, index) => ({ ...image, productId, position: index + 1 })))
    .execute();
}

/** The photos that a producer shows of itself, in order. */
export async function imagesOfProducer(db: Kysely<Database>, producerId: string): Promise<ProductImageRow[]> {
  return await db
    .selectFrom('producerImage')
    .innerJoin('media', 'media.id', 'producerImage.mediaId')
    .select(['position', 'mediaId', 'alt', 'altEn', 'widthPx', 'heightPx'])
    .where('producerId', '=', producerId)
    .orderBy('position')
    .execute();
}

/** Makes these the photos of a producer, in this order; call it inside a transaction. */
export async function replaceProducerImages(
  db: Kysely<Database>,
  producerId: string,
  images: readonly PlacedImage[],
): Promise<void> {
  await db.deleteFrom('producerImage').where('producerId', '=', producerId).execute();
  if (images.length === 0) return;
  await db
    .insertInto('producerImage')
    .values(images.map((image, index) => ({ ...image, producerId, position: index + 1 })))
    .execute();
}

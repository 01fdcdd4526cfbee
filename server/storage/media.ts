import type { Kysely } from 'kysely';
import type { Database, MediaTable } from './schema.ts';

/** An image of a product, without its bytes. */
export interface ProductImageRow {
  readonly position: number;
  /** SHA-256 of the bytes, hex; served at `/media/{mediaId}.webp`. */
  readonly mediaId: string;
  readonly alt: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Keeps an image; the same bytes twice are one row. */
export async function insertMedia(db: Kysely<Database>, media: MediaTable): Promise<void> {
  await db
    .insertInto('media')
    .values(media)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The image whose bytes hash to this id. */
export async function findMedia(db: Kysely<Database>, id: string): Promise<MediaTable | undefined> {
  return await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether an image with this id is kept. */
export async function hasMedia(db: Kysely<Database>, id: string): Promise<boolean> {
  return (await db.selectFrom('media').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** The images of a product in the order in which they are shown. */
export async function imagesOfProduct(db: Kysely<Database>, productId: string): Promise<ProductImageRow[]> {
  return await db
    .selectFrom('productImage')
    .innerJoin('media', 'media.id', 'productImage.mediaId')
    .select(['position', 'mediaId', 'alt', 'widthPx', 'heightPx'])
    .where('productId', '=', productId)
    .orderBy('position')
    .execute();
}

/** Makes these the images of a product, in this order; call it inside a transaction. */
export async function replaceProductImages(
  db: Kysely<Database>,
  productId: string,
  images: readonly { readonly mediaId: string; readonly alt: string }[],
): Promise<void> {
  await db.deleteFrom('productImage').where('productId', '=', productId).execute();
  if (images.length === 0) return;
  await db
    .insertInto('productImage')
    .values(images.map(({ mediaId, alt }, index) => ({ productId, position: index + 1, mediaId, alt })))
    .execute();
}

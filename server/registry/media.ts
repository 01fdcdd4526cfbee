import type { Kysely } from 'kysely';
import { problem } from '../http/problems.ts';
import {
  findMedia,
  hasMedia,
  insertMedia,
  type PlacedImage,
  type ProductImageRow,
} from '../storage/media.ts';
import type { Database } from '../storage/schema.ts';
import type { Photo } from './photo.ts';

/** A photo among those of a product or producer, as the API names it. */
export interface ImageFields {
  readonly id: string;
  readonly alt: string;
  readonly altEn?: string | undefined;
}

/** Keeps an uploaded photo inside a transaction. @throws image-erased when it was erased on somebody's request */
export async function keepPhoto(db: Kysely<Database>, photo: Photo, nowMs: number): Promise<void> {
  const known = await findMedia(db, photo.id);
  if (known !== undefined && known.erasedMs !== null) throw problem('image-erased', { field: 'file' });
  await insertMedia(db, { ...photo, createdMs: nowMs });
}

/** Refuses photos that are not kept here, or were erased; `fieldOf` names the member at fault. @throws image-unknown */
export async function requireMedia(
  db: Kysely<Database>,
  ids: readonly string[],
  fieldOf: (index: number) => string,
): Promise<void> {
  for (const [index, id] of ids.entries()) {
    if (!(await hasMedia(db, id))) throw problem('image-unknown', { field: fieldOf(index) });
  }
}

/** Photos as a product or producer holds them. */
export function placedImages(images: readonly ImageFields[]): PlacedImage[] {
  return images.map(({ id, alt, altEn }) => ({ mediaId: id, alt, altEn: altEn ?? null }));
}

/** A photo of a product or producer as an edit names it. */
export function imageFields({ mediaId, alt, altEn }: ProductImageRow): ImageFields {
  return { id: mediaId, alt, ...(altEn === null ? {} : { altEn }) };
}

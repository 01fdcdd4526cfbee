import type { Kysely } from 'kysely';
import { actedBy } from '../domain/audit.ts';
import type { Change } from '../domain/changes.ts';
import { withoutMedia } from '../domain/content-media.ts';
import type { Principal } from '../domain/principal.ts';
import { type KeptSection, photosOf, readStory } from '../domain/public-content.ts';
import { problem } from '../http/problems.ts';
import { appendAudits } from '../storage/audit.ts';
import { eraseBytes } from '../storage/erase-media.ts';
import { erasing } from '../storage/erasing.ts';
import { findMedia, imagesOfProducer, imagesOfProduct } from '../storage/media.ts';
import { dropMediaUse, type MediaOwner, usersOfMedia } from '../storage/media-uses.ts';
import type { Database } from '../storage/schema.ts';
import { findSubmission, rewriteSubmission } from '../storage/submissions.ts';
import type { ProducerTable } from '../storage/tables/registry.ts';
import type { EditingDeps, RegistryDeps } from './deps.ts';
import { imageFields } from './media.ts';
import { requireDescriber, requireProducer, requireProduct, requireVariant } from './owners.ts';
import { editProducer } from './producers.ts';
import { editProduct } from './products.ts';
import { editVariant } from './variants.ts';

/** Why a photo is erased: a person in it asked, somebody else has rights in it, or it was a mistake. No name is kept. */
export const ERASURE_REASONS = ['person-asked', 'rights', 'mistake'] as const;
/** One of {@link ERASURE_REASONS}. */
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/**
 * Erases a photo: its bytes are gone from the database file, and nothing shows it any more. What stays is that there
 * was one, so that it is not taken again.
 * @throws not-found, forbidden when something of a producer that the caller does not describe shows it, or, where nothing shows it, uses it
 */
export async function eraseMedia(
  deps: Pick<RegistryDeps, 'db' | 'clock'>,
  by: Principal,
  mediaId: string,
  reason: ErasureReason,
): Promise<{ readonly erasedMs: number; readonly changes: readonly Change[] }> {
  return await erasing(deps.db, async (transaction) => {
    const media = await findMedia(transaction, mediaId);
    if (media === undefined) throw problem('not-found');
    if (media.erasedMs !== null) return { erasedMs: media.erasedMs, changes: [] };
    const erasedMs = deps.clock();
    const owners = await usersOfMedia(transaction, mediaId);
    const producers = await requireOwners(transaction, by, owners);
    const concerned = producers.length === 0 ? [null] : producers;
    await eraseBytes(transaction, mediaId, erasedMs);
    const changes: Change[] = [];
    for (const owner of owners)
      changes.push(...(await takeOut({ ...deps, by }, transaction, owner, mediaId)));
    await appendAudits(
      transaction,
      concerned.map((producer) => ({
        ...actedBy(by),
        timeMs: erasedMs,
        action: 'media.erase',
        subjectKind: 'media',
        subjectId: mediaId,
        producerId: producer?.id ?? null,
        provinceCode: producer?.provinceCode ?? null,
        before: null,
        after: null,
        reason,
      })),
    );
    return { erasedMs, changes };
  });
}

/** What a photo would disappear from, by kind, for who may erase it. @throws not-found, forbidden */
export async function usesOfMedia(
  db: Kysely<Database>,
  by: Principal,
  mediaId: string,
): Promise<Record<'products' | 'packs' | 'producers' | 'submissions', number>> {
  const media = await findMedia(db, mediaId);
  if (media === undefined || media.erasedMs !== null) throw problem('not-found');
  const owners = await usersOfMedia(db, mediaId);
  await requireOwners(db, by, owners);
  const count = (of: MediaOwner['kind']) => owners.filter(({ kind }) => kind === of).length;
  return {
    products: count('product'),
    packs: count('variant'),
    producers: count('producer'),
    submissions: count('submission'),
  };
}

/** The producers of what uses a photo; those who show it are described by the caller. @throws forbidden, not-found */
async function requireOwners(
  db: Kysely<Database>,
  by: Principal,
  owners: readonly MediaOwner[],
): Promise<ProducerTable[]> {
  const producers = new Map<string, ProducerTable>();
  for (const owner of owners) {
    const producer = await producerOf(db, owner);
    if (producer !== undefined) producers.set(producer.id, producer);
  }
  // Ids of published photos are public: who merely names one in a submission has no say over its erasure.
  const published = owners.filter(({ kind }) => kind !== 'submission' && kind !== 'upload');
  for (const owner of published.length > 0 ? published : owners) {
    const producer = await producerOf(db, owner);
    if (producer !== undefined) requireDescriber(by, producer);
  }
  // What nothing of anybody uses is forgotten by itself; until then it is for who decides.
  if (producers.size === 0 && by.role === 'producer') throw problem('forbidden');
  return [...producers.values()];
}

async function producerOf(
  db: Kysely<Database>,
  { kind, id }: MediaOwner,
): Promise<ProducerTable | undefined> {
  switch (kind) {
    case 'product':
      return (await requireProduct(db, id)).producer;
    case 'variant':
      return (await requireVariant(db, id)).producer;
    case 'producer':
      return await requireProducer(db, id);
    case 'submission': {
      const producerId = (await findSubmission(db, Number(id)))?.producerId ?? null;
      return producerId === null ? undefined : await requireProducer(db, producerId);
    }
    case 'upload':
      return undefined;
  }
}

/** Takes an erased photo out of what shows it. */
async function takeOut(
  deps: EditingDeps,
  db: Kysely<Database>,
  { kind, id }: MediaOwner,
  mediaId: string,
): Promise<Change[]> {
  switch (kind) {
    case 'product': {
      const { product } = await requireProduct(db, id);
      const images = (await imagesOfProduct(db, id)).filter((image) => image.mediaId !== mediaId);
      const story = readStory(product.storyJson);
      const isTold = photosOf(story).some((photo) => photo.id === mediaId);
      await editProduct(deps, db, product, {
        images: images.map(imageFields),
        ...(isTold ? { story: withoutPhoto(story, mediaId) } : {}),
      });
      return [{ kind: 'product', id }];
    }
    case 'variant': {
      const { variant, producer } = await requireVariant(db, id);
      await editVariant(deps, db, producer.id, variant, { imageId: null });
      return [{ kind: 'product', id: variant.productId }];
    }
    case 'producer': {
      const producer = await requireProducer(db, id);
      const images = (await imagesOfProducer(db, id)).filter((image) => image.mediaId !== mediaId);
      await editProducer(deps, db, producer, {
        images: images.map(imageFields),
        ...(producer.logoMediaId === mediaId ? { logoId: null } : {}),
      });
      return [{ kind: 'producer', id }];
    }
    case 'submission':
      await rewriteSubmission(db, Number(id), deps.clock(), (content) => withoutMedia(content, mediaId));
      await dropMediaUse(db, { kind, id }, mediaId);
      return [];
    case 'upload':
      return [];
  }
}

/** A story without this photo, and without sections that only showed it. */
function withoutPhoto(story: readonly KeptSection[], mediaId: string): KeptSection[] {
  return story
    .map((section) => ({ ...section, photos: section.photos.filter(({ id }) => id !== mediaId) }))
    .filter(({ heading, text, photos }) => heading !== undefined || text !== undefined || photos.length > 0);
}

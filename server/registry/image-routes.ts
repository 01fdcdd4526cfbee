import { Type } from 'typebox';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { findMedia, imagesOfProduct, insertMedia, replaceProductImages } from '../storage/media.ts';
import { auditImages } from './audited.ts';
import type { RegistryDeps } from './deps.ts';
import { requireDescriber, requireProduct } from './owners.ts';
import { preparePhoto } from './photo.ts';
import { IdParams } from './schemas.ts';
import { optionalLine, TEXT_LIMITS } from './text.ts';
import { readUpload, UPLOAD_BODY_LIMIT_BYTES } from './upload.ts';
import { ImageView } from './views.ts';

/** Images of one product. */
export const IMAGES_LIMIT = 12;

/** Uploads of product images, and the images themselves at `/media/{id}.webp`. */
export async function imageRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, clock, changes } = deps;

  app.post(
    '/api/v1/products/:id/images',
    {
      bodyLimit: UPLOAD_BODY_LIMIT_BYTES,
      // The same photo twice is one image.
      config: { access: ['admin', 'officer', 'producer'], idempotent: false },
      schema: {
        summary: 'Add an image (JPEG, PNG or WebP, at most 5 MB) as multipart/form-data: alt, then file',
        tags: ['registry'],
        consumes: ['multipart/form-data'],
        params: IdParams,
        response: { 201: ImageView },
      },
    },
    async (request, reply) => {
      const { id: productId } = request.params;
      const principal = principalOf(request);
      const { product, producer } = await requireProduct(db, productId);
      requireDescriber(principal, producer);
      const upload = await readUpload(request, ['alt']);
      const alt = optionalLine(upload.field('alt'), 'alt', TEXT_LIMITS.name) ?? '';
      const photo = await preparePhoto(upload.bytes);
      await db.transaction().execute(async (transaction) => {
        const images = await imagesOfProduct(transaction, productId);
        const others = images.filter(({ mediaId }) => mediaId !== photo.id);
        if (others.length >= IMAGES_LIMIT) throw problem('images-full', { params: { limit: IMAGES_LIMIT } });
        await insertMedia(transaction, { ...photo, createdMs: clock() });
        const shown = [...others, { mediaId: photo.id, alt }];
        await replaceProductImages(transaction, productId, shown);
        await auditImages({ clock, by: principal }, transaction, product, images, shown);
      });
      changes.emit({ kind: 'product', id: productId });
      const url = `/media/${photo.id}.webp`;
      reply.code(201).header('location', url);
      return { id: photo.id, url, alt, widthPx: photo.widthPx, heightPx: photo.heightPx };
    },
  );

  app.get(
    '/media/:file',
    {
      config: { access: 'public' },
      schema: {
        summary: 'An image of a product',
        tags: ['registry'],
        params: Type.Object({ file: Type.String({ maxLength: 100 }) }),
      },
    },
    async (request, reply) => {
      const id = /^([0-9a-f]{64})\.webp$/.exec(request.params.file)?.[1];
      const media = id === undefined ? undefined : await findMedia(db, id);
      if (media === undefined) throw problem('not-found');
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('etag', `"${media.id}"`)
        .type(media.mediaType)
        .send(Buffer.from(media.bytes));
    },
  );
}

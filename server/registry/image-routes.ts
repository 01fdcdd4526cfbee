import Value from 'typebox/value';
import { Submission } from '../domain/submission.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { imagesOfProduct } from '../storage/media.ts';
import { holdUpload } from '../storage/media-uses.ts';
import type { RegistryDeps } from './deps.ts';
import { imageFields, keepPhoto } from './media.ts';
import { requireDescriber, requireProduct } from './owners.ts';
import { preparePhoto } from './photo.ts';
import { editProduct } from './products.ts';
import { replySubmitted } from './proposal-reply.ts';
import { proposeProduct } from './proposals.ts';
import { IdParams, ProductEdit } from './schemas.ts';
import { optionalLine, TEXT_LIMITS } from './text.ts';
import { readUpload, UPLOAD_BODY_LIMIT_BYTES } from './upload.ts';
import { requireRoomForUpload } from './upload-limit.ts';
import { ImageView } from './views.ts';

/** Images of one product. */
export const IMAGES_LIMIT = 12;

/** `POST /api/v1/products/{id}/images`: a photo that a product shows at once. */
export async function imageRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, clock, changes } = deps;

  app.post(
    '/api/v1/products/:id/images',
    {
      bodyLimit: UPLOAD_BODY_LIMIT_BYTES,
      // The same photo twice is one image.
      config: { access: ['admin', 'officer', 'producer'], idempotent: false },
      schema: {
        summary:
          'Add an image (JPEG, PNG or WebP, at most 5 MB) as multipart/form-data: alt, then file. A producer asks for it (202)',
        tags: ['registry'],
        consumes: ['multipart/form-data'],
        params: IdParams,
        response: { 201: ImageView, 202: Submission },
      },
    },
    async (request, reply) => {
      const { id: productId } = request.params;
      const principal = principalOf(request);
      const { producer } = await requireProduct(db, productId);
      requireDescriber(principal, producer);
      await requireRoomForUpload(db, principal, clock());
      const upload = await readUpload(request, ['alt']);
      const alt = optionalLine(upload.field('alt'), 'alt', TEXT_LIMITS.name) ?? '';
      const photo = await preparePhoto(upload.bytes);
      const submission = await db.transaction().execute(async (transaction) => {
        const { product } = await requireProduct(transaction, productId);
        const isProposed = principal.role === 'producer';
        const open = isProposed ? await deps.openSubmission(transaction, 'product', productId) : undefined;
        const proposed = Value.Parse(ProductEdit, open?.after ?? {}).images;
        const images = proposed ?? (await imagesOfProduct(transaction, productId)).map(imageFields);
        const others = images.filter(({ id }) => id !== photo.id);
        if (others.length >= IMAGES_LIMIT) throw problem('images-full', { params: { limit: IMAGES_LIMIT } });
        await keepPhoto(transaction, photo, clock());
        const fields = { images: [...others, { id: photo.id, alt }] };
        if (isProposed) {
          await requireRoomForUpload(transaction, principal, clock());
          await holdUpload(transaction, photo.id, clock(), principal.producerId);
          const proposing = { deps, db: transaction, by: principal, open };
          return await proposeProduct(proposing, { product, producer }, fields);
        }
        await editProduct({ ...deps, by: principal }, transaction, product, fields);
        return null;
      });
      if (submission !== null) return replySubmitted(reply, submission);
      changes.emit({ kind: 'product', id: productId });
      const url = `/media/${photo.id}.webp`;
      reply.code(201).header('location', url);
      return { id: photo.id, url, alt, widthPx: photo.widthPx, heightPx: photo.heightPx };
    },
  );
}

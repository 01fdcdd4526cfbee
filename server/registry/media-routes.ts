import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { MediaId } from '../domain/public-content.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { findMedia } from '../storage/media.ts';
import { holdUpload, isMediaPublished, releaseUploads } from '../storage/media-uses.ts';
import type { MediaTable } from '../storage/tables/registry.ts';
import type { RegistryDeps } from './deps.ts';
import { ERASURE_REASONS, eraseMedia, usesOfMedia } from './erase-media.ts';
import { keepPhoto } from './media.ts';
import { preparePhoto } from './photo.ts';
import { readUpload, UPLOAD_BODY_LIMIT_BYTES } from './upload.ts';
import { requireRoomForUpload } from './upload-limit.ts';
import { MediaUses } from './views.ts';

const tags = ['registry'];
const WRITERS = ['admin', 'officer', 'producer'] as const;
const MediaParams = Type.Object({ id: MediaId });

/** An upload waits so long for what it was uploaded for. */
const UPLOAD_KEPT_MS = 24 * 60 * 60 * 1000;

/** A published photo may be asked to be erased: what keeps copies between here and the reader lets go of them in a day. */
const PUBLIC_CACHE = 'public, max-age=86400';

/** `/api/v1/media`: photos before anything shows them, and their erasure; `/media/{id}.webp` once something published does. */
export async function mediaRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, clock, changes } = deps;

  app.post(
    '/api/v1/media',
    {
      bodyLimit: UPLOAD_BODY_LIMIT_BYTES,
      // The same photo twice is one photo.
      config: { access: WRITERS, idempotent: false },
      schema: {
        summary:
          'Upload a photo (JPEG, PNG or WebP, at most 5 MB) as multipart/form-data: file. Name its id within a day in a product, pack or producer',
        tags,
        consumes: ['multipart/form-data'],
        response: {
          201: Type.Object({
            id: MediaId,
            url: Type.String({ description: 'Where signed-in callers see it' }),
            widthPx: Type.Integer(),
            heightPx: Type.Integer(),
          }),
        },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      await requireRoomForUpload(db, by, clock());
      const { bytes } = await readUpload(request, []);
      const photo = await preparePhoto(bytes);
      const nowMs = clock();
      await db.transaction().execute(async (transaction) => {
        await releaseUploads(transaction, nowMs - UPLOAD_KEPT_MS);
        await requireRoomForUpload(transaction, by, nowMs);
        await keepPhoto(transaction, photo, nowMs);
        await holdUpload(transaction, photo.id, nowMs, by.producerId);
      });
      const url = `/api/v1/media/${photo.id}`;
      reply.code(201).header('location', url);
      return { id: photo.id, url, widthPx: photo.widthPx, heightPx: photo.heightPx };
    },
  );

  app.get(
    '/api/v1/media/:id',
    {
      config: { access: ROLES },
      schema: { summary: 'A photo, published or not (WebP)', tags, params: MediaParams },
    },
    async (request, reply) => {
      const media = await findMedia(db, request.params.id);
      return sendPhoto(reply, media, 'private, max-age=600');
    },
  );

  app.get(
    '/api/v1/media/:id/uses',
    {
      config: { access: WRITERS },
      schema: {
        summary: 'What a photo would disappear from if the caller erased it',
        tags,
        params: MediaParams,
        response: { 200: MediaUses },
      },
    },
    async (request) =>
      await db
        .transaction()
        .setAccessMode('read only')
        .execute((tx) => usesOfMedia(tx, principalOf(request), request.params.id)),
  );

  app.post(
    '/api/v1/media/:id/erasure',
    {
      config: { access: WRITERS, idempotent: false },
      schema: {
        summary: 'Erase a photo everywhere, such as when a person in it asks; it is not taken again',
        tags,
        params: MediaParams,
        body: Type.Object({ reason: Type.Enum([...ERASURE_REASONS]) }, { additionalProperties: false }),
        response: { 200: Type.Object({ id: MediaId, erasedMs: Type.Integer() }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const erased = await eraseMedia(deps, principalOf(request), id, request.body.reason);
      for (const change of erased.changes) changes.emit(change);
      return { id, erasedMs: erased.erasedMs };
    },
  );

  app.get(
    '/media/:file',
    {
      config: { access: 'public' },
      schema: {
        summary: 'A photo that a product, pack or producer shows',
        tags,
        params: Type.Object({ file: Type.String({ maxLength: 100 }) }),
      },
    },
    async (request, reply) => {
      const id = /^([0-9a-f]{64})\.webp$/.exec(request.params.file)?.[1];
      const isShown = id !== undefined && (await isMediaPublished(db, id));
      return sendPhoto(reply, isShown ? await findMedia(db, id) : undefined, PUBLIC_CACHE);
    },
  );
}

function sendPhoto(reply: FastifyReply, media: MediaTable | undefined, cacheControl: string): FastifyReply {
  if (media === undefined || media.erasedMs !== null) throw problem('not-found');
  return reply
    .header('cache-control', cacheControl)
    .header('etag', `"${media.id}"`)
    .type(media.mediaType)
    .send(Buffer.from(media.bytes));
}

import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type HandoverView, renderHandoverPage } from '../../scanner-web/views/index.ts';
import { sheetCount, stampCount } from '../../stamps/sheet/index.ts';
import type { Principal } from '../domain/principal.ts';
import type { App } from '../http/app-type.ts';
import { problemFrom } from '../http/error-handler.ts';
import { problemDocument } from '../http/problem-reply.ts';
import { finishDownload, type HandoverRow } from '../storage/handovers.ts';
import { batchTexts } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { beginDownload, GRACE_MS, handoverOf, isGood, stateOf } from './handovers.ts';
import { reopenFile, requireBatch, requireJob } from './job-file.ts';
import { runOf } from './present-job.ts';
import { readStock } from './print-settings.ts';
import type { Renderings } from './rendering.ts';
import { sendFile } from './send-file.ts';

const TokenParams = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** A link that was used up between looking and downloading. */
class UsedUp extends Error {}

/**
 * The page of a link for print houses, which needs no account: it says what the link is for. Only its button downloads, so
 * that a preview by a chat app or a scanner of mails uses nothing up.
 */
export async function handoverPages(app: App, deps: PrintingDeps, renderings: Renderings): Promise<void> {
  const { pages, db, clock } = deps;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    row: HandoverRow | undefined,
    refused?: { readonly status: number; readonly text: string },
  ) => {
    const frame = pages.frame(request, request.url, clock());
    const view = row === undefined ? null : await viewOf(row);
    const status = refused?.status ?? (view === null ? 404 : isGood(view.state) ? 200 : 410);
    const html = renderHandoverPage({ frame, handover: view, refused: refused?.text ?? null });
    return pages.send(reply, frame, status, html);
  };

  const viewOf = async (row: HandoverRow): Promise<HandoverView> => {
    const job = await requireJob(db, row.jobId);
    const batch = await requireBatch(db, job.batchCode);
    const texts = await batchTexts(db, batch, clock());
    const [first] = row.downloads;
    return {
      state: stateOf(row, clock()),
      producerName: texts.producerName,
      productName: texts.productName,
      batchCode: batch.code,
      stamps: stampCount(runOf(job)),
      stockName: job.stockJson === null ? null : readStock(job.stockJson).name,
      sheets: sheetCount(runOf(job)),
      expiresMs: row.expiresMs,
      usedMs: first?.startedMs ?? null,
      graceUntilMs: first === undefined ? null : first.startedMs + GRACE_MS,
      graceMinutes: GRACE_MS / 60_000,
    };
  };

  await app.register(async (plain) => {
    const scope: App = plain.withTypeProvider();
    await scope.register(formbody, { bodyLimit: 8 * 1024 });

    scope.get(
      '/handover/:token',
      { config: { access: 'public', texts: 'any' }, schema: { hide: true, params: TokenParams } },
      async (request, reply) => await show(request, reply, await handoverOf(db, request.params.token)),
    );

    scope.post(
      '/handover/:token',
      { config: { access: 'public', texts: 'any' }, schema: { hide: true, params: TokenParams } },
      async (request, reply) => {
        const row = await handoverOf(db, request.params.token);
        if (row === undefined || !isGood(stateOf(row, clock()))) return await show(request, reply, row);
        try {
          return await download(request, reply, row);
        } catch (error) {
          if (error instanceof UsedUp)
            return await show(request, reply, await handoverOf(db, request.params.token));
          const { code, details } = problemFrom(error, request);
          const { reads } = pages.textsOf(request);
          const { status, detail } = problemDocument(code, details, reads, request.id);
          if (status >= 500) request.log.error({ err: error, handover: row.id }, code);
          return await show(request, reply, row, { status, text: detail });
        }
      },
    );
  });

  /** The answer that each link is being downloaded by, until its end is written down. */
  const running = new Map<string, FastifyReply>();

  const download = async (request: FastifyRequest, reply: FastifyReply, row: HandoverRow) => {
    let downloadId: string | undefined;
    const { ordered, file } = await renderings.start(
      async () => {
        const made = await reopenFile(deps, bearerOf(row), row.jobId);
        // Its last byte is out, though that is not written down yet.
        if (running.get(row.id)?.raw.writableFinished === true) throw new UsedUp();
        downloadId = await beginDownload(deps, row.id);
        if (downloadId === undefined) throw new UsedUp();
        // One link never writes two files at once: a start after a break takes over from what still hangs.
        running.get(row.id)?.raw.destroy();
        running.set(row.id, reply);
        return made;
      },
      (error, job) => request.log.info({ err: error, job }, 'a file was not finished'),
    );
    const id = downloadId;
    const forget = () => {
      if (running.get(row.id) === reply) running.delete(row.id);
    };
    reply.raw.once('finish', () => {
      if (id === undefined) return;
      finishDownload(db, id, clock())
        .catch((error: unknown) => {
          request.log.error({ err: error, handover: row.id }, 'the end of a download was not recorded');
        })
        .finally(forget);
    });
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) forget();
    });
    // A proxy that stores the file first would end the download here before it ends there.
    return sendFile(reply, ordered.name, ordered.mediaType).header('x-accel-buffering', 'no').send(file);
  };
}

/** Whoever holds the link, for this one job. */
function bearerOf({ id, producerId }: HandoverRow): Principal {
  return {
    actor: `handover:${id}`,
    role: 'producer',
    accountId: null,
    sessionId: null,
    producerId,
    provinceCode: null,
    communeCode: null,
  };
}

import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { batchTexts, stampBatch } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { orderSheet, orderStamps, reopenSheet, usableSecrets } from './print-jobs.ts';
import { PrinterDpi } from './print-settings.ts';
import { renderCsv } from './render-csv.ts';
import type { RenderOptions } from './render-parts.ts';
import { renderSheet } from './render-sheet.ts';
import type { Renderings } from './rendering.ts';
import { BatchParams, SheetQuery, SPAN } from './schemas.ts';
import { batchForm } from './sheet-form.ts';
import { symbolPng, symbolSvg } from './single-stamp.ts';
import { stampMaker } from './stamp-maker.ts';
import { symbolDrawer } from './symbol.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;

const SingleQuery = Type.Object({
  dpi: PrinterDpi,
  level: Type.Enum(['L', 'M'], { default: 'M' }),
  reason: SPAN.reason,
});

/** The files that hand stamps out: sheets as PDF, a table for print houses, one stamp as SVG or PNG. */
export async function fileRoutes(app: App, deps: PrintingDeps, renderings: Renderings): Promise<void> {
  app.get(
    '/api/v1/batches/:code/sheet.pdf',
    {
      config: { access: ACCESS, from: 'our-pages' },
      // Asking for the head alone must not mark stamps as printed.
      exposeHeadRoute: false,
      schema: {
        summary: 'Stamps on label sheets, as PDF: of a job, or of the job that these parameters make',
        tags: ['printing'],
        params: BatchParams,
        querystring: SheetQuery,
      },
    },
    async (request, reply) => {
      const { job: id, first, last, ...settings } = request.query;
      const principal = principalOf(request);
      const ready = async () => {
        if (id === undefined) {
          if (first === undefined) throw problem('field-missing', { field: 'first' });
          if (last === undefined) throw problem('field-missing', { field: 'last' });
          return await orderSheet(deps, principal, request.params.code, { ...settings, first, last });
        }
        const again = await reopenSheet(deps, principal, id);
        if (again.job.batchCode !== stampCode(request.params.code)) throw problem('not-found');
        return again;
      };
      const { ordered, file } = await renderings.start(
        async () => {
          const { job, request: sheet, form } = await ready();
          return {
            job,
            ...sizeOf(job),
            write: (options: RenderOptions) => renderSheet(sheet, form, options),
          };
        },
        (error, job) => request.log.info({ err: error, job }, 'a sheet was not finished'),
      );
      const { job } = ordered;
      return send(reply, `${job.batchCode}-${job.firstIndex}-${job.lastIndex}.pdf`, 'application/pdf')
        .header('x-print-job', job.id)
        .send(file);
    },
  );

  app.get(
    '/api/v1/batches/:code/stamps.csv',
    {
      config: { access: ACCESS, from: 'our-pages' },
      exposeHeadRoute: false,
      schema: {
        summary: 'Stamps as a table for a print house: UTF-8, comma, one row per stamp',
        tags: ['printing'],
        params: BatchParams,
        querystring: Type.Object({
          ...SPAN,
          bom: Type.Boolean({ default: false, description: 'Lead with a byte order mark, for Excel' }),
        }),
      },
    },
    async (request, reply) => {
      const { bom, ...span } = request.query;
      const principal = principalOf(request);
      const order = { kind: 'csv' as const, ...span };
      const { ordered, file } = await renderings.start(
        async () => {
          const { job, batch } = await orderStamps(deps, principal, request.params.code, order);
          const { productName: title } = await batchTexts(deps.db, batch, deps.clock());
          const { firstIndex, lastIndex } = job;
          const secrets = usableSecrets(deps, batch);
          const table = { batch: stampBatch(batch), secrets, firstIndex, lastIndex, title, bom };
          return { job, ...sizeOf(job), write: (options: RenderOptions) => renderCsv(table, options) };
        },
        (error, job) => request.log.info({ err: error, job }, 'a table was not finished'),
      );
      const { job } = ordered;
      const name = `${job.batchCode}-${job.firstIndex}-${job.lastIndex}.csv`;
      return send(reply, name, 'text/csv; charset=utf-8').header('x-print-job', job.id).send(file);
    },
  );

  for (const format of ['svg', 'png'] as const) {
    app.get(
      `/api/v1/batches/:code/stamps/:index.${format}`,
      {
        config: { access: ACCESS, from: 'our-pages' },
        exposeHeadRoute: false,
        schema: {
          summary: `The symbol of one stamp as ${format.toUpperCase()}, its modules on whole printer dots`,
          tags: ['printing'],
          params: Type.Object({
            ...BatchParams.properties,
            index: Type.Integer({ minimum: 0, maximum: MAX_INDEX }),
          }),
          querystring: SingleQuery,
        },
      },
      async (request, reply) => {
        const { index, code } = request.params;
        const { dpi, level, reason } = request.query;
        const order = {
          kind: 'single' as const,
          first: index,
          last: index,
          ...(reason === undefined ? {} : { reason }),
        };
        const { batch } = await orderStamps(deps, principalOf(request), code, order);
        const maker = stampMaker(stampBatch(batch), usableSecrets(deps, batch));
        const form = batchForm(maker, batch.quantity, level);
        if (form === undefined) throw problem('symbol-too-large');
        const stamp = maker.make(index);
        const segments = maker.segments(stamp);
        const bits = symbolDrawer(form, segments).draw(segments);
        const name = `${stamp.serial}.${format}`;
        return format === 'png'
          ? send(reply, name, 'image/png').send(symbolPng(bits, form, { dpi }))
          : send(reply, name, 'image/svg+xml').send(symbolSvg(bits, form, { dpi, title: stamp.serial }));
      },
    );
  }
}

function stampCode(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '');
}

function send(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store');
}

function sizeOf(job: { readonly id: string; readonly firstIndex: number; readonly lastIndex: number }) {
  return { jobId: job.id, stampsTotal: job.lastIndex - job.firstIndex + 1 };
}

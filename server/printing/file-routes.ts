import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { stampBatch } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { type JobFile, labelFile, reopenFile, requireJob, tableFile } from './job-file.ts';
import { orderPrint, orderStamps, reopenPrint, usableSecrets } from './print-jobs.ts';
import { DEFAULT_PRINTER, PrinterDpi } from './printer-settings.ts';
import type { Renderings } from './rendering.ts';
import { BatchParams, JobParams, SheetQuery, SPAN } from './schemas.ts';
import { sendFile, streamFile } from './send-file.ts';
import { batchForm } from './sheet-form.ts';
import { symbolPng, symbolSvg } from './single-stamp.ts';
import { stampMaker } from './stamp-maker.ts';
import { symbolDrawer } from './symbol.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;

const SingleQuery = Type.Object({
  dpi: Type.Optional(PrinterDpi),
  level: Type.Enum(['L', 'M'], { default: 'M' }),
  reason: SPAN.reason,
});

/** The files that hand stamps out: sheets as PDF, a table for print houses, one stamp as SVG or PNG. */
export async function fileRoutes(app: App, deps: PrintingDeps, renderings: Renderings): Promise<void> {
  const stream = (request: FastifyRequest, reply: FastifyReply, open: () => Promise<JobFile>) =>
    streamFile(renderings, request, reply, open);

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
          return await orderPrint(deps, principal, request.params.code, { ...settings, first, last });
        }
        const { batchCode, kind } = await requireJob(deps.db, id);
        const isPdf = kind === 'sheet' || kind === 'roll';
        if (!isPdf || batchCode !== stampCode(request.params.code)) throw problem('not-found');
        return await reopenPrint(deps, principal, id);
      };
      return await stream(request, reply, async () => labelFile(deps, await ready()));
    },
  );

  app.get(
    '/api/v1/print-jobs/:id/file',
    {
      config: { access: ACCESS, from: 'our-pages' },
      exposeHeadRoute: false,
      schema: {
        summary: 'The file of a print job: PDF, ZPL, CSV or ZIP; as often as it is asked for',
        tags: ['printing'],
        params: JobParams,
      },
    },
    async (request, reply) =>
      await stream(request, reply, () => reopenFile(deps, principalOf(request), request.params.id)),
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
      const order = { kind: 'csv' as const, ...span };
      const principal = principalOf(request);
      return await stream(request, reply, async () =>
        tableFile(deps, await orderStamps(deps, principal, request.params.code, order), bom),
      );
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
        const { dpi = DEFAULT_PRINTER.dpi, level, reason } = request.query;
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
          ? sendFile(reply, name, 'image/png').send(symbolPng(bits, form, { dpi }))
          : sendFile(reply, name, 'image/svg+xml').send(symbolSvg(bits, form, { dpi, title: stamp.serial }));
      },
    );
  }
}

function stampCode(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '');
}

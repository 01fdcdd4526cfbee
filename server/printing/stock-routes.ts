import { PassThrough } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import {
  findLabelStock,
  LABEL_STOCKS,
  type LabelStock,
  labelsPerSheet,
  ROLL_STOCKS,
  type SheetGeometry,
} from '../../stamps/sheet/index.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { writeCalibration } from './calibration-pdf.ts';
import type { PrintingDeps } from './deps.ts';
import { optional } from './label-design.ts';
import { DEFAULT_PRINTER, PRINTER_MEMBERS } from './printer-settings.ts';
import { SmallestLabel, Stock } from './schemas.ts';
import { smallestLabels } from './smallest-labels.ts';
import { PRINTERS, STOCKS } from './thing-kinds.ts';
import { ProducerQuery, thingRoutes } from './thing-routes.ts';
import { requireProducer, requireThing, thingsOf } from './things.ts';

const { offsetXMm, offsetYMm, scale } = optional(PRINTER_MEMBERS);

/** The label stocks that can be printed on, and a page to align a printer with each. */
export async function stockRoutes(app: App, deps: PrintingDeps): Promise<void> {
  await thingRoutes(app, deps, {
    path: '/api/v1/label-stocks',
    kind: STOCKS,
    noun: 'label stock',
    hasOwnList: true,
  });

  app.get(
    '/api/v1/label-stocks',
    {
      config: { access: 'public' },
      schema: {
        summary:
          'The label stocks: those of the producer first, and the smallest label that a stamp of each kind takes',
        tags: ['printing'],
        querystring: ProducerQuery,
        response: {
          200: Type.Object({ items: Type.Array(Stock), smallestLabels: Type.Array(SmallestLabel) }),
        },
      },
    },
    async (request) => ({
      items: [...(await ownStocks(deps, request)), ...[...LABEL_STOCKS, ...ROLL_STOCKS].map(shippedStock)],
      smallestLabels: smallestLabels(deps.origin),
    }),
  );

  app.get(
    '/api/v1/calibration.pdf',
    {
      // Drawing a page takes a tenth of a second of the one thread that answers everybody.
      config: { access: ['admin', 'officer', 'producer'] },
      exposeHeadRoute: false,
      schema: {
        summary:
          'A page with rulers, and a cross at every label corner, to measure how a printer shifts and stretches',
        tags: ['printing'],
        querystring: Type.Object({
          stock: Type.String({ minLength: 1, maxLength: 64 }),
          printer: Type.Optional(
            Type.String({ minLength: 1, maxLength: 64, description: 'Crosses as this printer is corrected' }),
          ),
          offsetXMm,
          offsetYMm,
          scale,
        }),
      },
    },
    async (request, reply) => {
      const { stock: id, printer, ...tried } = request.query;
      const principal = principalOf(request);
      const stock = findLabelStock(id) ?? (await ownStock(deps, request, id));
      const known =
        printer === undefined
          ? DEFAULT_PRINTER
          : (await requireThing(deps.db, PRINTERS, principal, printer)).data;
      const alignment = {
        offsetXMm: tried.offsetXMm ?? known.offsetXMm,
        offsetYMm: tried.offsetYMm ?? known.offsetYMm,
        scale: tried.scale ?? known.scale,
      };
      const geometry: SheetGeometry = 'geometry' in stock ? stock.geometry : stock;
      const file = new PassThrough();
      writeCalibration({ name: stock.name, geometry }, alignment, file);
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `inline; filename="calibration-${id}.pdf"`)
        .send(file);
    },
  );
}

function shippedStock({ id, kind, name, example, ...geometry }: LabelStock): Static<typeof Stock> {
  return { id, kind, name, example, isOwn: false, labels: labelsPerSheet(geometry), geometry };
}

/** The stocks of the producer who asks, or whom an officer names; none for who is not signed in. */
async function ownStocks(
  { db }: PrintingDeps,
  request: FastifyRequest<{ Querystring: { producerId?: string } }>,
) {
  const { principal } = request;
  const { producerId } = request.query;
  if (principal === null || (producerId === undefined && principal.producerId === null)) return [];
  const stocks = await thingsOf(db, STOCKS, await requireProducer(db, principal, producerId));
  return stocks.map(
    ({ id, name, data: { kind, geometry } }): Static<typeof Stock> => ({
      id,
      kind,
      name,
      example: null,
      isOwn: true,
      labels: labelsPerSheet(geometry),
      geometry,
    }),
  );
}

async function ownStock({ db }: PrintingDeps, request: FastifyRequest, id: string) {
  const { name, data } = await requireThing(db, STOCKS, principalOf(request), id).catch(() => {
    throw problem('stock-unknown', { field: 'stock' });
  });
  return { name, geometry: data.geometry };
}

import { PassThrough } from 'node:stream';
import { Type } from 'typebox';
import { findLabelStock, LABEL_STOCKS, labelsPerSheet } from '../../stamps/sheet/index.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { writeCalibration } from './calibration-pdf.ts';
import type { PrintingDeps } from './deps.ts';
import { SHEET_SETTINGS } from './print-settings.ts';
import { SmallestLabel, Stock } from './schemas.ts';
import { smallestLabels } from './smallest-labels.ts';

/** The label stocks that sheets can be printed on, and a page to align a printer with each. */
export async function stockRoutes(app: App, deps: Pick<PrintingDeps, 'origin'>): Promise<void> {
  app.get(
    '/api/v1/label-stocks',
    {
      config: { access: 'public' },
      schema: {
        summary: 'The label stocks known here, and the smallest label that a stamp of each kind takes',
        tags: ['printing'],
        response: {
          200: Type.Object({ items: Type.Array(Stock), smallestLabels: Type.Array(SmallestLabel) }),
        },
      },
    },
    async () => ({
      items: LABEL_STOCKS.map(({ id, name, example, ...geometry }) => ({
        id,
        name,
        example,
        labels: labelsPerSheet(geometry),
        geometry,
      })),
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
          stock: Type.String({ minLength: 1, maxLength: 40 }),
          offsetXMm: SHEET_SETTINGS.offsetXMm,
          offsetYMm: SHEET_SETTINGS.offsetYMm,
          scale: SHEET_SETTINGS.scale,
        }),
      },
    },
    async (request, reply) => {
      const { stock: id, ...alignment } = request.query;
      const stock = findLabelStock(id);
      if (stock === undefined) throw problem('stock-unknown', { field: 'stock' });
      const file = new PassThrough();
      writeCalibration(stock, alignment, file);
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `inline; filename="calibration-${stock.id}.pdf"`)
        .send(file);
    },
  );
}

import { Type } from 'typebox';
import { alignmentFrom, findLabelStock, type SheetGeometry } from '../../stamps/sheet/index.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import type { PrintingDeps } from './deps.ts';
import { choiceOf, PrintChoice } from './print-choice.ts';
import { DESIGNS, PRINTERS, Printer, STOCKS } from './thing-kinds.ts';
import { ProducerQuery, presentThing, ThingParams, thingRoutes, thingSchema } from './thing-routes.ts';
import { changeThing, requireProducer, requireThing, thingOf } from './things.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;

const Length = (description: string) => Type.Number({ minimum: 0, maximum: 2_000, description });

const CalibrationBody = Type.Object(
  {
    stock: Type.String({ minLength: 1, maxLength: 64, description: 'Whose calibration page was printed' }),
    leftToAMm: Length("From the paper's left edge to mark A"),
    leftToBMm: Length("From the paper's left edge to mark B"),
    topToCMm: Length("From the paper's upper edge to mark C"),
    topToDMm: Length("From the paper's upper edge to mark D"),
  },
  { additionalProperties: false },
);

/** Printers and label designs that producers keep, and what they printed with last. */
export async function printerRoutes(app: App, deps: PrintingDeps): Promise<void> {
  const { db, clock } = deps;
  await thingRoutes(app, deps, { path: '/api/v1/printers', kind: PRINTERS, noun: 'printer' });
  await thingRoutes(app, deps, { path: '/api/v1/label-designs', kind: DESIGNS, noun: 'label design' });

  app.post(
    '/api/v1/printers/:id/calibration',
    {
      config: { access: ACCESS, idempotent: false },
      schema: {
        summary: "Work out a printer's correction from what its calibration page measures, and keep it",
        tags: ['printing'],
        params: ThingParams,
        body: CalibrationBody,
        response: { 200: thingSchema(Printer.properties) },
      },
    },
    async (request) => {
      const { stock, ...readings } = request.body;
      const principal = principalOf(request);
      const { id, producerId, data } = await requireThing(db, PRINTERS, principal, request.params.id);
      const geometry: SheetGeometry | undefined =
        findLabelStock(stock) ?? (await thingOf(db, STOCKS, producerId, stock))?.data.geometry;
      if (geometry === undefined) throw problem('stock-unknown', { field: 'stock' });
      const found = alignmentFrom(geometry, readings);
      if (!found.ok) throw problem('reading-implausible', { field: found.field });
      const calibrated = { ...data, ...found.alignment, calibratedMs: clock() };
      return presentThing(await changeThing(deps, PRINTERS, principal, id, { data: calibrated }));
    },
  );

  app.get(
    '/api/v1/print-choice',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'What a producer printed with last, to begin with next time',
        tags: ['printing'],
        querystring: ProducerQuery,
        response: { 200: PrintChoice },
      },
    },
    async (request) =>
      await choiceOf(db, await requireProducer(db, principalOf(request), request.query.producerId)),
  );
}

import { Type } from 'typebox';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import type { PrintingDeps } from './deps.ts';
import { designSpecimen } from './design-specimen.ts';
import { SETTING_MEMBERS } from './order-settings.ts';
import { Preview, previewOf, previewSvg } from './preview.ts';
import { BatchParams, SPAN } from './schemas.ts';
import { ProducerQuery } from './thing-routes.ts';
import { requireProducer } from './things.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;
const tags = ['printing'];

const PreviewQuery = Type.Object({
  first: Type.Optional(SPAN.first),
  last: Type.Optional(SPAN.last),
  skipUnprintable: SPAN.skipUnprintable,
  ...SETTING_MEMBERS,
});

const SpecimenQuery = Type.Object({ ...SETTING_MEMBERS, ...ProducerQuery.properties });

/** What an order for labels would come to, as figures and as a picture; nothing is handed out. */
export async function previewRoutes(app: App, deps: PrintingDeps): Promise<void> {
  app.get(
    '/api/v1/batches/:code/preview',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'What an order for labels would come to: sheets, size of the modules, what finds no room',
        tags,
        params: BatchParams,
        querystring: PreviewQuery,
        response: { 200: Preview },
      },
    },
    async (request) => await previewOf(deps, principalOf(request), request.params.code, request.query),
  );

  app.get(
    '/api/v1/batches/:code/preview.svg',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'A sheet of an order for labels as SVG, with specimens in place of the stamps',
        tags,
        params: BatchParams,
        querystring: Type.Object({
          ...PreviewQuery.properties,
          sheet: Type.Integer({ minimum: 1, maximum: 2_000_000, default: 1 }),
        }),
      },
    },
    async (request, reply) => {
      const { sheet, ...order } = request.query;
      const svg = await previewSvg(deps, principalOf(request), request.params.code, order, sheet);
      return reply.type('image/svg+xml').header('cache-control', 'private, no-cache').send(svg);
    },
  );

  app.get(
    '/api/v1/label-specimen.svg',
    {
      config: { access: ACCESS },
      schema: {
        summary:
          'A label of a producer as SVG, with a specimen in place of the stamp: also before its first batch',
        tags,
        querystring: SpecimenQuery,
      },
    },
    async (request, reply) => {
      const { producerId, ...order } = request.query;
      const id = await requireProducer(deps.db, principalOf(request), producerId);
      const svg = await designSpecimen(deps, id, order);
      return reply.type('image/svg+xml').header('cache-control', 'private, no-cache').send(svg);
    },
  );
}

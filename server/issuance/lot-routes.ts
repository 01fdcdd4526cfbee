import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { listLotAmendments, listLots } from '../storage/lots.ts';
import { visibleTo } from './access.ts';
import type { IssuanceDeps } from './deps.ts';
import { correctLot } from './lot-correction.ts';
import {
  Amendment,
  Id,
  LOT_STATES,
  Lot,
  LotAmendmentBody,
  LotBody,
  LotCorrectionBody,
  LotParams,
  LotRecallBody,
} from './lot-schemas.ts';
import { presentAmendment, presentLot } from './lot-views.ts';
import { amendLot, declareLot, orderRecall, readLot } from './lots.ts';

/** `/api/v1/lots`: declare, list, read, amend and recall lots. */
export async function lotRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  app.post(
    '/api/v1/lots',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Declare a lot of a product',
        tags: ['issuance'],
        body: LotBody,
        response: { 201: Lot },
      },
    },
    async (request, reply) => {
      const lot = await declareLot(deps, principalOf(request), request.body);
      reply.code(201).header('location', `/api/v1/lots/${lot.id}`);
      return presentLot(lot);
    },
  );

  app.get(
    '/api/v1/lots',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List lots, newest first',
        tags: ['issuance'],
        querystring: Type.Object({
          ...PageQuery.properties,
          productId: Type.Optional(Id),
          number: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
          state: Type.Optional(Type.Enum(LOT_STATES)),
          q: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: 100,
              description: "Part of the number or of the product's name",
            }),
          ),
        }),
        response: { 200: pageSchema(Lot) },
      },
    },
    async (request) => {
      const { limit, cursor, q, ...wanted } = request.query;
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const filter = { ...visibleTo(principalOf(request)), ...wanted, ...(q && { q }) };
      const rows = await listLots(deps.db, filter, limit + 1, after);
      return pageOf(rows, limit, (row) => [row.createdMs, row.id], presentLot);
    },
  );

  app.get(
    '/api/v1/lots/:id',
    {
      config: { access: ROLES },
      schema: {
        summary: 'A lot',
        tags: ['issuance'],
        params: LotParams,
        response: { 200: Lot },
      },
    },
    async (request) => presentLot(await readLot(deps, principalOf(request), request.params.id)),
  );

  app.get(
    '/api/v1/lots/:id/amendments',
    {
      config: { access: ROLES },
      schema: {
        summary: "List the amendments of a lot's declared quantity, oldest first",
        tags: ['issuance'],
        params: LotParams,
        querystring: PageQuery,
        response: { 200: pageSchema(Amendment) },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const { id } = await readLot(deps, principalOf(request), request.params.id);
      const after = cursor === undefined ? 0 : decodeCursor(cursor, ['number'])[0];
      const rows = await listLotAmendments(deps.db, id, limit + 1, after);
      return pageOf(rows, limit, (row) => [row.id], presentAmendment);
    },
  );

  app.patch(
    '/api/v1/lots/:id',
    {
      config: { access: ['admin', 'officer'] },
      schema: {
        summary: "Amend a lot's declared quantity",
        tags: ['issuance'],
        params: LotParams,
        body: LotAmendmentBody,
        response: { 200: Lot },
      },
    },
    async (request) =>
      presentLot(await amendLot(deps, principalOf(request), request.params.id, request.body)),
  );

  app.patch(
    '/api/v1/lots/:id/declaration',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Mend what was declared about a lot, until the first stamp is activated for it',
        tags: ['issuance'],
        params: LotParams,
        body: LotCorrectionBody,
        response: { 200: Lot },
      },
    },
    async (request) =>
      presentLot(await correctLot(deps, principalOf(request), request.params.id, request.body)),
  );

  app.post(
    '/api/v1/lots/:id/recall',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Recall a lot: its stamps show the safety notice from the next scan on',
        tags: ['issuance'],
        params: LotParams,
        body: LotRecallBody,
        response: { 201: Lot },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return presentLot(await orderRecall(deps, principalOf(request), request.params.id, request.body));
    },
  );
}

function positionFrom(cursor: string) {
  const [createdMs, id] = decodeCursor(cursor, ['number', 'string']);
  return { createdMs, id };
}

import { type TSchema, Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { type LotAmendmentRow, type LotRow, listLotAmendments, listLots } from '../storage/lots.ts';
import { visibleTo } from './access.ts';
import type { IssuanceDeps } from './deps.ts';
import { amendLot, declareLot, orderRecall, readLot, type Stage } from './lots.ts';

/** Units that one lot can declare. */
const QUANTITY_LIMIT = 1_000_000_000;

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Vietnamese civil day' });
const Quantity = Type.Integer({ minimum: 1, maximum: QUANTITY_LIMIT });
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const StageBody = Type.Object(
  {
    name: Line(200),
    nameEn: Type.Optional(Line(200)),
    place: Type.Optional(Line(300)),
    locationCode: Type.Optional(Line(64)),
    productCode: Type.Optional(Line(64)),
    on: Day,
  },
  { additionalProperties: false },
);

const Notice = Type.Object(
  { vi: Line(2000), en: Type.Optional(Line(2000)) },
  { additionalProperties: false, description: 'The safety notice that consumers read' },
);

const Lot = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  number: Type.String(),
  producedOn: Type.String(),
  expiresOn: OrNull(Type.String()),
  declaredQuantity: Type.Integer(),
  activatedQuantity: Type.Integer(),
  stages: Type.Array(StageBody),
  recall: OrNull(
    Type.Object({
      timeMs: Type.Integer(),
      actor: OrNull(Type.String()),
      reason: OrNull(Type.String()),
      notice: OrNull(Notice),
    }),
  ),
  createdMs: Type.Integer(),
  createdBy: Type.String(),
});

const Amendment = Type.Object({
  fromQuantity: Type.Integer(),
  toQuantity: Type.Integer(),
  reason: Type.String(),
  actor: Type.String(),
  timeMs: Type.Integer(),
});

const LotParams = Type.Object({ id: Id });

/** `/api/v1/lots`: declare, list, read, amend and recall lots. */
export async function lotRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  app.post(
    '/api/v1/lots',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Declare a lot of a product',
        tags: ['issuance'],
        body: Type.Object(
          {
            productId: Id,
            number: Type.String({
              minLength: 1,
              maxLength: 64,
              description: 'As printed on the goods, GS1 AI 10',
            }),
            producedOn: Day,
            expiresOn: Type.Optional(Day),
            declaredQuantity: Quantity,
            stages: Type.Optional(Type.Array(StageBody, { maxItems: 50 })),
          },
          { additionalProperties: false },
        ),
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
        }),
        response: { 200: pageSchema(Lot) },
      },
    },
    async (request) => {
      const { limit, cursor, ...wanted } = request.query;
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const filter = { ...visibleTo(principalOf(request)), ...wanted };
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
        body: Type.Object({ declaredQuantity: Quantity, reason: Line(500) }, { additionalProperties: false }),
        response: { 200: Lot },
      },
    },
    async (request) =>
      presentLot(await amendLot(deps, principalOf(request), request.params.id, request.body)),
  );

  app.post(
    '/api/v1/lots/:id/recall',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Recall a lot: its stamps show the safety notice from the next scan on',
        tags: ['issuance'],
        params: LotParams,
        body: Type.Object({ reason: Line(500), notice: Notice }, { additionalProperties: false }),
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

function presentAmendment(row: LotAmendmentRow) {
  const { fromQuantity, toQuantity, reason, actor, timeMs } = row;
  return { fromQuantity, toQuantity, reason, actor, timeMs };
}

function presentLot(lot: LotRow) {
  const { stagesJson, recalledMs, recallReason, recallNoticeJson, recalledBy, ...shown } = lot;
  const stages: Stage[] = JSON.parse(stagesJson);
  const notice: { vi: string; en?: string } | null = JSON.parse(recallNoticeJson ?? 'null');
  const recall =
    recalledMs === null ? null : { timeMs: recalledMs, actor: recalledBy, reason: recallReason, notice };
  return { ...shown, stages, recall };
}

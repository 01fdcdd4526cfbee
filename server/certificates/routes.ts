import { Type } from 'typebox';
import { REVOCATION_GROUNDS } from '../../stamps/verdict/index.ts';
import type { Principal } from '../domain/principal.ts';
import { ROLES } from '../domain/principal.ts';
import { decidesFor } from '../domain/province-scope.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { type CertificateRow, findCertificate, listCertificates } from '../storage/certificates.ts';
import { findProducer } from '../storage/producers.ts';
import { findProduct } from '../storage/products.ts';
import { extendCertificate, revokeCertificate } from './change-certificate.ts';
import { todayOf } from './decisions.ts';
import type { CertificatesDeps } from './deps.ts';
import { recordCertificate } from './record-certificate.ts';
import { CertificateView, presentCertificate } from './view.ts';

const Day = Type.String({ minLength: 10, maxLength: 10, description: 'YYYY-MM-DD' });
const Id = Type.String({ minLength: 1, maxLength: 64 });
const IdParams = Type.Object({ id: Id });
const Decision = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 60 }),
    signedOn: Day,
    authority: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
const WRITERS = ['admin', 'officer'] as const;
const tags = ['certificates'];

/** `/api/v1/certificates`: record, list, extend, revoke. */
export async function certificatesRoutes(app: App, deps: CertificatesDeps): Promise<void> {
  const { db, changes } = deps;

  app.post(
    '/api/v1/certificates',
    {
      config: { access: WRITERS },
      schema: {
        summary: 'Record that a decision recognised a product',
        tags,
        body: Type.Object(
          {
            productId: Id,
            stars: Type.Integer(),
            decision: Decision,
            issuedOn: Type.Optional(Day),
            expiresOn: Type.Optional(Day),
          },
          { additionalProperties: false },
        ),
        response: { 201: CertificateView },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const principal = principalOf(request);
      const row = await db.transaction().execute(async (transaction) => {
        const product = await findProduct(transaction, body.productId);
        const producer = product && (await findProducer(transaction, product.producerId));
        if (producer === undefined) throw problem('product-unknown', { field: 'productId' });
        requireDecider(principal, producer.provinceCode);
        const { provinceCode } = producer;
        const { id, already } = await recordCertificate({ ...deps, by: principal }, transaction, {
          ...body,
          provinceCode,
        });
        if (already) throw problem('certificate-exists', { field: 'decision.number' });
        return await requireCertificate(await findCertificate(transaction, id));
      });
      tellChanged(row);
      tagEntity(reply, row);
      reply.code(201).header('location', `/api/v1/certificates/${row.id}`);
      return presentCertificate(row, todayOf(deps));
    },
  );

  app.get(
    '/api/v1/certificates',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List certificates, those that expire soonest first',
        tags,
        querystring: Type.Object({
          ...PageQuery.properties,
          productId: Type.Optional(Id),
          provinceCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
        }),
        response: { 200: pageSchema(CertificateView) },
      },
    },
    async ({ query: { limit, cursor, productId, provinceCode } }) => {
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const rows = await listCertificates(db, { limit: limit + 1, after, productId, provinceCode });
      const today = todayOf(deps);
      return pageOf(
        rows,
        limit,
        (row) => [row.expiresOn, row.id],
        (row) => presentCertificate(row, today),
      );
    },
  );

  app.get(
    '/api/v1/certificates/:id',
    {
      config: { access: ROLES },
      schema: { summary: 'One certificate', tags, params: IdParams, response: { 200: CertificateView } },
    },
    async (request, reply) => {
      const row = requireCertificate(await findCertificate(db, request.params.id));
      tagEntity(reply, row);
      return presentCertificate(row, todayOf(deps));
    },
  );

  app.post(
    '/api/v1/certificates/:id/extension',
    {
      config: { access: WRITERS },
      schema: {
        summary: 'Extend a certificate by at most 180 days past its expiry',
        tags,
        params: IdParams,
        body: Type.Object({ until: Day, decision: Type.Optional(Decision) }, { additionalProperties: false }),
        response: { 201: CertificateView },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const row = await decide(by, request.params.id, async (transaction, before, province) => {
        requireVersion(request, before);
        await extendCertificate({ ...deps, by }, transaction, before, province, request.body);
      });
      tagEntity(reply, row);
      return reply.code(201).send(presentCertificate(row, todayOf(deps)));
    },
  );

  app.post(
    '/api/v1/certificates/:id/revocation',
    {
      config: { access: WRITERS },
      schema: {
        summary: 'Revoke a certificate for good; grounds b and c need the conclusion of an authority',
        tags,
        params: IdParams,
        body: Type.Object(
          {
            ground: Type.Enum([...REVOCATION_GROUNDS, 'đ'], {
              description: 'Decision 26/2026/QĐ-TTg Art. 8.1; dd is đ',
            }),
            decision: Decision,
            revokedOn: Type.Optional(Day),
            conclusion: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
          },
          { additionalProperties: false },
        ),
        response: { 201: CertificateView },
      },
    },
    async (request, reply) => {
      const { ground, ...rest } = request.body;
      const given = { ...rest, ground: ground === 'đ' ? 'dd' : ground };
      const by = principalOf(request);
      const row = await decide(by, request.params.id, async (transaction, before, province) => {
        requireVersion(request, before);
        await revokeCertificate({ ...deps, by }, transaction, before, province, given);
      });
      tagEntity(reply, row);
      return reply.code(201).send(presentCertificate(row, todayOf(deps)));
    },
  );

  async function decide(
    principal: Principal,
    id: string,
    change: (transaction: typeof db, before: CertificateRow, provinceCode: string) => Promise<void>,
  ): Promise<CertificateRow> {
    const row = await db.transaction().execute(async (transaction) => {
      const before = requireCertificate(await findCertificate(transaction, id));
      const product = await findProduct(transaction, before.productId);
      const producer = product && (await findProducer(transaction, product.producerId));
      if (producer === undefined) throw problem('not-found');
      requireDecider(principal, producer.provinceCode);
      await change(transaction, before, producer.provinceCode);
      return requireCertificate(await findCertificate(transaction, id));
    });
    tellChanged(row);
    return row;
  }

  function tellChanged({ id, productId }: CertificateRow): void {
    changes.emit({ kind: 'certificate', id });
    changes.emit({ kind: 'product', id: productId });
  }
}

function requireDecider(principal: Principal, provinceCode: string): void {
  if (!decidesFor(principal, provinceCode)) throw problem('forbidden');
}

function requireCertificate(row: CertificateRow | undefined): CertificateRow {
  if (row === undefined) throw problem('not-found');
  return row;
}

function positionFrom(cursor: string) {
  const [expiresOn, id] = decodeCursor(cursor, ['string', 'string']);
  return { expiresOn, id };
}

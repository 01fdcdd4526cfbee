import { type Static, Type } from 'typebox';
import { addDays, civilDay } from '../../stamps/civil-day.ts';
import { type Principal, ROLES } from '../domain/principal.ts';
import { seesInside } from '../domain/province-scope.ts';
import { searchText } from '../domain/spelling.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { tagEntity } from '../http/entity-tag.ts';
import { decodeCursor, pageOf } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import {
  findCertificate,
  listCertificates,
  type RegisterFilter,
  type RegisterRow,
} from '../storage/certificate-register.ts';
import { findProduct } from '../storage/products.ts';
import { todayOf } from './decisions.ts';
import type { CertificatesDeps } from './deps.ts';
import { presentCertificate, presentRecognition, presentVersion } from './present.ts';
import { recognitionShownAt, versionsOf } from './recognition-history.ts';
import {
  CertificatePage,
  CertificateView,
  IdParams,
  RecognitionView,
  RegisterPageQuery,
  type RegisterQuery,
  StampCounts,
  VersionList,
} from './schemas.ts';

const tags = ['certificates'];

/** `GET /api/v1/certificates`: the register, one certificate, its versions, its stamps; what was shown of a product when. */
export async function registerRoutes(app: App, deps: CertificatesDeps): Promise<void> {
  const { db } = deps;

  app.get(
    '/api/v1/certificates',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List certificates, those that expire soonest first',
        tags,
        querystring: RegisterPageQuery,
        response: { 200: CertificatePage },
      },
    },
    async ({ query }) => {
      const { limit, cursor } = query;
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const rows = await listCertificates(db, filterFrom(deps, query), { limit: limit + 1, after });
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
      const row = await requireCertificate(db, request.params.id);
      tagEntity(reply, row);
      return presentCertificate(row, todayOf(deps));
    },
  );

  app.get(
    '/api/v1/certificates/:id/versions',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Everything that a certificate ever said, and who changed it why; oldest first',
        tags,
        params: IdParams,
        response: { 200: VersionList },
      },
    },
    async ({ params }) => {
      const { id } = await requireCertificate(db, params.id);
      return { items: (await versionsOf(db, id)).map(presentVersion) };
    },
  );

  app.get(
    '/api/v1/certificates/:id/stamps',
    {
      config: { access: ROLES },
      schema: {
        summary: 'The stamps that were issued under a certificate, by what became of them',
        tags,
        params: IdParams,
        response: { 200: StampCounts },
      },
    },
    async (request) => {
      const row = await requireCertificate(db, request.params.id);
      requireInside(principalOf(request), row);
      return await deps.countStamps(db, { certificateId: row.id });
    },
  );

  app.get(
    '/api/v1/products/:id/recognition',
    {
      config: { access: ROLES },
      schema: {
        summary: 'What a check of a product’s stamps shows of its recognition, now or at a time in the past',
        tags,
        params: IdParams,
        querystring: Type.Object({
          atMs: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
        }),
        response: { 200: RecognitionView },
      },
    },
    async ({ params, query }) => {
      if ((await findProduct(db, params.id)) === undefined) throw problem('not-found');
      const atMs = Math.min(query.atMs ?? deps.clock(), deps.clock());
      return presentRecognition(await recognitionShownAt(db, params.id, atMs), civilDay(atMs));
    },
  );
}

/** The filter that a query asks for, from today. */
export function filterFrom(
  deps: Pick<CertificatesDeps, 'clock'>,
  query: Static<typeof RegisterQuery>,
): RegisterFilter {
  const { group, endsWithinDays, q = '' } = query;
  const { productId, producerId, decisionId, provinceCode, communeCode, stars, authorityKey, state } = query;
  const today = todayOf(deps);
  const contains = searchText(q);
  return {
    productId,
    producerId,
    decisionId,
    provinceCode,
    communeCode,
    stars,
    authorityKey,
    state,
    today,
    productGroup: group,
    endsBy: endsWithinDays === undefined ? undefined : addDays(today, endsWithinDays),
    contains: contains === '' ? undefined : contains,
  };
}

/** @throws not-found */
export async function requireCertificate(db: CertificatesDeps['db'], id: string): Promise<RegisterRow> {
  const row = await findCertificate(db, id);
  if (row === undefined) throw problem('not-found');
  return row;
}

/** How many stamps a producer has is its own affair and that of those who look after it. @throws forbidden */
function requireInside(principal: Principal, { producerId, provinceCode, communeCode }: RegisterRow): void {
  if (principal.role === 'inspector') return;
  if (!seesInside(principal, { id: producerId, provinceCode, communeCode })) throw problem('forbidden');
}

function positionFrom(cursor: string) {
  const [expiresOn, id] = decodeCursor(cursor, ['string', 'string']);
  return { expiresOn, id };
}

import { ROLES } from '../domain/principal.ts';
import { searchText } from '../domain/spelling.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, pageOf } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { type DecisionRow, findDecision, listAuthorities, listDecisions } from '../storage/decisions.ts';
import { correctDecision } from './correct-decision.ts';
import type { CertificatesDeps } from './deps.ts';
import { levelFrom, presentDecision } from './present.ts';
import {
  AuthorityList,
  DecisionCorrectionBody,
  DecisionPage,
  DecisionPageQuery,
  DecisionView,
  IdParams,
} from './schemas.ts';

const tags = ['certificates'];

/** `/api/v1/decisions`: which there are, what they gave, and the correction of one that was entered wrongly. */
export async function decisionRoutes(app: App, deps: CertificatesDeps): Promise<void> {
  const { db, changes } = deps;

  app.get(
    '/api/v1/decisions',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List decisions, newest first',
        tags,
        querystring: DecisionPageQuery,
        response: { 200: DecisionPage },
      },
    },
    async ({ query: { limit, cursor, q = '', ...filter } }) => {
      const contains = searchText(q);
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const narrowed = { ...filter, contains: contains === '' ? undefined : contains };
      const rows = await listDecisions(db, narrowed, { limit: limit + 1, after });
      return pageOf(rows, limit, (row) => [row.signedOn, row.id], presentDecision);
    },
  );

  app.get(
    '/api/v1/decisions/:id',
    {
      config: { access: ROLES },
      schema: { summary: 'One decision', tags, params: IdParams, response: { 200: DecisionView } },
    },
    async ({ params }) => presentDecision(await requireDecision(db, params.id)),
  );

  app.post(
    '/api/v1/decisions/:id/correction',
    {
      config: { access: ['admin', 'officer'] },
      schema: {
        summary: 'Correct the number, day or authority of a decision, for every certificate of it',
        description: 'Answers the decision that stands in its place; the wrong one stays on record.',
        tags,
        params: IdParams,
        body: DecisionCorrectionBody,
        response: { 201: DecisionView },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const { row, certificates } = await db.transaction().execute(async (transaction) => {
        const wrong = await requireDecision(transaction, request.params.id);
        const corrected = await correctDecision({ ...deps, by }, transaction, wrong, request.body);
        return {
          row: await requireDecision(transaction, corrected.id),
          certificates: corrected.certificates,
        };
      });
      for (const { id, productId } of certificates) {
        changes.emit({ kind: 'certificate', id });
        changes.emit({ kind: 'product', id: productId });
      }
      reply.code(201).header('location', `/api/v1/decisions/${row.id}`);
      return presentDecision(row);
    },
  );

  app.get(
    '/api/v1/authorities',
    {
      config: { access: ROLES },
      schema: { summary: 'Everybody who decided anything', tags, response: { 200: AuthorityList } },
    },
    async () => ({
      items: (await listAuthorities(db)).map(({ key, name, level }) => ({
        key,
        name,
        level: levelFrom(level),
      })),
    }),
  );
}

async function requireDecision(db: CertificatesDeps['db'], id: string): Promise<DecisionRow> {
  const row = await findDecision(db, id);
  if (row === undefined) throw problem('not-found');
  return row;
}

function positionFrom(cursor: string) {
  const [signedOn, id] = decodeCursor(cursor, ['string', 'string']);
  return { signedOn, id };
}

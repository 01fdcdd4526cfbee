import { Type } from 'typebox';
import { roleFrom } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import type { ApiTokenRow } from '../storage/api-tokens.ts';
import { bindingMembers, IdParams, NewTokenView, RoleName, TokenView } from './schemas.ts';
import { createToken, listTokens, revokeToken, type TokenDeps } from './tokens.ts';

const tags = ['identity'];

/** `/api/v1/tokens`, for administrators. */
export async function tokenRoutes(app: App, deps: TokenDeps): Promise<void> {
  app.post(
    '/api/v1/tokens',
    {
      // The token's text is answered once and never stored, so a repeated request is answered without it.
      config: { access: ['admin'], recent: true, secretMember: 'token' },
      schema: {
        summary: 'Make a token; its text is in this answer only',
        tags,
        body: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 100 }),
            role: RoleName,
            ...bindingMembers,
            expiresMs: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
          },
          { additionalProperties: false },
        ),
        response: { 201: NewTokenView },
      },
    },
    async (request, reply) => {
      const { token, row } = await createToken(deps, principalOf(request), request.body);
      reply.code(201).header('location', `/api/v1/tokens/${row.id}`);
      return { token, ...presentToken(row) };
    },
  );

  app.get(
    '/api/v1/tokens',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'List tokens, newest first',
        tags,
        querystring: PageQuery,
        response: { 200: pageSchema(TokenView) },
      },
    },
    async ({ query: { limit, cursor } }) => {
      const rows = await listTokens(deps, limit + 1, cursor === undefined ? undefined : positionFrom(cursor));
      return pageOf(rows, limit, (row) => [row.createdMs, row.id], presentToken);
    },
  );

  app.delete(
    '/api/v1/tokens/:id',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Revoke a token from now on',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await revokeToken(deps, principalOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function positionFrom(cursor: string) {
  const [createdMs, id] = decodeCursor(cursor, ['number', 'string']);
  return { createdMs, id };
}

function presentToken({ hash: _, ...row }: ApiTokenRow) {
  return { ...row, role: roleFrom(row.role) };
}

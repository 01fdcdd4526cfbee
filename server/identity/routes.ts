import { type TSchema, Type } from 'typebox';
import { ROLES, roleFrom } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import type { ApiTokenRow } from '../storage/api-tokens.ts';
import { createToken, listTokens, revokeToken, type TokenDeps } from './tokens.ts';

const Role = Type.Enum(['admin', 'officer', 'producer', 'inspector']);
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Token = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Role,
  producerId: OrNull(Type.String()),
  provinceCode: OrNull(Type.String()),
  communeCode: OrNull(Type.String()),
  accountId: OrNull(Type.String()),
  createdMs: Type.Integer(),
  expiresMs: OrNull(Type.Integer()),
  revokedMs: OrNull(Type.Integer()),
});

/** `/api/v1/tokens` for admins and `/api/v1/sessions/current` for everybody signed in. */
export async function identityRoutes(app: App, deps: TokenDeps): Promise<void> {
  app.post(
    '/api/v1/tokens',
    {
      // The token's text is answered once and never stored, so a repeated request is answered without it.
      config: { access: ['admin'], secretMember: 'token' },
      schema: {
        summary: 'Make a token; its text is in this answer only',
        tags: ['identity'],
        body: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 100 }),
            role: Role,
            producerId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
            provinceCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
            communeCode: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
            expiresMs: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Intersect([Type.Object({ token: Type.String() }), Token]) },
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
        tags: ['identity'],
        querystring: PageQuery,
        response: { 200: pageSchema(Token) },
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
        tags: ['identity'],
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await revokeToken(deps, principalOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/sessions/current',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Who the caller is',
        tags: ['identity'],
        response: {
          200: Type.Object({
            actor: Type.String(),
            role: Role,
            accountId: OrNull(Type.String()),
            producerId: OrNull(Type.String()),
            provinceCode: OrNull(Type.String()),
            communeCode: OrNull(Type.String()),
          }),
        },
      },
    },
    async (request) => principalOf(request),
  );
}

function positionFrom(cursor: string) {
  const [createdMs, id] = decodeCursor(cursor, ['number', 'string']);
  return { createdMs, id };
}

function presentToken({
  id,
  name,
  role,
  producerId,
  provinceCode,
  communeCode,
  accountId,
  createdMs,
  expiresMs,
  revokedMs,
}: ApiTokenRow) {
  return {
    id,
    name,
    role: roleFrom(role),
    producerId,
    provinceCode,
    communeCode,
    accountId,
    createdMs,
    expiresMs,
    revokedMs,
  };
}

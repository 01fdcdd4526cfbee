import { Type } from 'typebox';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import type { IdentityDeps } from './deps.ts';
import { type EnteringDeps, letIn, visitorOf } from './entering.ts';
import { makeSetupLink, readLink } from './links.ts';
import { EnteredView, LinkView, OpenLinkView, Password } from './schemas.ts';
import { useLink } from './use-link.ts';

const tags = ['identity'];
const LinkParams = Type.Object({ secret: Type.String({ minLength: 1, maxLength: 100 }) });

/** Links that let somebody in once; whoever has one needs nothing else. */
export async function linkRoutes(app: App, deps: IdentityDeps & EnteringDeps): Promise<void> {
  app.post(
    '/api/v1/setup-links',
    {
      config: { access: ['admin'], secretMember: 'url' },
      schema: {
        summary: 'Make the link by which the first administrator sets the installation up',
        tags,
        response: { 201: LinkView },
      },
    },
    async (request, reply) => reply.code(201).send(await makeSetupLink(deps, principalOf(request))),
  );

  app.get(
    '/api/v1/one-time-links/:secret',
    {
      config: { access: 'public' },
      schema: {
        summary: 'What a link is for; reading it does not use it up',
        tags,
        params: LinkParams,
        response: { 200: OpenLinkView },
      },
    },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-store');
      const { kind, expiresMs, person } = await readLink(deps, params.secret);
      return { kind, expiresMs, name: person?.name ?? null, email: person?.email ?? null };
    },
  );

  app.post(
    '/api/v1/one-time-links/:secret',
    {
      config: { access: 'public', from: 'our-pages' },
      schema: {
        summary: 'Choose a password by a link, which uses it up; the session comes as a cookie',
        tags,
        params: LinkParams,
        body: Type.Object(
          {
            password: Password,
            name: Type.Optional(Type.String({ maxLength: 100 })),
            email: Type.Optional(Type.String({ maxLength: 320 })),
          },
          { additionalProperties: false },
        ),
        response: { 201: EnteredView },
      },
    },
    async (request, reply) => {
      const visitor = visitorOf(request, deps.cookies);
      const entered = await useLink(deps, visitor, request.params.secret, request.body);
      return reply.code(201).send(letIn(deps, reply, entered));
    },
  );
}

import { Type } from 'typebox';
import { type Principal, ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import type { BatchRow } from '../storage/batches.ts';
import {
  STATUS_LIST_PATH,
  STATUS_LIST_TTL_SECONDS,
  type StatusListDeps,
  statusListToken,
} from './status-list.ts';

/** What the routes of status lists work with. */
export interface StatusRoutesDeps extends StatusListDeps {
  /** A batch that the caller may see. @throws not-found, forbidden */
  readonly readBatch: (principal: Principal, code: string) => Promise<BatchRow>;
}

const tags = ['trust bundle'];
const JWKS_MAX_AGE_SECONDS = 300;

/** The states of a batch's stamps for other systems, and the key that signs them. */
export async function statusListRoutes(app: App, deps: StatusRoutesDeps): Promise<void> {
  app.get(
    `${STATUS_LIST_PATH}/:code`,
    {
      config: { access: ROLES },
      schema: {
        summary: 'The states of a batch’s stamps as an IETF Token Status List, by the index of the stamp',
        description:
          'Two bits a stamp: 0 activated, 1 ended (voided, expired unused, or of a recalled lot), 2 suspended, 3 not activated. Signed by a key of `GET /.well-known/status-list-jwks.json`.',
        tags,
        params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 32 }) }),
        produces: ['application/statuslist+jwt'],
      },
    },
    async (request, reply) => {
      const batch = await deps.readBatch(principalOf(request), request.params.code);
      const token = await statusListToken(deps, batch);
      reply.header('cache-control', `private, max-age=${STATUS_LIST_TTL_SECONDS}`);
      return await reply.type('application/statuslist+jwt').send(token);
    },
  );

  app.get(
    '/.well-known/status-list-jwks.json',
    {
      // Apart from the issuer keys: what signs lists must never pass for what signs stamps.
      config: { access: 'public', cors: 'any' },
      schema: { summary: 'The public key that signs status lists and trust bundles', tags },
    },
    async (_request, reply) => {
      const { kid, jwk } = deps.keys.bundleKey();
      const keys = [{ ...jwk, kid, use: 'sig', alg: 'Ed25519' }];
      reply.header('cache-control', `public, max-age=${JWKS_MAX_AGE_SECONDS}`);
      return await reply.type('application/jwk-set+json; charset=utf-8').send(JSON.stringify({ keys }));
    },
  );
}

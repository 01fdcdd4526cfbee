import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import type { PublishedJwks } from '../../stamps/trust/index.ts';
import type { Changes } from '../domain/changes.ts';
import { LOCAL_PRINCIPAL } from '../domain/principal.ts';
import { parseWrappingKey } from '../domain/wrapping-key.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { KeyError } from './key-error.ts';
import { ALL_KEY_KINDS } from './key-kind.ts';
import type { KeyChange, KeyStore } from './key-store.ts';

/** What the routes about keys work with. */
export interface KeysRoutesDeps {
  readonly keys: KeyStore;
  readonly changes: Changes;
  /** The origins that are ours, the current one first. */
  readonly origins: readonly string[];
}

/** How long a reader may keep the published key set; a compromised key is known as such after this time. */
const JWKS_MAX_AGE_SECONDS = 300;

const Entry = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...ALL_KEY_KINDS]),
  state: Type.Enum(['active', 'retired', 'compromised']),
  createdMs: Type.Integer(),
  stateChangedMs: Type.Integer(),
});
const Change = Type.Object({ active: Entry, former: Entry });

/** `/api/v1/keys` for admins and the public key set. No answer holds a secret. */
export async function keysRoutes(app: App, { keys, changes, origins }: KeysRoutesDeps): Promise<void> {
  const announced = (change: KeyChange) => {
    for (const { id } of [change.active, change.former]) changes.emit({ kind: 'key', id });
    return change;
  };

  let latest: { jwks: PublishedJwks; text: string; tag: string } | undefined;
  const published = () => {
    const jwks = keys.jwks(origins);
    if (latest?.jwks === jwks) return latest;
    const text = JSON.stringify(jwks);
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    latest = { jwks, text, tag };
    return latest;
  };

  app.get(
    '/.well-known/jwks.json',
    {
      // Public by nature: browsers on other sites and offline scanners read it.
      config: { access: 'public', cors: 'any' },
      schema: { summary: 'Public issuer keys of every state', tags: ['keys'] },
    },
    async (request, reply) => {
      const { text, tag } = published();
      reply.header('cache-control', `public, max-age=${JWKS_MAX_AGE_SECONDS}`).header('etag', tag);
      if (request.headers['if-none-match'] === tag) return await reply.code(304).send();
      return await reply.type('application/jwk-set+json; charset=utf-8').send(text);
    },
  );

  app.get(
    '/api/v1/keys',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Every key without its secret',
        tags: ['keys'],
        response: { 200: Type.Object({ items: Type.Array(Entry), wrappingKeyId: Type.String() }) },
      },
    },
    async () => ({ items: [...keys.list()], wrappingKeyId: keys.wrappingKeyId }),
  );

  app.post(
    '/api/v1/keys/rotations',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Make a new active key of a kind; the former one retires',
        tags: ['keys'],
        body: Type.Object({ kind: Type.Enum([...ALL_KEY_KINDS]) }, { additionalProperties: false }),
        response: { 201: Change },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return announced(await keys.rotate(request.body.kind, principalOf(request)));
    },
  );

  app.patch(
    '/api/v1/keys/:id',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Declare a key compromised; an active one is replaced',
        tags: ['keys'],
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        body: Type.Object({ state: Type.Literal('compromised') }, { additionalProperties: false }),
        response: { 200: Change },
      },
    },
    async (request) =>
      announced(await asProblem(keys.markCompromised(request.params.id, principalOf(request)))),
  );

  app.post(
    '/api/v1/keys/wrapping-rotations',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Wrap every key under another wrapping key (on the machine itself)',
        tags: ['keys'],
        body: Type.Object(
          { newWrappingKey: Type.String({ minLength: 1, maxLength: 200 }) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ wrappingKeyId: Type.String(), keys: Type.Integer() }) },
      },
    },
    async (request) => {
      if (request.principal?.actor !== LOCAL_PRINCIPAL.actor) throw problem('local-only');
      const parsed = parseWrappingKey(request.body.newWrappingKey);
      if (!parsed.ok) throw problem('wrapping-key-invalid', { field: 'newWrappingKey' });
      const count = await asProblem(keys.rewrap(parsed.value, principalOf(request)));
      return { wrappingKeyId: keys.wrappingKeyId, keys: count };
    },
  );
}

async function asProblem<T>(action: Promise<T>): Promise<T> {
  try {
    return await action;
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    switch (error.code) {
      case 'key-unknown':
      case 'key-state-final':
      case 'wrapping-key-same':
        throw problem(error.code, { cause: error });
      default:
        throw error;
    }
  }
}

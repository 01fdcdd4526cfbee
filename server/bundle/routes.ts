import { gunzipSync } from 'node:zlib';
import { Type } from 'typebox';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { findBundlePart } from '../storage/bundle-parts.ts';
import { Bundles, type BundlesDeps } from './bundles.ts';

const READERS = ['admin', 'officer', 'inspector'] as const;
const tags = ['trust bundle'];

const Digest = Type.Object({
  digest: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'SHA-256 of the part, BASE64URL' }),
});
const Key = Type.Object({
  kty: Type.Literal('OKP'),
  crv: Type.Literal('Ed25519'),
  x: Type.String({ description: '32 bytes, BASE64URL' }),
  kid: Type.String({ description: 'RFC 7638 thumbprint' }),
});

/** A part never changes under its name. */
const FOREVER = 'private, max-age=604800, immutable';

/** `/api/v1/trust-bundle`: everything that judging stamps without a network takes, for devices of inspectors. */
export async function bundleRoutes(app: App, deps: BundlesDeps): Promise<void> {
  const config = { access: READERS };
  const bundles = new Bundles(deps);
  app.addHook('onClose', () => bundles.close());

  app.get(
    '/api/v1/trust-bundle',
    {
      config,
      schema: {
        summary:
          'The signed manifest of the trust bundle, a compact JWS: keys, hosts, and the digests of the lists of parts',
        description:
          'Parts are named by their digest: a device fetches those that it does not hold yet, so what comes over the network since any earlier version is what changed. Lists of parts are parts themselves (JSON).',
        tags,
        produces: ['application/jose'],
      },
    },
    async (_request, reply) => {
      const { jws } = await bundles.manifest();
      return await reply.header('cache-control', 'no-store').type('application/jose').send(jws);
    },
  );

  app.get(
    '/api/v1/trust-bundle/parts/:digest',
    {
      config,
      schema: {
        summary: 'A part of a bundle of the last seven days; its bytes have the digest that names it',
        tags,
        params: Digest,
        produces: ['application/octet-stream'],
      },
    },
    async ({ params, headers }, reply) => {
      const part = await findBundlePart(deps.db, params.digest);
      if (part === undefined) throw problem('not-found');
      reply
        .header('cache-control', FOREVER)
        .header('vary', 'accept-encoding')
        .type('application/octet-stream');
      if (!/\bgzip\b/.test(headers['accept-encoding'] ?? ''))
        return await reply.send(gunzipSync(part.compressed));
      return await reply.header('content-encoding', 'gzip').send(Buffer.from(part.compressed));
    },
  );

  app.get(
    '/api/v1/trust-bundle/key',
    {
      config,
      schema: {
        summary:
          'The public key that signs bundles; a device pins it when it is set up and believes no other',
        tags,
        response: { 200: Key },
      },
    },
    async () => {
      const { kid, jwk } = deps.keys.bundleKey();
      return { ...jwk, kid };
    },
  );
}

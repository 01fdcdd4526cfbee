import { type LoadRequest, load, startTarget } from './http-load.ts';
import { type BenchLine, figureLine, inTurn, rateLine } from './measure.ts';
import { startService } from './service-target.ts';
import { verifyRateOneCore } from './signing.ts';

const STAMPS = 200;
const CONNECTIONS = 32;
const SECONDS = 4;
const ROUNDS = 3;
const P99_LIMIT_MS = 50;

/** Verification over HTTP with the signature check, against raw verification and a bare Fastify, same client. */
export async function verifyLines(): Promise<BenchLine[]> {
  const service = await startService(STAMPS);
  const bare = await startTarget(new URL('./targets/bare-fastify.ts', import.meta.url));
  try {
    const requests = service.fixture.links.map(verifyRequest);
    const shape = { connections: CONNECTIONS, seconds: SECONDS };
    const same: LoadRequest = { ...verifyRequest(service.fixture.links[0] ?? ''), path: '/' };
    const ask = async (origin: string, what: LoadRequest[]) => {
      const { requestsPerSecond, non2xx } = await load(origin, what, shape);
      if (non2xx > 0) throw new Error(`${non2xx} requests failed`);
      return requestsPerSecond;
    };
    await ask(service.origin, requests);
    const rates = await inTurn(
      {
        raw: async () => verifyRateOneCore(1),
        bare: () => ask(bare.origin, [same]),
        verify: () => ask(service.origin, requests),
      },
      ROUNDS,
    );
    const limit = 1 / (1 / rates.raw + 1 / rates.bare);
    const half = await load(service.origin, requests, {
      ...shape,
      ratePerSecond: Math.round(rates.verify / 2),
    });
    return [
      figureLine('verify/raw-ed25519-one-core', rates.raw, 'verifications/s'),
      figureLine('verify/bare-fastify', rates.bare, 'requests/s'),
      rateLine(
        'verify/http',
        rates.verify,
        'requests/s',
        limit,
        'limit: 1/(1/raw verify + 1/bare Fastify); target ratio 0.8',
      ),
      {
        ...figureLine('verify/p99-at-half-load', half.p99Ms, 'ms', 'at most the limit'),
        limit: P99_LIMIT_MS,
        ratio: Number((P99_LIMIT_MS / Math.max(half.p99Ms, 0.1)).toPrecision(4)),
      },
    ];
  } finally {
    await bare.stop();
    await service.stop();
  }
}

function verifyRequest(link: string): LoadRequest {
  return {
    method: 'POST',
    path: '/api/v1/verify',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: link }),
  };
}

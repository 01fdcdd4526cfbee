import { startTestApp } from '../support/app.ts';
import { writeRegistry } from './registry-rows.ts';

/** Who calls the API in tests of its routes. */
export type Caller = 'highland' | 'bay' | 'officer' | 'farOfficer' | 'inspector';

/** The real server with the small registry, and a token for each caller. */
export type Callers = Awaited<ReturnType<typeof startCallers>>;

/** Starts the server; end it with `server.close()`. */
export async function startCallers() {
  const server = await startTestApp();
  await writeRegistry(server.storage.db);
  const tokens = new Map<Caller | null, string | null>([[null, null]]);
  tokens.set('highland', await server.token('producer', { producerId: 'highland' }));
  tokens.set('bay', await server.token('producer', { producerId: 'bay' }));
  tokens.set('officer', await server.token('officer', { provinceCode: '68' }));
  tokens.set('farOfficer', await server.token('officer', { provinceCode: '22' }));
  tokens.set('inspector', await server.token('inspector'));
  const send = async (method: 'GET' | 'POST' | 'PATCH', who: Caller | null, path: string, more: object) => {
    const token = tokens.get(who) ?? null;
    const reply = await server.call({ method, url: `/api/v1/${path}`, token, ...more });
    return { status: reply.statusCode, headers: reply.headers, body: reply.json() };
  };
  const post = (who: Caller, path: string, payload: object, headers: Record<string, string> = {}) =>
    send('POST', who, path, { payload, headers });
  return {
    server,
    post,
    patch: (who: Caller, path: string, payload: object) => send('PATCH', who, path, { payload }),
    get: (who: Caller | null, path: string) => send('GET', who, path, {}),
    /** The code of a new batch of the highland producer. */
    batchOf: async (quantity: number, variantId = 'tea-box'): Promise<string> =>
      (await post('highland', 'batches', { variantId, quantity })).body.code,
  };
}

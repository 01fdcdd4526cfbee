import { expect } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

/** A server where a producer prints, and another one looks on. */
export interface PrintWorld {
  readonly server: TestApp;
  /** Token of the producer whose stamps they are. */
  readonly owner: string;
  readonly stranger: string;
  post(url: string, payload: object, token?: string): ReturnType<TestApp['call']>;
  get(url: string, token?: string): ReturnType<TestApp['call']>;
  /** The code of a batch just issued. */
  newBatch(quantity?: number, variantId?: string, profile?: string): Promise<string>;
}

/** Starts the server with its registry, `tea-box` having a GTIN; close it in `afterAll`. */
export async function printWorld(): Promise<PrintWorld> {
  const server = await startTestApp();
  await writeRegistry(server.storage.db);
  await server.storage.db
    .updateTable('variant')
    .set({ gtin: '08934567890120' })
    .where('id', '=', 'tea-box')
    .execute();
  const owner = await server.token('producer', { producerId: 'highland' });
  const stranger = await server.token('producer', { producerId: 'bay' });
  const post: PrintWorld['post'] = (url, payload, token = owner) =>
    server.call({ method: 'POST', url, payload, token });
  return {
    ...{ server, owner, stranger, post },
    get: (url, token = owner) => server.call({ url, token }),
    async newBatch(quantity = 200, variantId = 'tea-box', profile = 'signed') {
      const answer = await post('/api/v1/batches', { variantId, quantity, profile });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().code;
    },
  };
}

/** An order to print ten stamps on a sheet of 65. */
export const order = (changes: object = {}) => ({ first: 0, last: 9, stock: 'a4-65-38x21', ...changes });

import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import type { App } from '../../server/http/app-type.ts';
import { type ApiCaller, ApiRefusal, innerApi } from '../../server/http/inner-api.ts';
import { createInnerTickets, type InnerTickets, TICKET_HEADER } from '../../server/http/inner-tickets.ts';
import { MAX_IN_FLIGHT } from '../../server/http/load-limit.ts';
import { installPlumbing } from '../../server/http/plumbing.ts';
import { createServer } from '../../server/http/server.ts';
import { installGate } from '../../server/identity/gate.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { gateParts } from '../support/gate.ts';

const Who = Type.Object({ actor: Type.String() });
let test: TestApp;
let app: App;
let tickets: InnerTickets;
let api: ApiCaller;
beforeAll(async () => {
  test = await startTestApp();
  let made = 0;
  tickets = createInnerTickets(() => `ticket-${made++}`);
  app = createServer({ trustProxy: false, logger: undefined, newId: () => 'id' });
  await installPlumbing(app, { publicUrl: 'https://tem.example.vn' });
  await installGate(app, { ...gateParts(test.storage.db, test.clock.now), takeTicket: tickets.take });
  app.get('/api/v1/who', { config: { access: ['admin'] } }, async ({ principal }) => principal);
  const caller = {
    request: { ip: '203.0.113.9', headers: {} },
    principal: LOCAL_PRINCIPAL,
    language: 'en' as const,
  };
  app.get('/api/v1/handed-out', { config: { access: ['admin'], from: 'our-pages' } }, async () => ({
    actor: 'x',
  }));
  api = innerApi(app, tickets, caller);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

describe('the API from inside', () => {
  it('is called in the name of the principal', async () => {
    expect(await api.get('who', Who)).toMatchObject({ actor: 'local' });
  });

  it('refuses with the problem in the language of the page', async () => {
    const refusal = await api.get('nowhere', Who).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiRefusal);
    expect(refusal).toMatchObject({ status: 404, code: 'not-found' });
  });

  it.each(['things/../who', 'things/%2E%2e/who', '..\\v1\\who', 'who/.', 'who/ '])(
    'goes nowhere else than it was sent: %s',
    async (path) => {
      await expect(api.get(path, Who)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('hands nothing out on the way to a page, which a link of another site may open', async () => {
    await expect(api.get('handed-out', Who)).rejects.toMatchObject({ code: 'request-cross-site' });
  });

  it('takes no ticket twice and none that is made up', async () => {
    const ask = (ticket: string) => app.inject({ url: '/api/v1/who', headers: { [TICKET_HEADER]: ticket } });
    const ticket = tickets.issue(LOCAL_PRINCIPAL);
    expect((await ask(ticket)).statusCode).toBe(200);
    expect((await ask(ticket)).statusCode).toBe(401);
    expect((await ask('ticket-0')).statusCode).toBe(401);
  });

  it('leaves no request behind that counts against the load limit', async () => {
    for (let round = 0; round < MAX_IN_FLIGHT + 10; round += 1) await api.get('who', Who);
    expect(await api.get('who', Who)).toMatchObject({ actor: 'local' });
  });
});

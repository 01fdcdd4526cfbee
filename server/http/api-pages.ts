import type { FastifyReply } from 'fastify';
import { API_CSS, renderOperationsPage, renderProblemsPage } from '../../scanner-web/views/api/index.ts';
import { operationsOf } from './api-operations.ts';
import type { App } from './app-type.ts';
import { cspHash } from './content-policy.ts';
import { PROBLEM_TEXTS_EN } from './problem-texts.en.ts';
import { PROBLEM_TEXTS_VI } from './problem-texts.vi.ts';
import { PROBLEMS, type ProblemCode } from './problems.ts';

/** Every problem code with its status and sentences, in the order of the table. */
export function problemEntries() {
  return Object.entries(PROBLEMS).map(([name, { status }]) => {
    const code = name as ProblemCode;
    // `{first#}` tells the number of the stamp at an index: a matter of how it is filled in.
    const named = (text: string) => text.replaceAll('#}', '}');
    return { code, status, vi: named(PROBLEM_TEXTS_VI[code]), en: named(PROBLEM_TEXTS_EN[code]) };
  });
}

/** The API's own description: `/api/openapi.json`, `/api/docs` and the reference of problem codes. */
export async function apiPageRoutes(app: App, { publicUrl }: { publicUrl: string }): Promise<void> {
  const { host } = new URL(publicUrl);
  const styleHashes = [cspHash(API_CSS)];
  const page = (reply: FastifyReply, html: string) =>
    reply.allowOnPage({ styleHashes }).type('text/html; charset=utf-8').send(html);

  app.get('/api/openapi.json', { config: { access: 'public', cors: 'any' } }, async () => app.swagger());

  app.get('/api/docs', { config: { access: 'public' } }, async (_request, reply) =>
    page(reply, renderOperationsPage(host, operationsOf(app.swagger()))),
  );

  app.get('/api/docs/problems', { config: { access: 'public' } }, async (_request, reply) =>
    page(reply, renderProblemsPage(host, problemEntries())),
  );
}

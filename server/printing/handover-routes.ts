import { Type } from 'typebox';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import type { PrintingDeps } from './deps.ts';
import { createHandover, endHandover, Handover, HandoverBody, handoversOf } from './handovers.ts';
import { bookReturn, ReturnBody, Returns, returnsOf } from './returns.ts';
import { JobParams } from './schemas.ts';
import { ThingParams } from './thing-routes.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;
const tags = ['printing'];

/** Handing the package of a job over by a link, and booking what came back. */
export async function handoverRoutes(app: App, deps: PrintingDeps): Promise<void> {
  app.post(
    '/api/v1/print-jobs/:id/handovers',
    {
      config: { access: ACCESS, secretMember: 'url' },
      schema: {
        summary: 'Make a link by which a print house fetches the package of a job, once',
        tags,
        params: JobParams,
        body: HandoverBody,
        response: {
          201: Type.Object({
            ...Handover.properties,
            url: Type.Optional(
              Type.String({ description: 'Shown this once; absent when the request is repeated' }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      const { handover, url } = await createHandover(
        deps,
        principalOf(request),
        request.params.id,
        request.body,
      );
      reply.code(201).header('location', `/api/v1/print-jobs/${handover.jobId}/handovers`);
      return { ...handover, url };
    },
  );

  app.get(
    '/api/v1/print-jobs/:id/handovers',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'The links of a job, newest first, with their downloads',
        tags,
        params: JobParams,
        response: { 200: Type.Object({ items: Type.Array(Handover) }) },
      },
    },
    async (request) => ({ items: await handoversOf(deps, principalOf(request), request.params.id) }),
  );

  app.post(
    '/api/v1/handovers/:id/revocation',
    {
      config: { access: ACCESS, idempotent: false },
      schema: { summary: 'End a link', tags, params: ThingParams, response: { 200: Handover } },
    },
    async (request) => await endHandover(deps, principalOf(request), request.params.id),
  );

  app.post(
    '/api/v1/print-jobs/:id/returns',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'Book labels that came back good or spoiled; the spoiled ones are voided as damaged',
        tags,
        params: JobParams,
        body: ReturnBody,
        response: { 201: Returns },
      },
    },
    async (request, reply) => {
      const returns = await bookReturn(deps, principalOf(request), request.params.id, request.body);
      reply.code(201).header('location', `/api/v1/print-jobs/${request.params.id}/returns`);
      return returns;
    },
  );

  app.get(
    '/api/v1/print-jobs/:id/returns',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'What came back of a job, and how many labels are outstanding',
        tags,
        params: JobParams,
        response: { 200: Returns },
      },
    },
    async (request) => await returnsOf(deps, principalOf(request), request.params.id),
  );
}

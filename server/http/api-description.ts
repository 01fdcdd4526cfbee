import swagger from '@fastify/swagger';
import type { FastifySchema, RouteOptions } from 'fastify';
import type { Access } from './access.ts';
import type { App } from './app-type.ts';

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string', description: 'Reference of the code' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence in the language of Accept-Language (vi or en)' },
    code: { type: 'string', description: 'Stable; see /api/docs/problems' },
    field: { type: 'string', description: 'Path of the member at fault' },
    row: { type: 'integer', description: '1-based row of an uploaded table' },
    params: { type: 'object' },
    instance: { type: 'string' },
  },
};

const REFUSAL = {
  description: 'Refused or failed',
  content: { 'application/problem+json': { schema: PROBLEM_SCHEMA } },
};

/** Collects an OpenAPI 3.1 description from the schemas of all routes added after it. */
export async function installApiDescription(app: App, { publicUrl }: { publicUrl: string }): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tem Quê', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: publicUrl }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: ({ schema, url, route }) => ({ schema: describe(schema ?? {}, route), url }),
  });
}

declare module 'fastify' {
  interface FastifySchema {
    /** Who may call the operation, in the API description. */
    'x-access'?: string;
  }
}

function describe(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const access = route.config?.access ?? [];
  const isPage = schema.tags === undefined;
  return {
    ...schema,
    ...(isPage ? { hide: true } : {}),
    ...(access === 'public' ? { security: [] } : { security: [{ bearer: [] }] }),
    'x-access': accessText(access),
    response: { ...responsesOf(schema), default: REFUSAL },
  };
}

function responsesOf(schema: FastifySchema): object {
  return typeof schema.response === 'object' && schema.response !== null ? schema.response : {};
}

/** `public`, or the roles. */
export function accessText(access: Access): string {
  return access === 'public' ? 'public' : access.join(', ');
}

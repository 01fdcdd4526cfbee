import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validatorCompiler } from '../../server/http/validator.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

const routes: RouteOptions[] = [];
let server: TestApp;
beforeAll(async () => {
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', (route) => {
      routes.push(route);
    });
  };
  subscribe('fastify.initialization', listen);
  server = await startTestApp();
  unsubscribe('fastify.initialization', listen);
});
afterAll(() => server.close());

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The schema of a part of a route, or those of its content types. */
function schemasOf(part: unknown): object[] {
  if (!isObject(part)) return [];
  if (!('content' in part) || !isObject(part.content)) return [part];
  return Object.values(part.content)
    .map((typed: unknown) => (isObject(typed) && 'schema' in typed ? typed.schema : undefined))
    .filter(isObject);
}

describe('schemas of routes, which are compiled at their first use', () => {
  it.each(['body', 'querystring', 'params'] as const)('compile, each %s', (httpPart) => {
    const judged = routes.flatMap(({ method, url, schema }) =>
      schemasOf(schema?.[httpPart]).map((part) => {
        const name = `${method} ${url} ${httpPart}`;
        const validate = validatorCompiler({ schema: part as never, method: String(method), url, httpPart });
        expect(() => validate({}), name).not.toThrow();
        return name;
      }),
    );
    expect(judged).not.toEqual([]);
  });

  it('compile, each answer', () => {
    const answers = routes.flatMap(({ method, url, schema }) =>
      Object.entries(schema?.response ?? {}).flatMap(([status, answer]) =>
        schemasOf(answer).map((one) => {
          expect(() => fastJsonStringify(one), `${method} ${url} ${status}`).not.toThrow();
          return one;
        }),
      ),
    );
    expect(answers.length).toBeGreaterThan(100);
  });
});

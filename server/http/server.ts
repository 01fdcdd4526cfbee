import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, LogController, type RawServerDefault } from 'fastify';
import type { TrustProxy } from '../config/trust-proxy.ts';
import type { NewId } from '../domain/clock.ts';
import type { App } from './app-type.ts';
import { answerClientError } from './client-error.ts';
import { handleError } from './error-handler.ts';
import { installJsonBody } from './json-body.ts';
import { installParameterCheck } from './parameters.ts';
import { serializerCompiler } from './serializer.ts';
import { routedUrl } from './stamp-link-url.ts';
import { trustedHops } from './trusted-hops.ts';
import { validatorCompiler } from './validator.ts';

/** What the bare HTTP server needs to know. */
export interface HttpSettings {
  readonly trustProxy: TrustProxy;
  readonly logger: FastifyBaseLogger | undefined;
  readonly newId: NewId;
}

/** Bytes of a JSON body unless a route says otherwise. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** A Fastify instance with every limit set, problems for answers to faults, and no route yet. */
export function createServer(settings: HttpSettings): App {
  const app = Fastify<
    RawServerDefault,
    IncomingMessage,
    ServerResponse,
    FastifyBaseLogger,
    TypeBoxTypeProvider
  >({
    ...(settings.logger === undefined ? { logger: false } : { loggerInstance: settings.logger }),
    genReqId: () => settings.newId(),
    requestIdHeader: false,
    // Who looked at which stamp is not for the log; failures are logged with their cause.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedHops(settings.trustProxy),
    bodyLimit: BODY_LIMIT_BYTES,
    // A client that trickles its request (Slowloris) is cut off.
    connectionTimeout: 60_000,
    // 5 MB over a slow mobile network take half a minute.
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 20_000 },
    return503OnClosing: true,
    exposeHeadRoutes: true,
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: 2_000 },
    rewriteUrl: ({ url = '/' }) => routedUrl(url),
    frameworkErrors: handleError,
    clientErrorHandler: (error, socket) => answerClientError(error, socket, settings.newId),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installJsonBody(app);
  installParameterCheck(app);
  app.setErrorHandler(handleError);
  return app;
}

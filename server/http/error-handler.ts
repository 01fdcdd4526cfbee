import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { StorageError } from '../storage/faults.ts';
import { sendProblem } from './problem-reply.ts';
import { Problem, type ProblemCode, problem } from './problems.ts';
import { problemFromValidation } from './validation-problem.ts';

/** What Fastify and its plugins call their refusals, and what we call them. */
const KNOWN_FAULTS: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body-missing',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body-malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request-malformed',
  FST_ERR_BAD_URL: 'path-malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'path-too-long',
  FST_ERR_ASYNC_CONSTRAINT: 'internal',
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'media-type-unsupported',
};

/**
 * Turns whatever was thrown into a problem: ours as it is, Fastify's refusals by their code, everything else into
 * `internal`, which is logged with its cause and answered without it.
 */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = problemFrom(error, request);
  if (failure.statusCode >= 500) {
    const { method, routeOptions } = request;
    request.log.error({ err: error, method, route: routeOptions.url }, failure.code);
  }
  return sendProblem(request, reply, failure);
}

/** The problem that whatever was thrown while a request was handled stands for. */
export function problemFrom(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StorageError) {
    return problem(error.code === 'storage-full' ? 'storage-full' : 'storage-unavailable', { cause: error });
  }
  if (!isFastifyError(error)) return problem('internal', { cause: error });
  if (error.validation !== undefined) {
    const isBodyMissing = error.validationContext === 'body' && (request.body ?? null) === null;
    if (isBodyMissing) return problem('body-missing');
    return problemFromValidation(error.validation, error.validationContext);
  }
  const code = KNOWN_FAULTS[error.code];
  if (code === 'body-too-large') {
    return problem(code, { params: { limit: request.routeOptions.bodyLimit } });
  }
  if (code !== undefined) return problem(code, { cause: error });
  const status = error.statusCode ?? 500;
  return problem(status >= 400 && status < 500 ? 'request-malformed' : 'internal', { cause: error });
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

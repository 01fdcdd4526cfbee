import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type ConsoleFrame,
  failureView,
  filledForm,
  SHELL_TEXTS,
  signInView,
} from '../../scanner-web/views/console/index.ts';
import { problemFrom } from '../http/error-handler.ts';
import { ApiRefusal } from '../http/inner-api.ts';
import { problemDocument } from '../http/problem-reply.ts';
import { keepForm, unreadFields } from './kept-form.ts';
import { FORM_LIMIT_BYTES } from './pages.ts';
import { sendConsolePage } from './send-page.ts';

/** Longest address that the sign-in page leads back to. */
const MAX_NEXT_LENGTH = 1_000;

/**
 * Shows what went wrong as a page of the console. Who is not signed in is sent to sign in and comes back to the page
 * from there; a form that was sent without a session says so.
 */
export function failurePages(frameOf: (request: FastifyRequest, reply: FastifyReply) => ConsoleFrame) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const frame = frameOf(request, reply);
    const { status, code, detail } =
      error instanceof ApiRefusal ? error : documentOf(error, request, frame.locale);
    // What the API refused, it has put into the log itself.
    if (status >= 500 && !(error instanceof ApiRefusal)) {
      const { method, routeOptions } = request;
      request.log.error({ err: error, method, route: routeOptions.url }, code);
    }
    if (code === 'authentication-old' && request.method === 'GET') {
      const next = encodeURIComponent(request.originalUrl.slice(0, MAX_NEXT_LENGTH));
      return reply.code(303).header('location', `/console/confirm?next=${next}`).send();
    }
    if (status === 401 && request.method === 'GET') {
      const next = encodeURIComponent(request.originalUrl.slice(0, MAX_NEXT_LENGTH));
      return reply.code(303).header('location', `/console/sign-in?next=${next}`).send();
    }
    if (status === 401 && request.method === 'POST') {
      const fields = await unreadFields(request, FORM_LIMIT_BYTES).catch(() => null);
      const kept = fields === null ? '' : keepForm(frame.path, fields);
      if (kept !== '') {
        const onward = { locale: frame.locale, csrf: '', next: frame.path, kept };
        const view = signInView(onward, filledForm(SHELL_TEXTS[frame.locale].optional), true);
        return sendConsolePage(reply, frame, { ...view, status });
      }
    }
    return sendConsolePage(reply, frame, failureView(frame, { status, detail }));
  };
}

function documentOf(error: unknown, request: FastifyRequest, locale: ConsoleFrame['locale']) {
  const { code, details } = problemFrom(error, request);
  return problemDocument(code, details, locale, request.id);
}

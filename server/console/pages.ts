import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConsoleFrame, ConsoleView, NavEntry } from '../../scanner-web/views/console/index.ts';
import { hostOfOrigin } from '../../stamps/trust/index.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Principal, Role } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { type ApiCaller, ApiRefusal, innerApi } from '../http/inner-api.ts';
import type { InnerTickets } from '../http/inner-tickets.ts';
import type { Language } from '../http/language.ts';
import { problem } from '../http/problems.ts';
import type { PublicPages } from '../http/public-pages.ts';
import { isSameText } from '../http/same-text.ts';
import { confirmFirst } from './confirm-first.ts';
import { type FormValues, multipartValues, urlencodedValues } from './form-values.ts';
import { localeOf } from './locale.ts';
import { navOf } from './nav.ts';
import { pageBehind } from './page-behind.ts';
import { type PageDocument, sendDocument } from './page-document.ts';
import { type Keeping, sendConsolePage } from './send-page.ts';

/** What the console is wired to. */
export interface ConsoleDeps {
  readonly clock: Clock;
  readonly newId: NewId;
  /** A text that cannot be guessed: 32 random bytes, base64url. */
  readonly newSecret: () => string;
  readonly tickets: InnerTickets;
  /** Scheme and host that pages name as the true ones. */
  readonly publicUrl: string;
  /** How public pages are framed and sent. */
  readonly publicPages: PublicPages;
  /** Folder of the built web assets. */
  readonly webRoot: string;
}

/** One request for a page, with what its handler needs. */
export interface Page {
  readonly locale: Language;
  readonly nowMs: number;
  readonly principal: Principal;
  /** The menu as this role sees it. */
  readonly nav: readonly NavEntry[];
  /** The API in the name of who is looking. */
  readonly api: ApiCaller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Value for the hidden field `csrf` of every form. */
  readonly csrf: string;
  /** A new value for the hidden field `onceKey`: the form it stands in is done once however often it is sent. */
  onceKey(): string;
  /** A parameter of the path. */
  param(name: string): string;
  /** A parameter of the query; empty when it is not there. */
  query(name: string): string;
}

/** One request for a page that needs nobody to be signed in. */
export interface OpenPage
  extends Pick<Page, 'locale' | 'nowMs' | 'request' | 'reply' | 'csrf' | 'param' | 'query' | 'api'> {
  /** How far signing in has come in this browser; null where it has not begun. */
  readonly stage: 'open' | 'code' | 'enrol' | null;
  /** The browser brought the cookie of a session that is over. */
  readonly hadSession: boolean;
}

/** A form's handler where nobody needs to be signed in. */
export interface OpenFormHandler {
  readonly act: (page: OpenPage, form: FormValues) => Promise<PageAnswer>;
  readonly refused: (page: OpenPage, form: FormValues, refusal: ApiRefusal) => Promise<ConsoleView>;
}

/** What a handler answers: a page, a document of its own, or where to go on. */
export type PageAnswer = ConsoleView | PageDocument | Redirect;

/** Go on elsewhere (303). */
export interface Redirect {
  readonly redirect: string;
}

/** Who may see a page. */
export interface PageOptions {
  readonly roles: readonly Role[];
}

/** Who may send a form, and what becomes of the page that answers it. */
export interface FormOptions extends PageOptions {
  /**
   * The browser may keep the page that answers, so that the back button leads to it instead of to "confirm form
   * resubmission". Never for an answer that holds a secret, such as a link or a code.
   */
  readonly isKept?: boolean;
}

/** A form's handler, and the page that shows its refusal. */
export interface FormHandler {
  readonly act: (page: Page, form: FormValues) => Promise<PageAnswer>;
  /** The same page with what was typed and what is wrong with it. */
  readonly refused: (page: Page, form: FormValues, refusal: ApiRefusal) => Promise<ConsoleView>;
}

/** Hangs pages on the console; every path begins with `/console`. */
export interface ConsolePages {
  get(path: string, options: PageOptions, handler: (page: Page) => Promise<PageAnswer>): void;
  /** An urlencoded form. */
  post(path: string, options: FormOptions, handler: FormHandler): void;
  /** A page for everybody, signed in or not. */
  openGet(path: string, handler: (page: OpenPage) => Promise<PageAnswer>): void;
  /** An urlencoded form for everybody; it must come from a page of ours, and has no token of a session to show. */
  openPost(path: string, handler: OpenFormHandler): void;
  /** A form with files. */
  upload(path: string, options: FormOptions, handler: FormHandler): void;
}

/** Bytes of an urlencoded form. */
export const FORM_LIMIT_BYTES = 256 * 1024;

/** Bytes of a form with files. */
export const UPLOAD_FORM_LIMIT_BYTES = 12 * 5 * 1024 * 1024;

/** The pages of a scope that reads forms. */
export function createConsolePages(
  app: App,
  deps: ConsoleDeps & { readonly styleHref: string; readonly scriptHref: string | null },
): ConsolePages & { frameOf(request: FastifyRequest, reply: FastifyReply): ConsoleFrame } {
  const host = hostOfOrigin(deps.publicUrl);

  const navFor = ({ role }: Principal, request: FastifyRequest): NavEntry[] =>
    navOf(role, pathOf(request), (url) => app.hasRoute({ method: 'GET', url }));

  const frameOf = (request: FastifyRequest, reply: FastifyReply): ConsoleFrame => {
    const locale = localeOf(request, reply);
    const path = pathOf(request);
    const { principal } = request;
    return {
      locale,
      host,
      path,
      selfHref: request.method === 'GET' ? withoutLanguage(request.originalUrl) : pageBehind(app, request),
      styleHref: deps.styleHref,
      scriptHref: deps.scriptHref,
      csrf: request.csrfToken,
      who:
        principal === null ? null : { role: principal.role, name: request.session?.row.personName ?? null },
      nav: principal === null ? [] : navFor(principal, request),
    };
  };

  const pageOf = (request: FastifyRequest, reply: FastifyReply): Page => {
    const principal = principalOf(request);
    const locale = localeOf(request, reply);
    return {
      locale,
      nowMs: deps.clock(),
      principal,
      nav: navFor(principal, request),
      api: innerApi(app, deps.tickets, { request, reply, principal, language: locale }),
      request,
      reply,
      csrf: request.csrfToken,
      onceKey: deps.newId,
      param: (name) => nameIn(request.params, name),
      query: (name) => memberOf(request.query, name),
    };
  };

  const openPageOf = (request: FastifyRequest, reply: FastifyReply): OpenPage => {
    const locale = localeOf(request, reply);
    const principal = request.session?.principal ?? request.principal;
    return {
      locale,
      nowMs: deps.clock(),
      api: innerApi(app, deps.tickets, { request, reply, principal, language: locale }),
      request,
      reply,
      csrf: request.csrfToken,
      stage: request.session?.stage ?? (principal === null ? null : 'open'),
      hadSession:
        request.session === null && /(?:^|; )(?:__Host-)?temque=/.test(request.headers.cookie ?? ''),
      param: (name) => nameIn(request.params, name),
      query: (name) => memberOf(request.query, name),
    };
  };

  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    answer: PageAnswer,
    keeping: Keeping = 'no-store',
  ): FastifyReply => {
    if ('redirect' in answer) return reply.code(303).header('location', answer.redirect).send();
    if ('document' in answer) return sendDocument(deps.publicPages, request, reply, answer, deps.clock());
    return sendConsolePage(reply, frameOf(request, reply), answer, keeping);
  };

  const submit = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form: FormValues,
    handler: FormHandler,
    { isKept = false }: FormOptions,
  ) => {
    if (!isSameText(form.raw('csrf'), request.csrfToken)) throw problem('form-outdated');
    const page = pageOf(request, reply);
    const keeping = isKept ? 'private, no-cache' : 'no-store';
    try {
      return send(request, reply, await handler.act(page, form), keeping);
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status >= 500) throw error;
      if (error.code === 'authentication-old') {
        return send(request, reply, await confirmFirst(page, pathOf(request), form));
      }
      const view = await handler.refused(page, form, error);
      return send(request, reply, { status: error.status, ...view }, keeping);
    }
  };

  const openSubmit = async (request: FastifyRequest, reply: FastifyReply, handler: OpenFormHandler) => {
    const page = openPageOf(request, reply);
    const form = urlencodedValues(request.body);
    try {
      return send(request, reply, await handler.act(page, form));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status >= 500) throw error;
      const view = await handler.refused(page, form, error);
      return send(request, reply, { status: error.status, ...view });
    }
  };

  return {
    frameOf,
    get(path, { roles }, handler) {
      app.get(path, { config: { access: roles }, schema: { hide: true } }, async (request, reply) =>
        send(request, reply, await handler(pageOf(request, reply))),
      );
    },
    post(path, form, handler) {
      const options = { config: { access: form.roles }, schema: { hide: true }, bodyLimit: FORM_LIMIT_BYTES };
      app.post(path, options, (request, reply) =>
        submit(request, reply, urlencodedValues(request.body), handler, form),
      );
    },
    openGet(path, handler) {
      app.get(path, { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) =>
        send(request, reply, await handler(openPageOf(request, reply))),
      );
    },
    openPost(path, handler) {
      const config = { access: 'public', from: 'our-pages' } as const;
      app.post(path, { config, schema: { hide: true }, bodyLimit: FORM_LIMIT_BYTES }, (request, reply) =>
        openSubmit(request, reply, handler),
      );
    },
    upload(path, form, handler) {
      const options = {
        config: { access: form.roles },
        schema: { hide: true },
        bodyLimit: UPLOAD_FORM_LIMIT_BYTES,
      };
      app.post(path, options, async (request, reply) => {
        if (!request.isMultipart()) throw problem('media-type-unsupported');
        return submit(request, reply, await multipartValues(request.parts()), handler, form);
      });
    },
  };
}

function pathOf({ originalUrl }: FastifyRequest): string {
  return originalUrl.split('?', 1)[0] ?? '/console';
}

function memberOf(values: unknown, name: string): string {
  if (typeof values !== 'object' || values === null) return '';
  const value: unknown = Object.entries(values).find(([member]) => member === name)?.[1];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** A name in the path. @throws not-found when it could lead the API elsewhere: nothing is called that */
function nameIn(params: unknown, name: string): string {
  const value = memberOf(params, name);
  if (/[/\\?#]/.test(value)) throw problem('not-found');
  return value;
}

/** The address without `lang`, for the switch to the other language. */
function withoutLanguage(url: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const rest = query
    .split('&')
    .filter((part) => part !== '' && !/^lang=/i.test(part))
    .join('&');
  return rest === '' ? path : `${path}?${rest}`;
}

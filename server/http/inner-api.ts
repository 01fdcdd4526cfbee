import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Principal } from '../domain/principal.ts';
import type { App } from './app-type.ts';
import { type InnerTickets, TICKET_HEADER } from './inner-tickets.ts';
import type { Language } from './language.ts';
import { problem } from './problems.ts';

/** What the API said instead of doing what it was asked. */
export class ApiRefusal extends Error {
  readonly status: number;
  /** A code of `docs/problems.md`. */
  readonly code: string;
  /** The sentence for the person, in the language of the page. */
  readonly detail: string;
  /** Path of the member at fault; undefined when the request as a whole is. */
  readonly field: string | undefined;
  readonly row: number | undefined;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(status: number, problem: Static<typeof ProblemAnswer>) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ApiRefusal';
    this.status = status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.field = problem.field;
    this.row = problem.row;
    this.params = problem.params ?? {};
  }
}

/** A request that changes something. */
export interface ApiChange {
  readonly body?: unknown;
  /** Multipart body instead of JSON. */
  readonly form?: FormData;
  /** Becomes the `Idempotency-Key`: the same form sent twice is done once. */
  readonly onceKey?: string | undefined;
  /** Becomes `If-Match`: the version that was edited. */
  readonly ifMatch?: string | undefined;
}

/** The API as one caller sees it. Every method throws {@link ApiRefusal} for an answer other than 2xx. */
export interface ApiCaller {
  /** @param path with its query, encoded; below `/api/v1` unless it begins with `/` */
  get<S extends TSchema>(path: string, schema: S): Promise<Static<S>>;
  send<S extends TSchema>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    schema: S,
    change?: ApiChange,
  ): Promise<Static<S>>;
}

/** What an endpoint without an answer (204) answers. */
export const NoAnswer = Type.Null();

const ProblemAnswer = Type.Object({
  code: Type.String(),
  detail: Type.String(),
  field: Type.Optional(Type.String()),
  row: Type.Optional(Type.Integer()),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});

/** The API for whoever made `request`, called without leaving the process. */
export function innerApi(
  app: App,
  tickets: InnerTickets,
  caller: {
    readonly request: Pick<FastifyRequest, 'ip' | 'headers'>;
    /** Null for somebody who is not signed in yet. */
    readonly principal: Principal | null;
    readonly language: Language;
    /** Is given the cookies that the API sets; without it they are dropped. */
    readonly reply?: FastifyReply;
  },
): ApiCaller {
  const call = async <S extends TSchema>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    schema: S,
    change: ApiChange = {},
  ): Promise<Static<S>> => {
    if (leavesItsPath(path)) throw problem('not-found');
    const { payload, mediaType } = await payloadOf(change);
    const answer = await app.inject({
      method,
      url: path.startsWith('/') ? path : `/api/v1/${path}`,
      remoteAddress: caller.request.ip,
      headers: {
        ...(caller.principal === null ? {} : { [TICKET_HEADER]: tickets.issue(caller.principal) }),
        'accept-language': caller.language,
        ...forwarded(caller.request),
        ...(change.onceKey === undefined ? {} : { 'idempotency-key': change.onceKey }),
        ...(change.ifMatch === undefined ? {} : { 'if-match': `"${change.ifMatch}"` }),
        ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat())
      caller.reply?.header('set-cookie', cookie);
    const parsed: unknown = answer.body === '' ? null : JSON.parse(answer.body);
    if (answer.statusCode >= 300)
      throw new ApiRefusal(answer.statusCode, checked(ProblemAnswer, parsed, path));
    return checked(schema, parsed, path);
  };
  return {
    get: (path, schema) => call('GET', path, schema),
    send: (method, path, schema, change) => call(method, path, schema, change),
  };
}

/**
 * Whether a path has steps upwards, or what is dropped from an address, such as a space at its end: part of it came from
 * outside and would lead to another endpoint than was meant.
 */
function leavesItsPath(path: string): boolean {
  const [steps = ''] = path.split(/[?#]/, 1);
  return /[^\x21-\x7e]/.test(steps) || /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\]|$)/i.test(steps);
}

/** What a browser says about itself: by its cookies an account knows it again. */
function forwarded({ headers }: Pick<FastifyRequest, 'headers'>): Record<string, string> {
  const { cookie, 'user-agent': userAgent } = headers;
  return {
    ...(cookie === undefined ? {} : { cookie }),
    ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
  };
}

async function payloadOf({
  body,
  form,
}: ApiChange): Promise<{ payload?: string | Buffer; mediaType?: string }> {
  if (form !== undefined) {
    const encoded = new Response(form);
    const mediaType = encoded.headers.get('content-type') ?? 'multipart/form-data';
    return { payload: Buffer.from(await encoded.arrayBuffer()), mediaType };
  }
  return body === undefined ? {} : { payload: JSON.stringify(body), mediaType: 'application/json' };
}

const validators = new WeakMap<TSchema, { Check(value: unknown): boolean }>();

/** @throws TypeError when our own API answers something else than it declares */
function checked<S extends TSchema>(schema: S, value: unknown, path: string): Static<S> {
  if (isOf(schema, value)) return value;
  throw new TypeError(`${path} answered something unexpected`);
}

function isOf<S extends TSchema>(schema: S, value: unknown): value is Static<S> {
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = Compile(schema);
    validators.set(schema, validator);
  }
  return validator.Check(value);
}

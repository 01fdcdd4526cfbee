import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import type { Answer, Page, Told } from './told.ts';

/** Where a service answers: its local socket, or an address. */
export type ApiTarget = { readonly socketPath: string } | { readonly url: URL };

/** A body that is not JSON, sent as it is. */
export interface RawBody {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Told how many of its bytes are sent. */
  readonly onSent?: Reporting;
}

/** Told how far something is. */
export type Reporting = (done: number, total: number) => void;

/** A request to the service; `path` begins with `/` and is already encoded. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  readonly raw?: RawBody;
  readonly idempotencyKey?: string;
}

/** A response whose body has not been read. */
export interface ApiStream {
  readonly headers: IncomingMessage['headers'];
  readonly body: IncomingMessage;
}

/** The service refused a request; `problem` is its answer. */
export class ApiProblem extends CliError {
  readonly status: number;
  readonly problem: Told<'ProblemAnswer'>;

  constructor(status: number, problem: Told<'ProblemAnswer'>) {
    const where = problem.field === undefined ? '' : ` (${problem.field})`;
    const exitCode = status >= 500 ? EXIT.failed : EXIT.refused;
    // The service has spoken the language that it was asked for.
    super(problem.code, exitCode, () => `${problem.detail ?? problem.title ?? problem.code}${where}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.problem = problem;
  }
}

/** Speaks to a running service; every method fails with an `ApiProblem` when the service refuses. */
export class ApiClient {
  readonly #target: ApiTarget;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(target: ApiTarget, headers: Readonly<Record<string, string>> = {}) {
    this.#target = target;
    this.#headers = headers;
  }

  /** The answer, which is what it has to be; it may have members that nobody named. */
  async json<A extends Answer>(request: ApiRequest, answer: A): Promise<Told<A>> {
    const told = await this.#told(request);
    const { isAnswer } = await import('./check-answer.ts');
    if (!isAnswer(answer, told)) throw unexpected(request);
    return told;
  }

  /** One page of a list. */
  async page<A extends Answer>(request: ApiRequest, item: A): Promise<Page<A>> {
    const told = await this.#told(request);
    const { isPage } = await import('./check-answer.ts');
    if (!isPage(item, told)) throw unexpected(request);
    return told;
  }

  /** The answer's headers and its body as it arrives. */
  async stream(request: ApiRequest): Promise<ApiStream> {
    const response = await this.#send(request);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return { headers: response.headers, body: response };
    throw await problemFrom(status, await readText(response));
  }

  async #told(request: ApiRequest): Promise<unknown> {
    const { body } = await this.stream(request);
    return parseJson((await readText(body)) || 'null');
  }

  #send({ method = 'GET', path, body, raw, idempotencyKey }: ApiRequest): Promise<IncomingMessage> {
    const payload = raw?.bytes ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
    const headers: Record<string, string | number> = { accept: 'application/json', ...this.#headers };
    if (payload !== undefined) {
      headers['content-type'] = raw?.mediaType ?? 'application/json';
      headers['content-length'] = payload.byteLength;
    }
    if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
    const target = this.#target;
    return new Promise((resolve, reject) => {
      const options = { method, headers };
      const outgoing =
        'socketPath' in target
          ? httpRequest({ ...options, path, socketPath: target.socketPath, host: 'localhost' }, resolve)
          : (target.url.protocol === 'https:' ? httpsRequest : httpRequest)(
              new URL(path, target.url),
              options,
              resolve,
            );
      outgoing.on('error', (cause) => reject(unreachable(target, cause)));
      if (payload === undefined || raw?.onSent === undefined) outgoing.end(payload);
      else sendInParts(outgoing, payload, raw.onSent);
    });
  }
}

const PART_BYTES = 64 * 1024;

/** Hands over a part once the one before has left. */
function sendInParts(outgoing: ClientRequest, payload: Uint8Array, onSent: Reporting): void {
  const total = payload.byteLength;
  const sendFrom = (start: number): void => {
    if (start >= total) {
      outgoing.end();
      return;
    }
    const end = Math.min(total, start + PART_BYTES);
    outgoing.write(payload.subarray(start, end), (fault) => {
      if (fault) return;
      onSent(end, total);
      sendFrom(end);
    });
  };
  sendFrom(0);
}

function unreachable(target: ApiTarget, cause: Error): CliError {
  const where = 'socketPath' in target ? target.socketPath : target.url.origin;
  return new CliError(
    'server-unreachable',
    EXIT.unavailable,
    (t) => t.frame.faults.unreachable(where, cause.message),
    { cause },
  );
}

function unexpected({ path }: ApiRequest): CliError {
  return new CliError('answer-unexpected', EXIT.failed, (t) => t.frame.faults.answerUnexpected(path));
}

async function problemFrom(status: number, text: string): Promise<CliError> {
  const parsed = parseJson(text);
  const { isAnswer } = await import('./check-answer.ts');
  if (isAnswer('ProblemAnswer', parsed)) return new ApiProblem(status, parsed);
  return new CliError('answer-unexpected', EXIT.failed, (t) => t.frame.faults.answerNoProblem(status));
}

/** Undefined for what is not JSON: then something else than the service answered. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readText(body: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

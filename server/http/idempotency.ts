import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import {
  claimIdempotencyKey,
  findIdempotencyRecord,
  forgetIdempotencyKeys,
  type IdempotencyKey,
  keepIdempotentAnswer,
  releaseIdempotencyKey,
} from '../storage/idempotency.ts';
import type { Database } from '../storage/schema.ts';
import type { App } from './app-type.ts';
import { problem } from './problems.ts';

/** Answers are kept this long. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Answers are kept up to this many; past it the oldest are forgotten. */
const KEPT_ROWS = 100_000;

/** Requests with a key between two rounds of forgetting. */
const FORGET_EVERY = 500;

/** One request with a key while it is worked on. */
interface Claim extends IdempotencyKey {
  readonly secretMember: string | undefined;
}

/**
 * Makes signed-in JSON POSTs under `/api/v1` repeatable by `Idempotency-Key`: the key is claimed durably before the
 * handler runs, and the answer is kept after it. A refused request (4xx) changed nothing and frees its key.
 *
 * After a crash between claim and answer nobody knows whether the action took effect: the repetition is refused
 * with `idempotency-interrupted`, unless the route is `repeatable` (its service recognises its own repetition, so it
 * just runs again). In no case is the action silently done twice.
 */
export function installIdempotency(app: App, { db, clock }: { db: Kysely<Database>; clock: Clock }): void {
  const claims = new WeakMap<FastifyRequest, Claim>();
  const working = new Set<string>();
  let sinceForgetting = FORGET_EVERY;

  app.addHook('preHandler', (request, reply, done) => {
    if (request.headers['idempotency-key'] === undefined) return done();
    begin(request, reply).then((isAnswered) => {
      if (!isAnswered) done();
    }, done);
  });

  /** Whether the request is answered already. */
  const begin = async (request: FastifyRequest, reply: FastifyReply) => {
    const id = idempotencyKeyOf(request);
    if (id === undefined) return false;
    if (++sinceForgetting >= FORGET_EVERY) {
      sinceForgetting = 0;
      await forgetIdempotencyKeys(db, clock() - KEPT_MS, KEPT_ROWS);
    }
    const name = nameOf(id);
    if (working.has(name)) throw inProgress();
    working.add(name);
    try {
      const replayed = await claimOrReplay(request, reply, id);
      if (replayed) working.delete(name);
      else claims.set(request, { ...id, secretMember: request.routeOptions.config.secretMember });
      return replayed;
    } catch (error) {
      working.delete(name);
      throw error;
    }
  };

  /** Whether the kept answer was sent; otherwise the key is ours and the handler is to run. */
  const claimOrReplay = async (request: FastifyRequest, reply: FastifyReply, id: IdempotencyKey) => {
    const requestHash = hashOf(request);
    if (await claimIdempotencyKey(db, { ...id, requestHash, createdMs: clock() })) return false;
    const known = await findIdempotencyRecord(db, id);
    // Forgotten between the two statements: the client comes again.
    if (known === undefined) throw inProgress();
    if (known.requestHash !== requestHash)
      throw problem('idempotency-conflict', { field: 'Idempotency-Key' });
    if (known.status === 0) {
      if (request.routeOptions.config.repeatable === true) return false;
      throw problem('idempotency-interrupted', { field: 'Idempotency-Key' });
    }
    reply.code(known.status).header('idempotency-replayed', 'true');
    if (known.location !== null) reply.header('location', known.location);
    if (known.bodyJson !== '') reply.type('application/json; charset=utf-8').serializer(String);
    await reply.send(known.bodyJson === '' ? undefined : known.bodyJson);
    return true;
  };

  app.addHook('onSend', (request, reply, payload, done) => {
    const claim = claims.get(request);
    if (claim === undefined) return done(null, payload);
    claims.delete(request);
    end(reply, payload, claim).then(() => done(null, payload), done);
  });

  const end = async (reply: FastifyReply, payload: unknown, claim: Claim) => {
    try {
      if (reply.statusCode < 300) await keepIdempotentAnswer(db, claim, answerOf(reply, payload, claim));
      // After a failure of ours (5xx) the claim stays, since something may have been done.
      else if (reply.statusCode < 500) await releaseIdempotencyKey(db, claim);
    } finally {
      working.delete(nameOf(claim));
    }
  };
}

function inProgress() {
  return problem('idempotency-in-progress', { field: 'Idempotency-Key', retryAfterSeconds: 1 });
}

function nameOf({ actor, key }: IdempotencyKey): string {
  return `${actor} ${key}`;
}

/** The key of a request that is to be done once; undefined for every other request. */
function idempotencyKeyOf(request: FastifyRequest): IdempotencyKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST' || request.principal === null) return undefined;
  // The parts of an upload are read by its handler; the same picture again is the same picture.
  if (request.headers['content-type']?.startsWith('multipart/')) return undefined;
  const { idempotent, access } = request.routeOptions.config;
  if (idempotent === false || access === 'public') return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw problem('idempotency-key-invalid', { field: 'Idempotency-Key' });
  }
  return { actor: request.principal.actor, key };
}

function hashOf(request: FastifyRequest): string {
  const { method, url, body } = request;
  const hash = createHash('sha256').update(JSON.stringify([method, url]));
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)).digest('hex');
}

function answerOf(reply: FastifyReply, payload: unknown, { secretMember }: Claim) {
  if (typeof payload !== 'string' && payload !== null && payload !== undefined) {
    throw new TypeError(`${reply.request.routeOptions.url}: only a JSON answer can be kept for repetition`);
  }
  const location = reply.getHeader('location');
  return {
    status: reply.statusCode,
    bodyJson: withoutMember(payload ?? '', secretMember),
    location: typeof location === 'string' ? location : null,
  };
}

function withoutMember(json: string, name: string | undefined): string {
  if (name === undefined || json === '') return json;
  const { [name]: _, ...rest } = JSON.parse(json);
  return JSON.stringify(rest);
}

import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { actedBy } from '../domain/audit.ts';
import { overseesPlace } from '../domain/province-scope.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { clientNetwork, wideNetwork } from '../http/client-network.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { createThrottle } from '../http/throttle.ts';
import {
  type ApplicationRow,
  findApplicationContact,
  listApplications,
  twinApplications,
} from '../storage/applications.ts';
import { findCommune } from '../storage/places.ts';
import type { Database } from '../storage/schema.ts';
import { amend, apply, requireOwn, withdraw } from './apply.ts';
import { auditApplication } from './audited.ts';
import { decideApplication, requireVisible } from './decide.ts';
import type { ApplicationDeps } from './deps.ts';
import { placed, taxCodeElsewhere } from './elsewhere.ts';
import { placeOf } from './place.ts';
import { presentApplication, presentContact } from './present.ts';
import { forgetApplicants } from './retention.ts';
import {
  APPLICATION_STATES,
  ApplicationDecided,
  ApplicationDecision,
  ApplicationDetail,
  ApplicationGiven,
  ApplicationListed,
  ApplicationParams,
  NewApplication,
  OwnApplication,
  SecretParams,
} from './schemas.ts';

const tags = ['review'];
const access = ['admin', 'officer'] as const;
const BODY_LIMIT_BYTES = 32 * 1024;
const FORGET_EVERY_MS = 6 * 3_600_000;

/** What one network may send: a village office sends a few for its people, a flood stops here. */
const SENT = { capacity: 10, perMinute: 0.2, maxKeys: 20_000 };

/** What one wide network (/48) may send: its 65,536 networks together fill no province's queue. */
const SENT_WIDE = { capacity: 40, perMinute: 0.5, maxKeys: 20_000 };

/** `/api/v1/applications`: producers that have no account ask for one; officers decide. */
export async function applicationRoutes(app: App, deps: ApplicationDeps): Promise<void> {
  const { db, clock } = deps;
  const sent = createThrottle(SENT, clock);
  const sentWide = createThrottle(SENT_WIDE, clock);
  const takeFrom = (request: Parameters<typeof clientNetwork>[0]) => {
    const network = clientNetwork(request);
    // Who is refused for the own network takes nothing from the wide one.
    const own = sent.take(network);
    const answer = own.allowed ? sentWide.take(wideNetwork(network)) : own;
    if (answer.allowed) return;
    const { retryAfterSeconds } = answer;
    throw problem('rate-limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
  };

  app.post(
    '/api/v1/applications',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      config: { access: 'public' },
      schema: {
        summary: 'Apply as a producer that has no account; nobody needs to be signed in',
        tags,
        body: NewApplication,
        response: { 201: OwnApplication },
      },
    },
    async (request, reply) => {
      takeFrom(request);
      const row = await apply(deps, request.body);
      reply.header('cache-control', 'no-store');
      return reply.code(201).send(await ownView(deps, row, request.body.secret));
    },
  );

  app.get(
    '/api/v1/applications/by-link/:secret',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Where an application stands, for whoever has its link',
        tags,
        params: SecretParams,
        response: { 200: OwnApplication },
      },
    },
    async ({ params: { secret } }, reply) => {
      reply.header('cache-control', 'no-store');
      return await ownView(deps, await requireOwn(db, secret), secret);
    },
  );

  app.put(
    '/api/v1/applications/by-link/:secret',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      config: { access: 'public' },
      schema: {
        summary: 'Change an application that waits, or send one again that was returned',
        tags,
        params: SecretParams,
        body: ApplicationGiven,
        response: { 200: OwnApplication },
      },
    },
    async (request, reply) => {
      const { secret } = request.params;
      takeFrom(request);
      reply.header('cache-control', 'no-store');
      return await ownView(deps, await amend(deps, secret, request.body), secret);
    },
  );

  app.delete(
    '/api/v1/applications/by-link/:secret',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Take an application back; who applied is erased',
        tags,
        params: SecretParams,
        response: { 200: OwnApplication },
      },
    },
    async ({ params: { secret } }, reply) => {
      reply.header('cache-control', 'no-store');
      return await ownView(deps, await withdraw(deps, secret), secret);
    },
  );

  app.get(
    '/api/v1/applications',
    {
      config: { access },
      schema: {
        summary: 'List applications of the places that the caller looks after, the oldest first',
        tags,
        querystring: Type.Object({
          ...PageQuery.properties,
          state: Type.Optional(Type.Enum([...APPLICATION_STATES])),
          provinceCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
        }),
        response: { 200: pageSchema(ApplicationListed) },
      },
    },
    async (request) => {
      const { limit, cursor, ...asked } = request.query;
      const place = placeOf(principalOf(request));
      const own = place.provinceCode;
      if (own !== undefined && asked.provinceCode !== undefined && asked.provinceCode !== own)
        return { items: [], next: null };
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const rows = await listApplications(db, { ...asked, ...place }, { limit: limit + 1, after });
      const names = new Map<string, string | null>();
      for (const { communeCode } of rows)
        if (communeCode !== null) names.set(communeCode, await communeName(db, communeCode));
      return pageOf(
        rows,
        limit,
        (row) => [row.submittedMs, row.id],
        (row) => presentApplication(row, names.get(row.communeCode ?? '') ?? null),
      );
    },
  );

  app.get(
    '/api/v1/applications/:id',
    {
      config: { access },
      schema: {
        summary: 'One application with the person behind it and the registered producers that it may be',
        tags,
        params: ApplicationParams,
        response: { 200: ApplicationDetail },
      },
    },
    async (request) => {
      const by = principalOf(request);
      return await db.transaction().execute(async (transaction) => {
        const row = await requireVisible(transaction, by, request.params.id);
        const contact = await findApplicationContact(transaction, row.id);
        if (contact !== undefined) {
          const told = { ...actedBy(by), timeMs: clock() };
          await auditApplication(transaction, row, { ...told, action: 'application.read' });
        }
        const twins = row.matchKey === '' ? [] : await twinApplications(transaction, row);
        const ownTwins = twins.filter((twin) => overseesPlace(by, twin));
        const isWaiting = row.state === 'submitted';
        const known = isWaiting ? await placed(transaction, await deps.likeProducers(transaction, row)) : [];
        return {
          ...(await listedView(transaction, row)),
          contact: presentContact(contact),
          producerId: row.producerId,
          mayDecide: isWaiting,
          like: known.flatMap(({ producer, place }) => (overseesPlace(by, place) ? producer : [])),
          taxCodeElsewhere: taxCodeElsewhere(by, row, known),
          twins: ownTwins.map(({ id, submittedMs }) => ({ id, submittedMs })),
        };
      });
    },
  );

  app.post(
    '/api/v1/applications/:id/decision',
    {
      // The version that was looked at is decided once.
      config: { access, secretMember: 'link', repeatable: true },
      schema: {
        summary: 'Approve an application, which registers and invites the producer; return or refuse it',
        tags,
        params: ApplicationParams,
        body: ApplicationDecision,
        response: { 200: ApplicationDecided },
      },
    },
    async (request) => {
      const { row, link } = await decideApplication(
        deps,
        principalOf(request),
        request.params.id,
        request.body,
      );
      const shown = { ...(await listedView(db, row)), producerId: row.producerId };
      return { ...shown, ...(link === undefined ? {} : { link }) };
    },
  );

  const forget = () => {
    forgetApplicants(deps).catch((error: unknown) =>
      app.log.error({ err: error }, 'old applicants could not be forgotten'),
    );
  };
  const timer = setInterval(forget, FORGET_EVERY_MS);
  timer.unref();
  app.addHook('onReady', async () => forget());
  app.addHook('onClose', async () => clearInterval(timer));
}

async function ownView(
  { db, publicUrl }: ApplicationDeps,
  row: ApplicationRow,
  secret: string,
): Promise<Static<typeof OwnApplication>> {
  const { id, ...shown } = await listedView(db, row);
  const contact = presentContact(await findApplicationContact(db, id));
  return { ...shown, contact, url: `${publicUrl}/console/apply/${secret}` };
}

async function listedView(db: Kysely<Database>, row: ApplicationRow) {
  return presentApplication(row, row.communeCode === null ? null : await communeName(db, row.communeCode));
}

async function communeName(db: Kysely<Database>, code: string): Promise<string | null> {
  return (await findCommune(db, code))?.name ?? null;
}

function positionFrom(cursor: string) {
  const [submittedMs, id] = decodeCursor(cursor, ['number', 'string']);
  return { submittedMs, id };
}

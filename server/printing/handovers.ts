import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { type AuditEntry, actedBy } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { cleanLine } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import {
  findHandover,
  findHandoverByToken,
  type HandoverRow,
  insertDownload,
  insertHandover,
  listHandovers,
  revokeHandover,
} from '../storage/handovers.ts';
import type { Database } from '../storage/schema.ts';
import type { PrintingDeps } from './deps.ts';
import { requireJob } from './job-file.ts';

/** A download that broke off can be begun again until so long after the first one began. */
export const GRACE_MS = 30 * 60_000;

/** Times that one link may begin its download: no number of people who share it, side by side, gets past this. */
export const DOWNLOADS_LIMIT = 5;

/** Links of one job. */
export const HANDOVERS_LIMIT = 50;

const HOUR_MS = 3_600_000;
const TOKEN_BYTES = 32;

/** Body of a new link. */
export const HandoverBody = Type.Object(
  {
    recipient: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'For whom the link is, in your words',
    }),
    expiresInHours: Type.Integer({ minimum: 1, maximum: 30 * 24, default: 72 }),
  },
  { additionalProperties: false },
);

/**
 * What a link is good for: `open` for its one download; `broken-off` for the same download again, a short while; `used`, `expired`
 * and `revoked` for nothing more.
 */
export const HANDOVER_STATES = ['open', 'broken-off', 'used', 'expired', 'revoked'] as const;

/** What a link is good for. */
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** A link as who made it sees it. */
export const Handover = Type.Object({
  id: Type.String(),
  jobId: Type.String(),
  recipient: Type.String(),
  state: Type.Enum([...HANDOVER_STATES]),
  createdMs: Type.Integer(),
  createdBy: Type.String(),
  expiresMs: Type.Integer(),
  revokedMs: Type.Union([Type.Integer(), Type.Null()]),
  downloads: Type.Array(
    Type.Object({
      startedMs: Type.Integer(),
      finishedMs: Type.Union([Type.Integer(), Type.Null()], {
        description: 'When its last byte was sent; null while it runs and when it broke off',
      }),
    }),
  ),
});

/** A link as who made it sees it. */
export type Handover = Static<typeof Handover>;

/** Makes a link for the package of a job; its token is in the address and nowhere else. @throws not-found, forbidden, handover-kind, handovers-full, text-empty */
export async function createHandover(
  deps: PrintingDeps,
  principal: Principal,
  jobId: string,
  { recipient, expiresInHours }: Static<typeof HandoverBody>,
): Promise<{ readonly handover: Handover; readonly url: string }> {
  const job = await requireJob(deps.db, jobId);
  const { producerId } = await deps.manageBatch(principal, job.batchCode);
  if (job.kind !== 'package') throw problem('handover-kind');
  const name = cleanLine(recipient);
  if (name === '' || /\p{Cc}/u.test(name)) throw problem('text-empty', { field: 'recipient' });
  const token = Buffer.from(deps.randomBytes(TOKEN_BYTES)).toString('base64url');
  const createdMs = deps.clock();
  const row = {
    id: deps.newId(),
    jobId,
    producerId,
    tokenHash: hashOf(token),
    recipient: name,
    createdMs,
    createdBy: principal.actor,
    expiresMs: createdMs + expiresInHours * HOUR_MS,
    revokedMs: null,
  };
  await deps.db.transaction().execute(async (db) => {
    const there = await listHandovers(db, jobId, HANDOVERS_LIMIT);
    if (there.length >= HANDOVERS_LIMIT)
      throw problem('handovers-full', { params: { limit: HANDOVERS_LIMIT } });
    await insertHandover(db, row);
    // For whom it is may name a person and stays out of the log.
    const after = { jobId, expiresMs: row.expiresMs };
    await tell(db, row, {
      ...actedBy(principal),
      action: 'handover.create',
      timeMs: createdMs,
      before: null,
      after,
    });
  });
  return { handover: present({ ...row, downloads: [] }, createdMs), url: `${deps.origin}/handover/${token}` };
}

/** The links of a job, newest first. @throws not-found, forbidden */
export async function handoversOf(
  deps: PrintingDeps,
  principal: Principal,
  jobId: string,
): Promise<Handover[]> {
  const job = await requireJob(deps.db, jobId);
  await deps.readBatch(principal, job.batchCode);
  const nowMs = deps.clock();
  return (await listHandovers(deps.db, jobId, HANDOVERS_LIMIT)).map((row) => present(row, nowMs));
}

/** Ends a link; ending it twice is the same as once. @throws not-found, forbidden */
export async function endHandover(deps: PrintingDeps, principal: Principal, id: string): Promise<Handover> {
  const row = await findHandover(deps.db, id);
  if (row === undefined) throw problem('not-found');
  const job = await requireJob(deps.db, row.jobId);
  await deps.manageBatch(principal, job.batchCode);
  const nowMs = deps.clock();
  if (row.revokedMs !== null) return present(row, nowMs);
  await deps.db.transaction().execute(async (db) => {
    await revokeHandover(db, id, nowMs);
    const told = { before: { revoked: false }, after: { revoked: true } };
    await tell(db, row, { ...actedBy(principal), action: 'handover.revoke', timeMs: nowMs, ...told });
  });
  return present({ ...row, revokedMs: nowMs }, nowMs);
}

/** The link of a token; undefined when there is none. */
export async function handoverOf(db: Kysely<Database>, token: string): Promise<HandoverRow | undefined> {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? await findHandoverByToken(db, hashOf(token)) : undefined;
}

/** What a link is good for now. */
export function stateOf(
  { revokedMs, expiresMs, downloads }: Pick<HandoverRow, 'revokedMs' | 'expiresMs' | 'downloads'>,
  nowMs: number,
): HandoverState {
  if (revokedMs !== null) return 'revoked';
  const [first] = downloads;
  if (first === undefined) return nowMs < expiresMs ? 'open' : 'expired';
  const isDone = downloads.some(({ finishedMs }) => finishedMs !== null);
  const isLeft = downloads.length < DOWNLOADS_LIMIT && nowMs < first.startedMs + GRACE_MS;
  return !isDone && isLeft ? 'broken-off' : 'used';
}

/** Records that a download begins; undefined when the link is good for none any more. */
export async function beginDownload(deps: PrintingDeps, handoverId: string): Promise<string | undefined> {
  const startedMs = deps.clock();
  return await deps.db.transaction().execute(async (db) => {
    const row = await findHandover(db, handoverId);
    if (row === undefined || !isGood(stateOf(row, startedMs))) return undefined;
    const id = deps.newId();
    await insertDownload(db, { id, handoverId, startedMs, finishedMs: null });
    const who = { actor: `handover:${row.id}`, role: 'public' } as const;
    const after = { jobId: row.jobId, again: row.downloads.length > 0 };
    await tell(db, row, { ...who, action: 'handover.download', timeMs: startedMs, before: null, after });
    return id;
  });
}

/** Whether a download may begin. */
export function isGood(state: HandoverState): boolean {
  return state === 'open' || state === 'broken-off';
}

function present({ tokenHash: _, producerId: __, ...row }: HandoverRow, nowMs: number): Handover {
  const downloads = row.downloads.map(({ startedMs, finishedMs }) => ({ startedMs, finishedMs }));
  return { ...row, downloads, state: stateOf(row, nowMs) };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token, 'ascii').digest('hex');
}

async function tell(
  db: Kysely<Database>,
  row: { readonly id: string; readonly producerId: string },
  told: Pick<AuditEntry, 'actor' | 'role' | 'action' | 'timeMs' | 'before' | 'after'>,
): Promise<void> {
  const concerned = await concerning(db, row.producerId);
  await appendAudit(db, { ...told, subjectKind: 'handover', subjectId: row.id, ...concerned, reason: null });
}

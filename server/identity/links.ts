import type { Kysely } from 'kysely';
import { type AuditEntry, actedBy } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import {
  countActiveAdmins,
  findAccount,
  findPerson,
  type PersonRow,
  updateAccount,
} from '../storage/accounts.ts';
import { appendAudit } from '../storage/audit.ts';
import {
  findOneTimeLink,
  insertOneTimeLink,
  type OneTimeLinkRow,
  revokeOneTimeLinks,
} from '../storage/one-time-links.ts';
import type { Database } from '../storage/schema.ts';
import { requireAccount, requirePerson } from './accounts.ts';
import { auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import { hashSecret, hasSecretForm, newSecretText } from './secret-text.ts';

/** What a link lets somebody do once. */
export type LinkKind = 'setup' | 'invitation' | 'reset';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long each link waits. */
export const LINK_TTL_MS: Readonly<Record<LinkKind, number>> = {
  setup: DAY_MS,
  invitation: 7 * DAY_MS,
  reset: DAY_MS,
};

/** What links are made with. */
export type LinkDeps = Pick<IdentityDeps, 'db' | 'clock' | 'newId' | 'randomBytes' | 'publicUrl'>;

/** A new link; its address exists only here. */
export interface NewLink {
  readonly kind: LinkKind;
  readonly url: string;
  readonly expiresMs: number;
}

/**
 * Makes the link by which the first administrator sets the installation up; former ones end.
 * @throws setup-done once there is an administrator
 */
export async function makeSetupLink(
  deps: LinkDeps,
  by: Pick<AuditEntry, 'actor' | 'role'>,
): Promise<NewLink> {
  return await deps.db.transaction().execute(async (transaction) => {
    if ((await countActiveAdmins(transaction)) > 0) throw problem('setup-done');
    const { link, row } = await makeLink(deps, transaction, by.actor, 'setup', null);
    await appendAudit(transaction, {
      timeMs: row.createdMs,
      actor: by.actor,
      role: by.role,
      action: 'setup-link.make',
      subjectKind: 'link',
      subjectId: row.id,
      producerId: null,
      provinceCode: null,
      before: null,
      after: { expiresMs: row.expiresMs },
      reason: null,
    });
    return link;
  });
}

/**
 * Makes the link that lets somebody choose a password: an invitation while the account has none yet, or has ended and is
 * to live again; a reset afterwards. Former links of the account end.
 *
 * @throws not-found, person-erased
 */
export async function makeAccountLink(
  deps: IdentityDeps,
  transaction: Kysely<Database>,
  by: Principal,
  accountId: string,
): Promise<NewLink & { readonly sent: boolean }> {
  const account = await requireAccount(transaction, accountId);
  await requirePerson(transaction, accountId);
  const kind = account.state === 'active' ? 'reset' : 'invitation';
  const { link, row } = await makeLink(deps, transaction, by.actor, kind, accountId);
  if (account.state === 'ended') {
    await updateAccount(transaction, accountId, {
      state: 'invited',
      endedMs: null,
      updatedMs: row.createdMs,
    });
  }
  await auditAccount(transaction, account, {
    timeMs: row.createdMs,
    ...actedBy(by),
    action: 'link.make',
    after: { kind, link: row.id, expiresMs: row.expiresMs },
  });
  if (!deps.letters.isSending) return { ...link, sent: false };
  const { url, expiresMs } = link;
  await deps.letters.post(transaction, accountId, `link/${row.id}`, { kind, url, expiresMs });
  return { ...link, sent: true };
}

/** Revokes whatever links of an account are left. @throws not-found */
export async function revokeAccountLinks(
  { db, clock }: IdentityDeps,
  by: Principal,
  accountId: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const account = await requireAccount(transaction, accountId);
    const revoked = await revokeOneTimeLinks(transaction, accountId, clock());
    if (revoked === 0) return;
    await auditAccount(transaction, account, {
      timeMs: clock(),
      ...actedBy(by),
      action: 'link.revoke',
      after: { revoked },
    });
  });
}

/** A link that can be used, and for whom it is; a set-up has nobody yet. */
export interface OpenLink {
  readonly kind: LinkKind;
  readonly expiresMs: number;
  readonly person: PersonRow | null;
}

/** What a link is for. @throws link-unknown, link-used, link-expired */
export async function readLink({ db, clock }: IdentityDeps, secret: string): Promise<OpenLink> {
  const row = await requireLink(db, secret, clock());
  const person = row.accountId === null ? null : ((await findPerson(db, row.accountId)) ?? null);
  return { kind: kindFrom(row.kind), expiresMs: row.expiresMs, person };
}

async function makeLink(
  { clock, newId, randomBytes, publicUrl }: LinkDeps,
  transaction: Kysely<Database>,
  createdBy: string,
  kind: LinkKind,
  accountId: string | null,
): Promise<{ readonly link: NewLink; readonly row: OneTimeLinkRow }> {
  const nowMs = clock();
  await revokeOneTimeLinks(transaction, accountId, nowMs);
  const secret = newSecretText(randomBytes);
  const row: OneTimeLinkRow = {
    id: newId(),
    kind,
    accountId,
    hash: hashSecret(secret),
    createdMs: nowMs,
    createdBy,
    expiresMs: nowMs + LINK_TTL_MS[kind],
    usedMs: null,
    revokedMs: null,
  };
  await insertOneTimeLink(transaction, row);
  return { link: { kind, url: `${publicUrl}/console/link/${secret}`, expiresMs: row.expiresMs }, row };
}

/** The link of a secret, if it can be used now. @throws link-unknown, link-used, link-expired, setup-done */
export async function requireLink(
  db: Kysely<Database>,
  secret: string,
  nowMs: number,
): Promise<OneTimeLinkRow> {
  const row = hasSecretForm(secret) ? await findOneTimeLink(db, hashSecret(secret)) : undefined;
  if (row === undefined) throw problem('link-unknown');
  if (row.usedMs !== null) throw problem('link-used');
  if (row.revokedMs !== null || row.expiresMs <= nowMs) throw problem('link-expired');
  if (row.accountId === null) {
    if ((await countActiveAdmins(db)) > 0) throw problem('setup-done');
    return row;
  }
  const account = await findAccount(db, row.accountId);
  if (account === undefined || account.state === 'ended') throw problem('link-expired');
  return row;
}

function kindFrom(text: string): LinkKind {
  if (text === 'setup' || text === 'invitation' || text === 'reset') return text;
  throw new TypeError(`unknown kind of link ${text}`);
}

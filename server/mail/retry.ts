import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import { type Acting, actedBy } from '../domain/audit.ts';
import { problem } from '../http/problems.ts';
import { findAccount } from '../storage/accounts.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import { findMail, listEndingCertificates, type MailRow, updateMail } from '../storage/mail.ts';
import type { Database } from '../storage/schema.ts';
import { expiryNotice, mailContext, type OutboxDeps } from './outbox.ts';

/**
 * Lets a letter be tried at once. One that waits is due now; a notice of expiry that was given up is written anew from
 * its facts. The link of an invitation or a reset is gone with its letter: there a new link is the way. Asking twice
 * changes nothing more.
 *
 * @throws not-found, letter-closed for a letter that was sent, whose link is gone or whose facts no longer hold
 */
export async function retryLetter(deps: OutboxDeps & Acting, id: string): Promise<MailRow> {
  return await deps.db.transaction().execute(async (transaction) => {
    const row = await findMail(transaction, id);
    if (row === undefined) throw problem('not-found');
    const nowMs = deps.clock();
    if (row.state === 'queued') {
      if (row.nextMs <= nowMs) return row;
      return await due(deps, transaction, row, { nextMs: nowMs });
    }
    const contentSealed = await writtenAnew(deps, transaction, row);
    const anew = { state: 'queued', attempts: 0, nextMs: nowMs, contentSealed, lastError: null };
    return await due(deps, transaction, row, anew);
  });
}

async function due(
  { by, clock }: OutboxDeps & Acting,
  transaction: Kysely<Database>,
  row: MailRow,
  members: Parameters<typeof updateMail>[2],
): Promise<MailRow> {
  await updateMail(transaction, row.id, members);
  const account = await findAccount(transaction, row.accountId);
  const producerId = account?.producerId ?? null;
  const concerned =
    producerId === null
      ? { producerId, provinceCode: account?.provinceCode ?? null }
      : await concerning(transaction, producerId);
  await appendAudit(transaction, {
    ...actedBy(by),
    ...concerned,
    timeMs: clock(),
    action: 'letter.retry',
    subjectKind: 'letter',
    subjectId: row.id,
    before: { state: row.state },
    after: { state: 'queued', kind: row.kind },
    reason: null,
  });
  return { ...row, ...members };
}

/** The sealed content of a notice of expiry as it would be written today. @throws letter-closed */
async function writtenAnew(deps: OutboxDeps, transaction: Kysely<Database>, row: MailRow): Promise<string> {
  const [kind, certificateId, endsOn] = row.onceKey.split('/');
  const today = civilDay(deps.clock());
  if (row.state === 'sent' || kind !== 'expiry' || endsOn === undefined || endsOn < today)
    throw problem('letter-closed');
  const ending = (await listEndingCertificates(transaction, endsOn, endsOn)).find(
    (one) => one.id === certificateId && one.accountId === row.accountId,
  );
  if (ending === undefined) throw problem('letter-closed');
  return deps.seal(mailContext(row.id), JSON.stringify(expiryNotice(deps, ending, today)));
}

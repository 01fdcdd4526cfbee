import type { Transporter } from 'nodemailer';
import { Check } from 'typebox/value';
import { languageFrom } from '../domain/language.ts';
import { findAccount, findPerson } from '../storage/accounts.ts';
import { listDueMail, type MailRow, updateMail } from '../storage/mail.ts';
import { LetterContent } from './letter.ts';
import { letterText } from './letter-texts.ts';
import { mailContext, type OutboxDeps } from './outbox.ts';

/** Letters sent in one round. */
const ROUND = 20;

/** Attempts before a letter is given up: with the waiting between them about two days. */
const MAX_ATTEMPTS = 14;

const MINUTE_MS = 60_000;
const MAX_WAIT_MS = 6 * 60 * MINUTE_MS;

/** What letters are sent with. */
export interface DeliveryDeps extends OutboxDeps {
  readonly transport: Pick<Transporter, 'sendMail'>;
  /** Address that letters come from. */
  readonly from: string;
}

/**
 * Sends what is due. A letter stays queued until the server for mail has taken it; after a crash in between it is sent
 * again under the same `Message-ID`, by which receivers drop the second.
 *
 * @returns how many were sent
 */
export async function deliverDue(deps: DeliveryDeps): Promise<number> {
  let sent = 0;
  for (const row of await listDueMail(deps.db, deps.clock(), ROUND)) if (await deliver(deps, row)) sent += 1;
  return sent;
}

async function deliver(deps: DeliveryDeps, row: MailRow): Promise<boolean> {
  const { db, clock, transport, from, publicUrl } = deps;
  const [account, person] = [await findAccount(db, row.accountId), await findPerson(db, row.accountId)];
  if (
    row.contentSealed === null ||
    person === undefined ||
    account === undefined ||
    account.state === 'ended'
  ) {
    await updateMail(db, row.id, { state: 'dropped', contentSealed: null });
    return false;
  }
  const content: unknown = JSON.parse(deps.open(mailContext(row.id), row.contentSealed));
  if (!Check(LetterContent, content)) throw new TypeError(`letter ${row.id} has another content`);
  const { host } = new URL(publicUrl);
  const letter = letterText(content, { name: person.name, locale: languageFrom(person.locale) }, host);
  try {
    await transport.sendMail({ ...letter, from, to: person.email, messageId: `<${row.id}@${host}>` });
  } catch (error) {
    await noteFailure(deps, row, error);
    return false;
  }
  await updateMail(db, row.id, { state: 'sent', sentMs: clock(), contentSealed: null, lastError: null });
  return true;
}

async function noteFailure({ db, clock }: DeliveryDeps, row: MailRow, error: unknown): Promise<void> {
  const attempts = row.attempts + 1;
  const isFinal = attempts >= MAX_ATTEMPTS || isRefusedForGood(error);
  await updateMail(db, row.id, {
    attempts,
    lastError: codeOf(error),
    ...(isFinal
      ? { state: 'failed', contentSealed: null }
      : { nextMs: clock() + Math.min(MAX_WAIT_MS, MINUTE_MS * 2 ** row.attempts) }),
  });
}

/** A 5xx answer of the server for mail (RFC 5321, section 4.2.1) says that trying again is of no use. */
function isRefusedForGood(error: unknown): boolean {
  return responseOf(error) >= 500;
}

function responseOf(error: unknown): number {
  return error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
}

/** The code alone: what the server for mail says beside it may repeat the address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const response = responseOf(error);
  return response > 0 ? `${code} ${response}` : code;
}

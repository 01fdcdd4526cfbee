import type { Kysely } from 'kysely';
import { addDays, civilDay } from '../../stamps/civil-day.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import { type EndingCertificate, insertMail, listEndingCertificates } from '../storage/mail.ts';
import type { Database } from '../storage/schema.ts';
import type { LetterContent } from './letter.ts';

/** What letters are put into the box with. */
export interface OutboxDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly publicUrl: string;
  /** Letters hold links that let people in: they lie sealed. */
  readonly seal: (context: string, secret: string) => string;
  readonly open: (context: string, sealed: string) => string;
}

/** Days before the end of a certificate at which its producer is told. */
const NOTICE_DAYS = [30, 120, 180] as const;

/** Puts a letter into the box, in the transaction of what it is about. */
export async function postLetter(
  { clock, newId, seal }: OutboxDeps,
  transaction: Kysely<Database>,
  accountId: string,
  onceKey: string,
  content: LetterContent,
): Promise<void> {
  const id = newId();
  const nowMs = clock();
  await insertMail(transaction, {
    id,
    kind: content.kind,
    accountId,
    onceKey,
    contentSealed: seal(mailContext(id), JSON.stringify(content)),
    state: 'queued',
    attempts: 0,
    nextMs: nowMs,
    createdMs: nowMs,
    sentMs: null,
    lastError: null,
  });
}

/** Puts the notices of certificates that end within 180, 120 and 30 days into the box, each once. */
export async function postExpiryNotices(deps: OutboxDeps): Promise<void> {
  const today = civilDay(deps.clock());
  const ending = await listEndingCertificates(deps.db, today, addDays(today, 180));
  for (const certificate of ending) {
    const { id, endsOn, accountId } = certificate;
    const content = expiryNotice(deps, certificate, today);
    // Only the nearest notice is due: who starts late is not told three times.
    const notice = NOTICE_DAYS.find((limit) => content.days <= limit);
    if (notice === undefined) continue;
    await postLetter(deps, deps.db, accountId, `expiry/${id}/${endsOn}/${notice}/${accountId}`, content);
  }
}

/** What a notice of expiry says on a day. */
export function expiryNotice(
  { publicUrl }: Pick<OutboxDeps, 'publicUrl'>,
  { productName, endsOn }: Pick<EndingCertificate, 'productName' | 'endsOn'>,
  today: string,
): Extract<LetterContent, { kind: 'certificate-expiry' }> {
  const days = Math.round((Date.parse(endsOn) - Date.parse(today)) / 86_400_000);
  const url = `${publicUrl}/console/certificates`;
  return { kind: 'certificate-expiry', product: productName, endsOn, days, url };
}

/** What the content of a letter is sealed as. */
export function mailContext(id: string): string {
  return `mail/${id}`;
}

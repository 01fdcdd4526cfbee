import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, pageOf } from '../http/paging.ts';
import { listMail, type MailRow } from '../storage/mail.ts';
import type { OutboxDeps } from './outbox.ts';
import { retryLetter } from './retry.ts';
import { MailPage, MailQuery, MailView } from './schemas.ts';

const tags = ['mail'];

/** `/api/v1/mail-messages`: what became of letters, and another try. */
export async function mailRoutes(
  app: App,
  deps: OutboxDeps & { readonly isSending: boolean },
): Promise<void> {
  const { db, isSending } = deps;

  app.get(
    '/api/v1/mail-messages',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'List letters, newest first',
        tags,
        querystring: MailQuery,
        response: { 200: MailPage },
      },
    },
    async ({ query: { limit, cursor, state } }) => {
      const [createdMs, id] = cursor === undefined ? [] : decodeCursor(cursor, ['number', 'string']);
      const after = createdMs === undefined || id === undefined ? undefined : { createdMs, id };
      const rows = await listMail(db, { state }, limit + 1, after);
      return { ...pageOf(rows, limit, (row) => [row.createdMs, row.id], presentMail), isSending };
    },
  );

  app.post(
    '/api/v1/mail-messages/:id/tries',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Try a waiting letter at once, or write a notice of expiry that was given up anew',
        tags,
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }) }),
        response: { 200: MailView },
      },
    },
    async (request) =>
      presentMail(await retryLetter({ ...deps, by: principalOf(request) }, request.params.id)),
  );
}

function presentMail({ onceKey: _key, contentSealed: _content, ...row }: MailRow): Static<typeof MailView> {
  if (!Check(MailView, row)) throw new TypeError(`unknown kind or state of the letter ${row.id}`);
  return row;
}

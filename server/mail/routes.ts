import { Type } from 'typebox';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { listMail, type MailRow } from '../storage/mail.ts';
import type { OutboxDeps } from './outbox.ts';

/** A letter in a list; its text and its address are not shown. */
export const MailView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  accountId: Type.String(),
  state: Type.Enum(['queued', 'sent', 'failed', 'dropped']),
  attempts: Type.Integer(),
  nextMs: Type.Integer(),
  createdMs: Type.Integer(),
  sentMs: Type.Union([Type.Integer(), Type.Null()]),
  lastError: Type.Union([Type.String(), Type.Null()]),
});

/** `/api/v1/mail-messages`: what became of letters. */
export async function mailRoutes(app: App, { db }: Pick<OutboxDeps, 'db'>): Promise<void> {
  app.get(
    '/api/v1/mail-messages',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'List letters, newest first',
        tags: ['mail'],
        querystring: PageQuery,
        response: { 200: pageSchema(MailView) },
      },
    },
    async ({ query: { limit, cursor } }) => {
      const [createdMs, id] = cursor === undefined ? [] : decodeCursor(cursor, ['number', 'string']);
      const after = createdMs === undefined || id === undefined ? undefined : { createdMs, id };
      const rows = await listMail(db, limit + 1, after);
      return pageOf(rows, limit, (row) => [row.createdMs, row.id], presentMail);
    },
  );
}

function presentMail({ onceKey: _key, contentSealed: _content, ...row }: MailRow) {
  return { ...row, state: stateFrom(row.state) };
}

function stateFrom(text: string): 'queued' | 'sent' | 'failed' | 'dropped' {
  if (text === 'queued' || text === 'sent' || text === 'failed' || text === 'dropped') return text;
  throw new TypeError(`unknown state of a letter ${text}`);
}

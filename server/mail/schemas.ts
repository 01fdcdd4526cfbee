import { Type } from 'typebox';
import { PageQuery, pageSchema } from '../http/paging.ts';

/** What may become of a letter. */
export const MAIL_STATES = ['queued', 'sent', 'failed', 'dropped'] as const;

/** A letter in a list; its text and its address are not shown. */
export const MailView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['invitation', 'reset', 'certificate-expiry']),
  accountId: Type.String(),
  state: Type.Enum([...MAIL_STATES]),
  attempts: Type.Integer(),
  nextMs: Type.Integer(),
  createdMs: Type.Integer(),
  sentMs: Type.Union([Type.Integer(), Type.Null()]),
  lastError: Type.Union([
    Type.String({ description: 'A code, and what the server for mail answered' }),
    Type.Null(),
  ]),
});

/** A page of letters. */
export const MailPage = Type.Object({
  ...pageSchema(MailView).properties,
  isSending: Type.Boolean({ description: 'Whether a server for mail is configured' }),
});

/** Query of the list. */
export const MailQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum([...MAIL_STATES])),
});

import { type Static, type TSchema, Type } from 'typebox';
import { PageQuery } from '../http/paging.ts';
import { TABLE_FORMATS } from '../http/table-file.ts';
import type { AuditEntryRow } from '../storage/audit.ts';
import type { SubjectNames } from '../storage/audit-subjects.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Members = Type.Record(Type.String(), Type.Unknown());
const Day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'Vietnamese day, YYYY-MM-DD, inclusive',
});
const Name = Type.String({ minLength: 1, maxLength: 200 });

/** An entry of the audit log as the API shows it. */
export const AuditEntryView = Type.Object({
  seq: Type.Integer(),
  timeMs: Type.Integer(),
  actor: Type.String({ description: '`account:<id>`, `token:<id>`, `local` or `system`' }),
  role: Type.String({
    description: 'What the actor stood as; `system` is the service itself, `public` nobody signed in',
  }),
  action: Type.String({ description: 'The noun and the verb, such as `product.edit`' }),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  subjectName: OrNull(Type.String({ description: 'What it is called today' })),
  producerId: OrNull(Type.String()),
  producerName: OrNull(Type.String({ description: 'What it is called today' })),
  provinceCode: OrNull(Type.String()),
  before: OrNull(Members),
  after: OrNull(Members),
  reason: OrNull(Type.String()),
  hash: Type.String({ description: 'SHA-256, hex, over the hash of the entry before and this entry' }),
});

/** An entry as the API shows it. */
export type AuditEntryView = Static<typeof AuditEntryView>;

const filters = {
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  actor: Type.Optional(Name),
  action: Type.Optional(Name),
  subjectKind: Type.Optional(Name),
  subjectId: Type.Optional(Name),
  producerId: Type.Optional(Name),
  provinceCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
  only: Type.Optional(Type.Enum(['changes', 'reads'])),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Words in the changed members, the reason or the ids, in any spelling',
    }),
  ),
};

/** What narrows the list and the table of entries. */
export const AuditFilters = Type.Object(filters);

/** What narrows the list and the table of entries. */
export type AuditFilters = Static<typeof AuditFilters>;

/** Query of the list. */
export const AuditQuery = Type.Object({ ...PageQuery.properties, ...filters });

/** Query of the table. */
export const AuditExportQuery = Type.Object({
  ...filters,
  format: Type.Enum([...TABLE_FORMATS], { default: 'xlsx' }),
});

/** What a check of the chain answers. */
export const AuditReportView = Type.Object({
  entries: Type.Integer({
    description: 'Entries whose hash follows from their content and the entry before',
  }),
  head: OrNull(Type.Object({ seq: Type.Integer(), hash: Type.String() })),
  brokenAt: OrNull(Type.Integer({ description: 'First entry at which the log contradicts itself' })),
  anchor: OrNull(Type.Enum(['found', 'differs', 'missing'])),
});

/** An entry as the API shows it. */
export function presentEntry(row: AuditEntryRow, names: SubjectNames): AuditEntryView {
  const { beforeJson, afterJson, ...entry } = row;
  return {
    ...entry,
    subjectName: names.of(row.subjectKind, row.subjectId),
    producerName: names.of('producer', row.producerId),
    before: membersOf(beforeJson),
    after: membersOf(afterJson),
  };
}

function membersOf(json: string | null): Record<string, unknown> | null {
  return json === null ? null : JSON.parse(json);
}

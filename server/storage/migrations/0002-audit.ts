import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** The audit log, which the database itself keeps append-only. Columns are explained in `../tables/audit.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table audit_entry (
    seq integer primary key, time_ms bigint not null, actor text not null, role text not null, action text not null,
    subject_kind text not null, subject_id text not null, producer_id text, province_code text, before_json text,
    after_json text, reason text, hash text not null)`,
  `create index audit_entry_time on audit_entry (time_ms, seq)`,
  `create index audit_entry_actor on audit_entry (actor, time_ms, seq)`,
  `create index audit_entry_action on audit_entry (action, time_ms, seq)`,
  `create index audit_entry_subject on audit_entry (subject_kind, subject_id, time_ms, seq)`,
  `create index audit_entry_producer on audit_entry (producer_id, time_ms, seq) where producer_id is not null`,
  `create index audit_entry_province on audit_entry (province_code, time_ms, seq) where province_code is not null`,
  `create trigger audit_entry_not_updated before update on audit_entry
    begin select raise(abort, 'the audit log is append-only'); end`,
  `create trigger audit_entry_not_deleted before delete on audit_entry
    begin select raise(abort, 'the audit log is append-only'); end`,
  // "insert or replace" would take a row away without its delete trigger.
  `create trigger audit_entry_appended before insert on audit_entry
    when new.seq <> (select coalesce(max(seq), 0) + 1 from audit_entry)
    begin select raise(abort, 'the audit log is append-only'); end`,
];

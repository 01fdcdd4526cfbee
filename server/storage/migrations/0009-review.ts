import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Submissions of producers. Columns are explained in `../tables/review.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table submission (
    number integer primary key, kind text not null, state text not null, title text not null,
    producer_id text references producer (id), province_code text not null references province (code),
    commune_code text references commune (code), subject_id text, parent_id text, claims_gtin text, before_json text,
    after_json text not null, context_json text, request_key text, submitted_ms bigint not null,
    submitted_by text not null, updated_ms bigint not null, decided_ms bigint, decided_by text, grounds_json text not null,
    reason text, result_id text, supersedes integer references submission (number))`,
  `create unique index submission_request on submission (submitted_by, request_key) where request_key is not null`,
  `create unique index submission_waiting on submission (kind, subject_id) where state = 'submitted' and subject_id is not null`,
  `create index submission_state on submission (state, number)`,
  `create index submission_producer on submission (producer_id, number) where producer_id is not null`,
  `create index submission_subject on submission (subject_id, number) where subject_id is not null`,
  `alter table batch add column quota_rule text`,
];

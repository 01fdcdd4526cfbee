import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Accounts, persons, sessions and letters. Columns are explained in `../tables/accounts.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table account (
    id text primary key, role text not null, producer_id text references producer (id),
    province_code text references province (code), commune_code text references commune (code), state text not null,
    password_hash text, password_changed_ms bigint, totp_sealed text, totp_confirmed_ms bigint, totp_last_step bigint,
    created_ms bigint not null, created_by text not null, updated_ms bigint not null, ended_ms bigint)`,
  `create index account_created on account (created_ms, id)`,
  `create index account_producer on account (producer_id) where producer_id is not null`,
  `create table person (
    account_id text primary key references account (id), name text not null, email text not null,
    email_key text not null unique, phone text, locale text not null, search_key text not null)`,
  `create table session (
    hash text primary key, id text not null unique, account_id text not null references account (id), stage text not null,
    device_hash text not null, device_label text not null, created_ms bigint not null, authenticated_ms bigint not null,
    last_used_ms bigint not null, expires_ms bigint not null) without rowid`,
  `create index session_account on session (account_id, created_ms)`,
  `create index session_expires on session (expires_ms)`,
  `create table account_device (
    account_id text not null references account (id), device_hash text not null, created_ms bigint not null,
    last_used_ms bigint not null, primary key (account_id, device_hash)) without rowid`,
  `create table recovery_code (
    account_id text not null references account (id), hash text not null, used_ms bigint,
    primary key (account_id, hash)) without rowid`,
  `create table one_time_link (
    id text primary key, kind text not null, account_id text references account (id), hash text not null unique,
    created_ms bigint not null, created_by text not null, expires_ms bigint not null, used_ms bigint, revoked_ms bigint)`,
  `create index one_time_link_account on one_time_link (account_id, created_ms)`,
  `create table mail_message (
    id text primary key, kind text not null, account_id text not null references account (id), once_key text not null unique,
    content_sealed text, state text not null, attempts integer not null, next_ms bigint not null,
    created_ms bigint not null, sent_ms bigint, last_error text)`,
  `create index mail_message_due on mail_message (next_ms) where state = 'queued'`,
  `create index mail_message_created on mail_message (created_ms, id)`,
  `create index mail_message_account on mail_message (account_id)`,
  `alter table api_token add column commune_code text references commune (code)`,
  // Who made it; with that account the token ends. Null: made on the machine itself.
  `alter table api_token add column account_id text references account (id)`,
];

import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** The first schema. Columns are explained in `../schema.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table setting (name text primary key, value text not null)`,
  `create table host (origin text primary key, first_used_ms bigint not null)`,
  `create table province (code text primary key, name text not null, name_en text not null, match_key text not null)`,
  `create table commune (code text primary key, name text not null, province_code text not null references province (code), match_key text not null)`,
  `create index commune_match on commune (match_key)`,
  `create table producer (
    id text primary key, name text not null, kind text not null, identifier text, phone text, website text,
    address text not null, former_address text, commune_code text references commune (code),
    province_code text not null references province (code), match_key text not null unique,
    search_key text not null, created_ms bigint not null, updated_ms bigint not null)`,
  `create index producer_search on producer (search_key, id)`,
  `create table product (
    id text primary key, producer_id text not null references producer (id), name text not null, name_en text,
    product_group text not null, ocop_code text, story_json text, ingredients_json text, warnings_json text,
    standards_json text not null, external_ids_json text not null, annual_quantity bigint, annual_quantity_unit text,
    match_key text not null, search_key text not null, created_ms bigint not null, updated_ms bigint not null,
    unique (producer_id, match_key))`,
  `create index product_search on product (search_key, id)`,
  `create table media (
    id text primary key, media_type text not null, width_px integer not null, height_px integer not null,
    bytes blob not null, created_ms bigint not null)`,
  `create table product_image (
    product_id text not null references product (id), position integer not null,
    media_id text not null references media (id), alt text not null, primary key (product_id, position))`,
  `create table variant (
    id text primary key, product_id text not null references product (id), name text not null, net_content text,
    gtin text, media_id text references media (id), created_ms bigint not null, updated_ms bigint not null,
    unique (product_id, name))`,
  `create unique index variant_gtin on variant (gtin) where gtin is not null`,
  `create table decision (
    id text primary key, number text not null, signed_on text not null, authority text not null,
    authority_level text not null, kind text not null, match_key text not null unique, created_ms bigint not null)`,
  `create table certificate (
    id text primary key, product_id text not null references product (id), decision_id text not null references decision (id),
    stars integer not null, issued_on text not null, expires_on text not null, extended_until text,
    extension_decision_id text references decision (id), revoked_on text, revocation_ground text,
    revocation_conclusion text, revocation_decision_id text references decision (id),
    created_ms bigint not null, updated_ms bigint not null, unique (product_id, decision_id))`,
  `create index certificate_decision on certificate (decision_id)`,
  `create index certificate_expires on certificate (expires_on, id)`,
  `create table lot (
    id text primary key, product_id text not null references product (id), number text not null, produced_on text not null,
    expires_on text, declared_quantity bigint not null, activated_quantity bigint not null default 0,
    stages_json text not null, recalled_ms bigint, recall_reason text, recall_notice_json text, recalled_by text,
    created_ms bigint not null, created_by text not null, unique (product_id, number))`,
  `create index lot_created on lot (created_ms, id)`,
  `create index lot_product on lot (product_id, created_ms, id)`,
  `create index lot_number on lot (number, created_ms, id)`,
  `create table lot_amendment (
    id integer primary key, lot_id text not null references lot (id), from_quantity bigint not null,
    to_quantity bigint not null, reason text not null, actor text not null, time_ms bigint not null)`,
  `create index lot_amendment_lot on lot_amendment (lot_id, id)`,
  `create table batch (
    code text primary key, variant_id text not null references variant (id), product_id text not null references product (id),
    producer_id text not null references producer (id), certificate_id text not null references certificate (id),
    quantity integer not null, profile text not null, origin text not null, gtin text, kid text not null,
    tag_key_id text not null, hidden_key_id text, unused_deadline_on text not null, log_version integer not null default 0,
    request_key text, created_ms bigint not null, created_by text not null)`,
  `create unique index batch_request on batch (created_by, request_key) where request_key is not null`,
  `create index batch_created on batch (created_ms, code)`,
  `create index batch_product on batch (product_id, created_ms, code)`,
  `create index batch_producer on batch (producer_id, created_ms, code)`,
  `create table range_entry (
    batch_code text not null references batch (code), seq integer not null, first_index integer not null,
    last_index integer not null, action text not null, lot_id text references lot (id), reason text, note text,
    actor text not null, actor_producer_id text, time_ms bigint not null, undoes integer, primary key (batch_code, seq))`,
  `create index range_entry_lot on range_entry (lot_id) where lot_id is not null`,
  `create table refusal (
    id integer primary key, time_ms bigint not null, actor text not null, action text not null, code text not null,
    batch_code text, product_id text, lot_id text, detail_json text not null)`,
  `create index refusal_batch on refusal (batch_code, id) where batch_code is not null`,
  `create index refusal_code on refusal (code, id)`,
  `create table print_job (
    id text primary key, batch_code text not null references batch (code), first_index integer not null,
    last_index integer not null, kind text not null, stock_json text, labels_per_sheet integer, start_slot integer not null,
    options_json text not null, reprint_reason text, actor text not null, created_ms bigint not null)`,
  `create index print_job_batch on print_job (batch_code, first_index)`,
  `create table scan_total (
    batch_code text not null, stamp_index integer not null, scans integer not null, first_ms bigint not null,
    last_ms bigint not null, primary key (batch_code, stamp_index)) without rowid`,
  `create table scan_event (
    id text primary key, batch_code text not null, stamp_index integer not null, time_ms bigint not null,
    verdict text not null, visitor_mark text not null, seen_before text, province_code text, source text not null) without rowid`,
  `create index scan_event_time on scan_event (time_ms)`,
  `create table secret_key (
    id text primary key, kind text not null, state text not null, wrapped text not null, public_jwk_json text,
    created_ms bigint not null, state_changed_ms bigint not null)`,
  `create unique index secret_key_active on secret_key (kind) where state = 'active'`,
  `create table api_token (
    id text primary key, name text not null, role text not null, producer_id text references producer (id),
    province_code text references province (code), hash text not null unique, created_ms bigint not null,
    expires_ms bigint, revoked_ms bigint)`,
  `create table idempotency_record (
    actor text not null, key text not null, request_hash text not null, status integer not null,
    body_json text not null, location text, created_ms bigint not null, primary key (actor, key))`,
  `create index idempotency_record_created on idempotency_record (created_ms)`,
];

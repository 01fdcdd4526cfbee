import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/**
 * Stories in sections, label texts, where to buy, the producer's own profile, and what uses an uploaded photo. A story
 * that was one text becomes its only section. Columns are explained in `../tables/content.ts` and `../schema.ts`.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table product add column instructions_json text`,
  `alter table product add column storage_json text`,
  `alter table product add column buy_links_json text`,
  `update product set story_json =
    json_array(json_object('text', json(story_json), 'photos', json_array())) where story_json is not null`,
  `alter table product_image add column alt_en text`,
  `alter table producer add column about_json text`,
  `alter table producer add column buy_links_json text`,
  `alter table producer add column logo_media_id text references media (id)`,
  `create table producer_image (
    producer_id text not null references producer (id), position integer not null,
    media_id text not null references media (id), alt text not null, alt_en text, primary key (producer_id, position))`,
  `alter table media add column erased_ms bigint`,
  `create table media_use (
    media_id text not null references media (id), owner_kind text not null, owner_id text not null,
    primary key (media_id, owner_kind, owner_id)) without rowid`,
  `create index media_use_owner on media_use (owner_kind, owner_id)`,
  `insert into media_use (media_id, owner_kind, owner_id) select distinct media_id, 'product', product_id from product_image`,
  `insert into media_use (media_id, owner_kind, owner_id) select media_id, 'variant', id from variant where media_id is not null`,
];

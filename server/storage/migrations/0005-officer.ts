import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** What became of certificates and decisions, kept version by version. Columns are explained in `../schema.ts` and `../tables/officer.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table certificate add column starts_on text not null default ''`,
  `update certificate set starts_on = issued_on`,
  `alter table certificate add column follows_id text references certificate (id)`,
  `alter table certificate add column follows_as text`,
  `alter table certificate add column withdrawn_ms bigint`,
  `alter table certificate add column version integer not null default 1`,
  `create index certificate_follows on certificate (follows_id) where follows_id is not null`,
  `create index certificate_extension on certificate (extension_decision_id) where extension_decision_id is not null`,
  `create index certificate_revocation on certificate (revocation_decision_id) where revocation_decision_id is not null`,
  `alter table decision add column authority_key text not null default ''`,
  // A match key is number, authority and year of signing with bars between them; none of them holds a bar.
  `update decision set authority_key = substr(
    substr(match_key, instr(match_key, '|') + 1), 1, length(substr(match_key, instr(match_key, '|') + 1)) - 5)`,
  `alter table decision add column superseded_ms bigint`,
  `alter table decision add column superseded_by_id text references decision (id)`,
  `create index decision_signed on decision (signed_on, id)`,
  `create index batch_certificate on batch (certificate_id)`,
  `create table certificate_version (
    certificate_id text not null references certificate (id), version integer not null, recorded_ms bigint not null,
    actor text not null, act text not null, reason text, state_json text not null,
    primary key (certificate_id, version)) without rowid`,
  `insert into certificate_version
    select id, 1, created_ms, 'system', 'record', null, json_object(
      'stars', stars, 'decisionId', decision_id, 'issuedOn', issued_on, 'startsOn', starts_on, 'expiresOn', expires_on,
      'followsId', follows_id, 'followsAs', follows_as, 'extendedUntil', extended_until,
      'extensionDecisionId', extension_decision_id, 'revokedOn', revoked_on, 'revocationGround', revocation_ground,
      'revocationConclusion', revocation_conclusion, 'revocationDecisionId', revocation_decision_id,
      'withdrawnMs', withdrawn_ms)
    from certificate`,
  `create trigger certificate_version_not_updated before update on certificate_version
    begin select raise(abort, 'versions of certificates are append-only'); end`,
  `create trigger certificate_version_not_deleted before delete on certificate_version
    begin select raise(abort, 'versions of certificates are append-only'); end`,
];

import type { Kysely, Selectable } from 'kysely';
import { insertRow } from './insert-row.ts';
import type { Database } from './schema.ts';
import type { CertificateTable } from './tables/certificates.ts';
import type { CertificateVersionTable } from './tables/officer.ts';

/** One version of a certificate as stored. */
export type CertificateVersionRow = Selectable<CertificateVersionTable>;

/** What a certificate says, apart from what it is: the columns that a version keeps. */
export type CertificateState = Pick<CertificateTable, (typeof STATE_COLUMNS)[number]>;

const STATE_COLUMNS = [
  'stars',
  'decisionId',
  'issuedOn',
  'startsOn',
  'expiresOn',
  'followsId',
  'followsAs',
  'extendedUntil',
  'extensionDecisionId',
  'revokedOn',
  'revocationGround',
  'revocationConclusion',
  'revocationDecisionId',
  'withdrawnMs',
] as const satisfies readonly (keyof CertificateTable)[];

/** The part of a certificate that its versions keep. */
export function certificateState(certificate: CertificateTable): CertificateState {
  const kept = STATE_COLUMNS.map((column) => [column, certificate[column]]);
  const state: CertificateState = Object.fromEntries(kept);
  return state;
}

/** Appends the version that a certificate is at now, in the transaction that made it so. */
export async function insertCertificateVersion(
  db: Kysely<Database>,
  certificate: CertificateTable,
  entry: Pick<CertificateVersionTable, 'recordedMs' | 'actor' | 'act' | 'reason'>,
): Promise<void> {
  await insertRow(db, 'certificateVersion', {
    ...entry,
    certificateId: certificate.id,
    version: certificate.version,
    stateJson: JSON.stringify(certificateState(certificate)),
  });
}

/** Every version of a certificate, oldest first. */
export async function certificateVersions(
  db: Kysely<Database>,
  certificateId: string,
): Promise<CertificateVersionRow[]> {
  return await db
    .selectFrom('certificateVersion')
    .selectAll()
    .where('certificateId', '=', certificateId)
    .orderBy('version')
    .execute();
}

/** What the certificates of a product said at a time, each in the version that was the newest then. */
export async function certificatesAsOf(
  db: Kysely<Database>,
  productId: string,
  atMs: number,
): Promise<{ readonly id: string; readonly state: CertificateState }[]> {
  const rows = await db
    .selectFrom('certificate')
    .innerJoin('certificateVersion', 'certificateVersion.certificateId', 'certificate.id')
    .select(['certificate.id', 'certificateVersion.stateJson'])
    .where('certificate.productId', '=', productId)
    .where('certificateVersion.version', '=', (eb) =>
      eb
        .selectFrom('certificateVersion as newest')
        .select((inner) => inner.fn.max('newest.version').as('version'))
        .whereRef('newest.certificateId', '=', 'certificate.id')
        .where('newest.recordedMs', '<=', atMs),
    )
    .execute();
  return rows.map(({ id, stateJson }) => ({ id, state: stateOf(stateJson) }));
}

/** What a stored version says. */
export function stateOf(json: string): CertificateState {
  const state: CertificateState = JSON.parse(json);
  return state;
}

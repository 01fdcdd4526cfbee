import type { AccountTables } from './tables/accounts.ts';
import type { AnnexTables } from './tables/annex.ts';
import type { ApplicationTables } from './tables/applications.ts';
import type { AuditTables } from './tables/audit.ts';
import type { BatchTables } from './tables/batches.ts';
import type { CaseTables } from './tables/cases.ts';
import type { CertificateTables } from './tables/certificates.ts';
import type { ClaimTables } from './tables/claims.ts';
import type { ContentTables } from './tables/content.ts';
import type { CopyTables } from './tables/copies.ts';
import type { IssuanceTables } from './tables/issuance.ts';
import type { LotTables } from './tables/lots.ts';
import type { OfficerTables } from './tables/officer.ts';
import type { PrintingTables } from './tables/printing.ts';
import type { RegistryTables } from './tables/registry.ts';
import type { ReviewTables } from './tables/review.ts';
import type { ScanningTables } from './tables/scanning.ts';
import type { ServiceTables } from './tables/service.ts';
import type { StatisticsTables } from './tables/statistics.ts';
import type { TableImportTables } from './tables/table-import.ts';
import type { TrustBundleTables } from './tables/trust-bundle.ts';

/**
 * The tables, as Kysely sees them.
 *
 * Conventions: `*Ms` columns are Unix milliseconds (integer), `*On` columns are Vietnamese civil days
 * (`YYYY-MM-DD` text), `*Json` columns hold JSON text, ids are `nanoid` text. Column names are snake_case in
 * SQL and camelCase here (Kysely's CamelCasePlugin).
 */
export interface Database
  extends AccountTables,
    AnnexTables,
    ApplicationTables,
    AuditTables,
    BatchTables,
    CaseTables,
    CertificateTables,
    ClaimTables,
    ContentTables,
    CopyTables,
    IssuanceTables,
    LotTables,
    OfficerTables,
    PrintingTables,
    RegistryTables,
    ReviewTables,
    ScanningTables,
    ServiceTables,
    StatisticsTables,
    TableImportTables,
    TrustBundleTables {}

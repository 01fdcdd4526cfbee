import type { Generated } from 'kysely';
import type { AccountTables } from './tables/accounts.ts';
import type { AnnexTables } from './tables/annex.ts';
import type { ApplicationTables } from './tables/applications.ts';
import type { AuditTables } from './tables/audit.ts';
import type { ClaimTables } from './tables/claims.ts';
import type { ContentTables } from './tables/content.ts';
import type { IssuanceTables } from './tables/issuance.ts';
import type { OfficerTables } from './tables/officer.ts';
import type { PrintingTables } from './tables/printing.ts';
import type { ReviewTables } from './tables/review.ts';
import type { StatisticsTables } from './tables/statistics.ts';

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
    ClaimTables,
    ContentTables,
    IssuanceTables,
    OfficerTables,
    PrintingTables,
    ReviewTables,
    StatisticsTables {
  setting: SettingTable;
  host: HostTable;
  province: ProvinceTable;
  commune: CommuneTable;
  producer: ProducerTable;
  product: ProductTable;
  productImage: ProductImageTable;
  media: MediaTable;
  variant: VariantTable;
  decision: DecisionTable;
  certificate: CertificateTable;
  lot: LotTable;
  lotAmendment: LotAmendmentTable;
  batch: BatchTable;
  rangeEntry: RangeEntryTable;
  refusal: RefusalTable;
  printJob: PrintJobTable;
  scanTotal: ScanTotalTable;
  scanEvent: ScanEventTable;
  secretKey: SecretKeyTable;
  apiToken: ApiTokenTable;
  idempotencyRecord: IdempotencyRecordTable;
}

/** One small fact about this database, by name. */
export interface SettingTable {
  name: string;
  value: string;
}

/** Origins whose stamp links are ours: the current one and every former one. */
export interface HostTable {
  /** Scheme and host, e.g. `https://tem.example.vn`, lower case, no trailing slash. */
  origin: string;
  firstUsedMs: number;
}

/** Provinces and centrally run cities of today. */
export interface ProvinceTable {
  /** Two digits, Decision 19/2025/QĐ-TTg. */
  code: string;
  name: string;
  nameEn: string;
  matchKey: string;
}

/** Communes, wards and special zones of today, as imported. */
export interface CommuneTable {
  /** Five digits, Decision 19/2025/QĐ-TTg. */
  code: string;
  /** With its kind, e.g. `Xã Quảng Trực`. */
  name: string;
  provinceCode: string;
  matchKey: string;
}

/** Organisations whose products may be recognised (chủ thể OCOP). */
export interface ProducerTable {
  id: string;
  name: string;
  /** cooperative | cooperative-group | company | household | farm | association | other */
  kind: string;
  /** Tax code, GLN or registration number; null when unknown. */
  identifier: string | null;
  phone: string | null;
  website: string | null;
  address: string;
  /** The address in units abolished in July 2025, when known. */
  formerAddress: string | null;
  /** `{vi: string, en?: string}`: what the producer tells of itself. */
  aboutJson: string | null;
  /** `[{label, url}]`: where its goods are sold; null: nowhere named. */
  buyLinksJson: string | null;
  logoMediaId: string | null;
  communeCode: string | null;
  provinceCode: string;
  /** Spelling-insensitive name + province, unique. */
  matchKey: string;
  /** Name without tones, lower case, ASCII: what `?q=` searches and lists sort by. */
  searchKey: string;
  /** When it was found to be registered by mistake; null while it counts. It stands in no list until something uses it. */
  withdrawnMs: number | null;
  createdMs: number;
  updatedMs: number;
}

/** Products; recognised or not. */
export interface ProductTable {
  id: string;
  producerId: string;
  name: string;
  nameEn: string | null;
  /** food | beverage | medicinal | handicraft | ornamental | tourism */
  productGroup: string;
  /** OCOP product code, e.g. `83-829-28780-3-2022`; null when unknown. */
  ocopCode: string | null;
  /** `[{heading?, text?, photos: [{id, alt, altEn?, caption?}]}]`: the story's sections; null: no story. */
  storyJson: string | null;
  /** `{vi: string, en?: string}` */
  ingredientsJson: string | null;
  /** `{vi: string, en?: string}`: how to use it, as the label says. */
  instructionsJson: string | null;
  /** `{vi: string, en?: string}`: how to keep it, as the label says. */
  storageJson: string | null;
  /** `{vi: string, en?: string}` */
  warningsJson: string | null;
  /** `[{label, url}]`: where it is sold; null: nowhere named. */
  buyLinksJson: string | null;
  /** `[{name, number?, issuer?, validUntil?}]` */
  standardsJson: string;
  /** `[{system, id}]`: keys of other systems (national portals, ERP). */
  externalIdsJson: string;
  annualQuantity: number | null;
  annualQuantityUnit: string | null;
  /** Spelling-insensitive name, unique per producer. */
  matchKey: string;
  /** Name without tones, lower case, ASCII: what `?q=` searches and lists sort by. */
  searchKey: string;
  /** When it was found to be registered by mistake; null while it counts. It stands in no list until something uses it. */
  withdrawnMs: number | null;
  createdMs: number;
  updatedMs: number;
}

/** Uploaded images as they are kept; the bytes of an id never change. */
export interface MediaTable {
  /** SHA-256 of the bytes, hex. */
  id: string;
  mediaType: string;
  widthPx: number;
  heightPx: number;
  /** Empty once it was erased. */
  bytes: Uint8Array;
  createdMs: number;
  /** When it was erased on somebody's request; the row stays so that the same photo does not come back. */
  erasedMs: number | null;
}

/** Which images a product shows, in which order. */
export interface ProductImageTable {
  productId: string;
  position: number;
  mediaId: string;
  alt: string;
  altEn: string | null;
}

/** Packs of a product; a batch of stamps is for one of them. */
export interface VariantTable {
  id: string;
  productId: string;
  name: string;
  netContent: string | null;
  /** GTIN-14 digits. */
  gtin: string | null;
  mediaId: string | null;
  createdMs: number;
  updatedMs: number;
}

/** Decisions of authorities; one may recognise many products. */
export interface DecisionTable {
  id: string;
  number: string;
  signedOn: string;
  authority: string;
  /** district | province | ministry (districts were abolished in July 2025; theirs stay as historical) */
  authorityLevel: string;
  /** recognition | extension | revocation */
  kind: string;
  /** Spelling-insensitive number + authority + year of signing, unique: an authority uses a number once a year. */
  matchKey: string;
  /** The same for every spelling of one authority. */
  authorityKey: string;
  /** When it was found to be entered wrongly; null while it counts. */
  supersededMs: number | null;
  /** The decision that stands in its place. */
  supersededById: string | null;
  createdMs: number;
}

/** Recognitions of a product, with what became of them. */
export interface CertificateTable {
  id: string;
  productId: string;
  decisionId: string;
  stars: number;
  issuedOn: string;
  /** First day on which it counts; the day of issue, or for a renewal the day after what it renews. */
  startsOn: string;
  /** Last day of validity, inclusive. */
  expiresOn: string;
  extendedUntil: string | null;
  extensionDecisionId: string | null;
  revokedOn: string | null;
  /** a | b | c | d | dd | e, Decision 26/2026 Art. 8.1 (`dd` is đ). */
  revocationGround: string | null;
  revocationConclusion: string | null;
  revocationDecisionId: string | null;
  /** The certificate of the same product in whose place it stands; null: none stood. */
  followsId: string | null;
  /** renewal | upgrade; null with `followsId`. */
  followsAs: string | null;
  /** When it was found to be entered by mistake; null while it counts. */
  withdrawnMs: number | null;
  /** Of its newest row in `certificateVersion`. */
  version: number;
  createdMs: number;
  updatedMs: number;
}

/** Goods of one product that were made together, and how many stamps they may carry. */
export interface LotTable {
  id: string;
  productId: string;
  /** Printed lot number, GS1 AI 10 characters, unique per product. */
  number: string;
  producedOn: string;
  expiresOn: string | null;
  declaredQuantity: number;
  /** Stamps activated for it; kept in the same transaction as the range log. */
  activatedQuantity: number;
  /** `[{name, nameEn?, place?, locationCode?, productCode?, on}]` */
  stagesJson: string;
  /** `[{name, quantity, unit, supplier?, place?, on?}]`: what it was made from. */
  materialsJson: string;
  recalledMs: number | null;
  recallReason: string | null;
  /** `{vi: string, en?: string}`: the safety notice consumers read. */
  recallNoticeJson: string | null;
  recalledBy: string | null;
  createdMs: number;
  createdBy: string;
}

/** Officers' changes of a lot's declared quantity. */
export interface LotAmendmentTable {
  id: Generated<number>;
  lotId: string;
  fromQuantity: number;
  toQuantity: number;
  reason: string;
  actor: string;
  timeMs: number;
}

/** An order of stamps: the one row from which every stamp of it is computed. */
export interface BatchTable {
  /** Six characters of Crockford Base32. */
  code: string;
  variantId: string;
  productId: string;
  producerId: string;
  certificateId: string;
  /** 1 to 1,048,576. */
  quantity: number;
  /** signed | compact */
  profile: string;
  /** Scheme and host frozen into the links. */
  origin: string;
  /** GTIN-14 frozen into the links; null: short links. */
  gtin: string | null;
  kid: string;
  tagKeyId: string;
  hiddenKeyId: string | null;
  /** Last day on which an index may be activated, inclusive. */
  unusedDeadlineOn: string;
  /** Highest `seq` of its range log; 0 when empty. */
  logVersion: number;
  /** The `Idempotency-Key` it was ordered with, unique per actor: an order repeated after a crash finds it. */
  requestKey: string | null;
  /** How the order stood to the declared quantity; null: it was not the producer's own order. */
  quotaRule: string | null;
  createdMs: number;
  createdBy: string;
}

/** The append-only log of ranges; see design: the state of an index is the fold by `seq`. */
export interface RangeEntryTable {
  batchCode: string;
  seq: number;
  firstIndex: number;
  /** Inclusive. */
  lastIndex: number;
  /** print | activate | reassign | void | suspend | resume | undo */
  action: string;
  lotId: string | null;
  /** For void: damaged | lost | stolen. */
  reason: string | null;
  note: string | null;
  actor: string;
  /** Producer on whose behalf the actor stood; null for officers and admins. */
  actorProducerId: string | null;
  timeMs: number;
  /** For undo: the `seq` taken back. */
  undoes: number | null;
}

/** Every refused request to issue, activate or change stamps, with its reason code. */
export interface RefusalTable {
  id: Generated<number>;
  timeMs: number;
  actor: string;
  action: string;
  code: string;
  batchCode: string | null;
  productId: string | null;
  lotId: string | null;
  detailJson: string;
}

/**
 * One print-out: of the stamps from `firstIndex` to `lastIndex`, without what it leaves out, the k-th (from 0) sits in slot
 * `startSlot + k`, counted over all sheets.
 */
export interface PrintJobTable {
  id: string;
  batchCode: string;
  firstIndex: number;
  /** Inclusive. */
  lastIndex: number;
  /** sheet | roll | zpl | package | csv | single */
  kind: string;
  /** Label stock as rendered (geometry in mm), JSON; null for csv. */
  stockJson: string | null;
  /** Labels per sheet; null for csv. */
  labelsPerSheet: number | null;
  /** 1-based label on the first sheet. */
  startSlot: number;
  optionsJson: string;
  reprintReason: string | null;
  /** How many of its stamps had been printed before. */
  reprinted: number;
  /** Spans of index within its range that it leaves out, `[[first, last], …]` in order, JSON; null for none. */
  skippedJson: string | null;
  actor: string;
  createdMs: number;
}

/** How often one stamp was checked; there is no row before its first check. */
export interface ScanTotalTable {
  batchCode: string;
  stampIndex: number;
  scans: number;
  firstMs: number;
  lastMs: number;
}

/** One counted check; forgotten after the retention time. */
export interface ScanEventTable {
  /** The single-use token's nonce: a repeat of the same post is the same row. */
  id: string;
  batchCode: string;
  stampIndex: number;
  timeMs: number;
  verdict: string;
  /** HMAC under a daily salt that is never stored. */
  visitorMark: string;
  /** no | today | earlier: what the phone itself remembers; null without script. */
  seenBefore: string | null;
  provinceCode: string | null;
  /** public | signed-in */
  source: string;
}

/** A secret of the service, encrypted under the wrapping key. */
export interface SecretKeyTable {
  /** Issuer and bundle keys: RFC 7638 thumbprint of the public key; roots: random id. */
  id: string;
  /** issuer | bundle | tag-root | hidden-root | scan-token | account-root */
  kind: string;
  /** active | retired | compromised */
  state: string;
  /** Compact JWE (A256KW, A256GCM) of the secret JWK. */
  wrapped: string;
  /** Public JWK for issuer and bundle keys. */
  publicJwkJson: string | null;
  createdMs: number;
  stateChangedMs: number;
}

/** Who may use the API; the token itself is not stored. */
export interface ApiTokenTable {
  id: string;
  name: string;
  /** admin | officer | producer | inspector */
  role: string;
  producerId: string | null;
  provinceCode: string | null;
  /** Narrows an officer to a commune of `provinceCode`. */
  communeCode: string | null;
  /** The account that made it, with which it ends; null: made on the machine itself. */
  accountId: string | null;
  /** SHA-256 of the token, hex. */
  hash: string;
  createdMs: number;
  expiresMs: number | null;
  revokedMs: number | null;
}

/** The answer to a creating request, kept for its repetitions. */
export interface IdempotencyRecordTable {
  actor: string;
  key: string;
  /** SHA-256 of method, path and body. */
  requestHash: string;
  /** HTTP status of the kept answer; 0 while it is not known. */
  status: number;
  bodyJson: string;
  /** The answer's `Location`, if any. */
  location: string | null;
  createdMs: number;
}

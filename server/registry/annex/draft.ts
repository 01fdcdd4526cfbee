import type { AnnexRow as StoredAnnex } from '../../storage/annexes.ts';
import type { RowResult } from '../import/row-result.ts';
import type { Sheet } from '../table/sheet.ts';
import type { ColumnMapping } from './columns.ts';
import type { AnnexDecision, RecordedCertificate } from './deps.ts';
import type { HeaderPlace } from './header.ts';
import type { RowEdits } from './rows.ts';
import type { UndoPlan } from './undo.ts';

/** What holds for every row that does not say otherwise. */
export interface WholeSaid {
  /** 3 to 5. */
  readonly stars?: number;
  readonly group?: string;
}

/** What a person changed of one row. */
export interface RowEdit {
  readonly cells?: RowEdits;
  /** Whether the row is imported; what its kind says unless given. */
  readonly use?: boolean;
}

/** What a person changed of the rows. */
export interface AnnexEdits {
  /** By the number of the row. */
  readonly rows: Readonly<Record<string, RowEdit>>;
  /** Who is meant by a producer's name, by its key: the id of a registered one, or `new`. */
  readonly producers: Readonly<Record<string, string>>;
}

/** An annex on its way into the registry. */
export interface Annex {
  readonly id: string;
  readonly version: number;
  readonly state: 'open' | 'confirmed' | 'undone';
  readonly provinceCode: string | null;
  readonly fileName: string;
  readonly decision: AnnexDecision;
  /** Empty once the file is no longer kept. */
  readonly sheets: readonly Sheet[];
  readonly sheet: number;
  readonly header: HeaderPlace | null;
  readonly mapping: ColumnMapping;
  readonly whole: WholeSaid;
  readonly edits: AnnexEdits;
  readonly report: AnnexReport | null;
  readonly stored: StoredAnnex;
}

/** What became of a confirmed annex. */
export interface AnnexReport {
  readonly rows: readonly RowResult[];
  /** Rows that were left out. */
  readonly leftOut: number;
  readonly certificates: readonly RecordedCertificate[];
  /** What an undo took back, and what stayed; absent while it stands. */
  readonly undone?: UndoPlan;
}

/** No row changed. */
export const NO_EDITS: AnnexEdits = { rows: {}, producers: {} };

/** An annex as it is stored; our own JSON is read as what we wrote. */
export function annexFrom(stored: StoredAnnex): Annex {
  const { id, version, provinceCode, fileName, sheet, headerFirst, headerRows } = stored;
  const decision: AnnexDecision = JSON.parse(stored.decisionJson);
  const sheets: Sheet[] = JSON.parse(stored.sheetsJson ?? '[]');
  const mapping: ColumnMapping = JSON.parse(stored.mappingJson);
  const whole: WholeSaid = JSON.parse(stored.wholeJson);
  const edits: Partial<AnnexEdits> = JSON.parse(stored.editsJson);
  const report: AnnexReport | null = JSON.parse(stored.reportJson ?? 'null');
  return {
    id,
    version,
    state: stored.state === 'confirmed' || stored.state === 'undone' ? stored.state : 'open',
    provinceCode,
    fileName,
    decision,
    sheets,
    sheet,
    header: headerFirst === null || headerRows === null ? null : { first: headerFirst, rows: headerRows },
    mapping,
    whole,
    edits: { ...NO_EDITS, ...edits },
    report,
    stored,
  };
}

/** The sheet that is imported; undefined once the file is no longer kept. */
export function sheetOf({ sheets, sheet }: Annex): Sheet | undefined {
  return sheets[sheet];
}

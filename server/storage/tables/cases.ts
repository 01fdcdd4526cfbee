/** Cases of suspicion with what people reported. */
export interface CaseTables {
  suspicionCase: SuspicionCaseTable;
  caseProvince: CaseProvinceTable;
  suspicionReport: SuspicionReportTable;
  reportContact: ReportContactTable;
  reportPhoto: ReportPhotoTable;
  copyQuiet: CopyQuietTable;
  checkedYear: CheckedYearTable;
}

/** One suspicion about one stamp or serial, from its opening to what was behind it; never deleted. */
export interface SuspicionCaseTable {
  /** What people call it: `VV-2026-000123`, from year and number. */
  id: string;
  /** The Vietnamese year in which it was opened. */
  year: number;
  /** From 1 in each year. */
  number: number;
  /** With `stampIndex` the stamp; both null for a serial that was never issued. */
  batchCode: string | null;
  stampIndex: number | null;
  /** What was read or typed where no stamp was issued under it; null with a stamp. */
  serialText: string | null;
  /** Whose goods it concerns; null where nobody knows. */
  productId: string | null;
  producerId: string | null;
  provinceCode: string | null;
  communeCode: string | null;
  /** What it began with: one of `REPORT_KINDS`. */
  kind: string;
  /** Place of its severity in `CASE_SEVERITIES`: 0 is the most pressing. */
  rank: number;
  /** open | closed */
  state: string;
  /** The verdict over the stamp when it was last heard of; null of a serial that was never issued. */
  verdict: string | null;
  openedMs: number;
  /** detection | report */
  openedBy: string;
  /** When its stamp became suspected by how it is checked; null where it did not. */
  detectedMs: number | null;
  /** The Vietnamese year of that. */
  detectedYear: number | null;
  /** The last score that raised its severity. */
  points: number;
  reports: number;
  /** Reports of people who can be told apart. */
  reporters: number;
  /** One of `ROOT_CAUSES`; null while it is open. */
  rootCause: string | null;
  /** What that cause means. */
  causeClass: string | null;
  closedMs: number | null;
  closedBy: string | null;
  /** What whoever closed it wrote. */
  note: string | null;
  /** What spoke against the stamp before it was cleared; null unless it was. */
  clearedJson: string | null;
  /** Its version. */
  updatedMs: number;
}

/** Provinces that a case concerns: that of the producer, and those where it was reported. */
export interface CaseProvinceTable {
  caseId: string;
  provinceCode: string;
}

/** What one person reported. */
export interface SuspicionReportTable {
  id: string;
  caseId: string;
  kind: string;
  /** Empty where nothing was written, or it was erased. */
  text: string;
  /** Where it was seen, if told. */
  provinceCode: string | null;
  place: string;
  /** Tells reporters of one stamp and day apart; means nothing on another day or stamp. */
  reporterMark: string;
  /** Of the form: the same sent again is the same report. */
  onceKey: string;
  timeMs: number;
}

/** How to reach who reported; the row is what erasing removes. */
export interface ReportContactTable {
  reportId: string;
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** The photo of a report, re-encoded and never public; the row is what erasing removes. */
export interface ReportPhotoTable {
  reportId: string;
  widthPx: number;
  heightPx: number;
  bytes: Uint8Array;
}

/** Stamps that were cleared, and until when checks alone do not make them suspected again. */
export interface CopyQuietTable {
  batchCode: string;
  stampIndex: number;
  untilMs: number;
}

/** Stamps by the Vietnamese year in which the public checked them first. */
export interface CheckedYearTable {
  year: number;
  stamps: number;
}

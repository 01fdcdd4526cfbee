/**
 * Counts by day, kept in the transaction of what they count: no dashboard reads single checks or range logs. Days are
 * Vietnamese civil days. Provinces are those of the producers when it happened.
 */
export interface StatisticsTables {
  stampDayProduct: StampDayProductTable;
  stampDayProvince: StampDayProvinceTable;
  scanDayProduct: ScanDayProductTable;
  scanDayProvince: ScanDayProvinceTable;
}

/** Stamps by what was done with them on a day; what was taken back counts against the day on which it was. */
export interface StampDayCounts {
  ordered: number;
  /** For the first time. */
  printed: number;
  activated: number;
  /** Damaged, lost or stolen. */
  voided: number;
  /** Hidden codes used for the first time. */
  claimed: number;
}

/** The stamps of one product on one day. */
export interface StampDayProductTable extends StampDayCounts {
  productId: string;
  day: string;
}

/** The stamps of a province's producers on one day. */
export interface StampDayProvinceTable extends StampDayCounts {
  provinceCode: string;
  day: string;
}

/** Public checks of a product's stamps on one day, by what they showed. */
export interface ScanDayProductTable {
  productId: string;
  day: string;
  verdict: string;
  scans: number;
}

/** Public checks of the stamps of a province's producers on one day, by what they showed and where they were made. */
export interface ScanDayProvinceTable {
  provinceCode: string;
  day: string;
  verdict: string;
  /** What the phone told by choice; empty when it did not. */
  scanProvinceCode: string;
  scans: number;
}

import { type CopyEvidence, NO_EVIDENCE } from '../../stamps/copies/index.ts';

/** The evidence of a stamp, with who was seen on its last day: marks are worth nothing on any other. */
export interface StoredEvidence {
  readonly evidence: CopyEvidence;
  /** Vietnamese days since 1970 of the marks. */
  readonly markDay: number;
  /** Cut marks of addresses, each with the beginning of its first check's id, the latest last; at most {@link MARKS_LIMIT}. */
  readonly marks: readonly string[];
}

/** Visitors of one stamp and day that are told apart; past it the oldest may count again, which a burst explains. */
export const MARKS_LIMIT = 64;

/** Characters of a mark that are kept: 48 bits tell the visitors of one stamp and day apart. */
export const MARK_LENGTH = 8;

/** Characters after them, of the id of the visitor's first check. */
export const MARK_CHECK_LENGTH = 4;

/** Of a stamp that was never checked. */
export const NO_STORED_EVIDENCE: StoredEvidence = { evidence: NO_EVIDENCE, markDay: 0, marks: [] };

interface Packed {
  /** Quarter of a day, then visits to stock, on the market, after the claim. */
  readonly v: readonly (readonly [number, number, number, number])[];
  readonly p: readonly (readonly [number, string])[];
  /** Absent from what was packed before returns were counted. */
  readonly r?: number;
  readonly d: number;
  readonly m: readonly string[];
}

/** As one column holds it, about 60 bytes for a stamp that was checked once. */
export function packEvidence({ evidence, markDay, marks }: StoredEvidence): string {
  const packed: Packed = {
    v: evidence.visits.map(({ quarter, stock, market, claimed }) => [quarter, stock, market, claimed]),
    p: evidence.places.map(({ hour, provinceCode }) => [hour, provinceCode]),
    r: evidence.returns,
    d: markDay,
    m: marks,
  };
  return JSON.stringify(packed);
}

/** What {@link packEvidence} packed. */
export function unpackEvidence(text: string): StoredEvidence {
  const { v, p, r, d, m }: Packed = JSON.parse(text);
  return {
    evidence: {
      visits: v.map(([quarter, stock, market, claimed]) => ({ quarter, stock, market, claimed })),
      places: p.map(([hour, provinceCode]) => ({ hour, provinceCode })),
      returns: r ?? 0,
    },
    markDay: d,
    marks: m,
  };
}

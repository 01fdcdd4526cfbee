import type { CivilDay } from '../../stamps/civil-day.ts';
import type { Language } from '../domain/language.ts';
import type { TableColumn } from '../http/table-file.ts';
import type { RegisterRow } from '../storage/certificate-register.ts';
import type { DecisionRow } from '../storage/decisions.ts';
import { stateOn } from './standing.ts';
import { REGISTER_TABLE_EN } from './table-texts.en.ts';
import { REGISTER_TABLE_VI } from './table-texts.vi.ts';

const TEXTS = { vi: REGISTER_TABLE_VI, en: REGISTER_TABLE_EN } as const;

/** A table as a file: title of its sheet, and columns. */
export interface NamedColumns<R> {
  readonly sheet: string;
  readonly columns: readonly TableColumn<R>[];
}

/** The register of certificates as a file, on this day. Codes stay codes, so that other systems can read it. */
export function certificateTable(language: Language, today: CivilDay): NamedColumns<RegisterRow> {
  const texts = TEXTS[language];
  return {
    sheet: texts.sheet,
    columns: [
      { header: texts.product, kind: 'text', value: (row) => row.productName },
      { header: texts.group, kind: 'text', value: (row) => row.productGroup },
      { header: texts.producer, kind: 'text', value: (row) => row.producerName },
      { header: texts.commune, kind: 'text', value: (row) => row.communeName },
      { header: texts.province, kind: 'text', value: (row) => row.provinceCode },
      { header: texts.stars, kind: 'number', value: (row) => row.stars },
      { header: texts.status, kind: 'text', value: (row) => stateOn(row, today) },
      { header: texts.number, kind: 'text', value: (row) => row.decisionNumber },
      { header: texts.signedOn, kind: 'day', value: (row) => row.decisionSignedOn },
      { header: texts.authority, kind: 'text', value: (row) => row.authority },
      { header: texts.issuedOn, kind: 'day', value: (row) => row.issuedOn },
      { header: texts.startsOn, kind: 'day', value: (row) => row.startsOn },
      { header: texts.expiresOn, kind: 'day', value: (row) => row.expiresOn },
      { header: texts.extendedUntil, kind: 'day', value: (row) => row.extendedUntil },
      { header: texts.revokedOn, kind: 'day', value: (row) => row.revokedOn },
      { header: texts.ground, kind: 'text', value: (row) => row.revocationGround },
      { header: texts.revocation, kind: 'text', value: (row) => row.revocationDecisionNumber },
      { header: texts.id, kind: 'text', value: (row) => row.id },
    ],
  };
}

/** Decisions as a file. */
export function decisionTable(language: Language): NamedColumns<DecisionRow> {
  const texts = TEXTS[language];
  return {
    sheet: texts.decisions,
    columns: [
      { header: texts.number, kind: 'text', value: (row) => row.number },
      { header: texts.signedOn, kind: 'day', value: (row) => row.signedOn },
      { header: texts.authority, kind: 'text', value: (row) => row.authority },
      { header: texts.kind, kind: 'text', value: (row) => row.kind },
      { header: texts.recognised, kind: 'number', value: (row) => row.recognised },
      { header: texts.extended, kind: 'number', value: (row) => row.extended },
      { header: texts.revoked, kind: 'number', value: (row) => row.revoked },
      { header: texts.id, kind: 'text', value: (row) => row.id },
    ],
  };
}

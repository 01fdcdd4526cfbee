import type { Language } from '../http/language.ts';
import type { TableColumn } from '../http/table-file.ts';
import type { NamedEntry } from './known.ts';
import { AUDIT_TABLE_EN } from './table-texts.en.ts';
import { AUDIT_TABLE_VI } from './table-texts.vi.ts';

const TEXTS = { vi: AUDIT_TABLE_VI, en: AUDIT_TABLE_EN } as const;

/** Characters that one cell of a workbook holds. */
const CELL_LIMIT = 32_000;

/** The log as a table: title of its sheet, and columns. */
export function auditTable(language: Language): {
  readonly sheet: string;
  readonly columns: readonly TableColumn<NamedEntry>[];
} {
  const texts = TEXTS[language];
  const text = (header: string, value: (row: NamedEntry) => string | null) =>
    ({
      header,
      kind: 'text',
      value: (row: NamedEntry) => value(row)?.slice(0, CELL_LIMIT) ?? null,
    }) as const;
  return {
    sheet: texts.sheet,
    columns: [
      { header: texts.seq, kind: 'number', value: ({ seq }) => seq },
      { header: texts.time, kind: 'time', value: ({ timeMs }) => timeMs },
      text(texts.actorName, ({ actorName }) => actorName),
      text(texts.actor, ({ actor }) => actor),
      text(texts.role, ({ role }) => role),
      text(texts.action, ({ action }) => action),
      text(texts.subjectKind, ({ subjectKind }) => subjectKind),
      text(texts.subjectId, ({ subjectId }) => subjectId),
      text(texts.producerId, ({ producerId }) => producerId),
      text(texts.provinceCode, ({ provinceCode }) => provinceCode),
      text(texts.before, ({ beforeJson }) => beforeJson),
      text(texts.after, ({ afterJson }) => afterJson),
      text(texts.reason, ({ reason }) => reason),
      text(texts.hash, ({ hash }) => hash),
    ],
  };
}

import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import type { Clock } from '../domain/clock.ts';
import type { Language } from '../domain/language.ts';
import type { Principal } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { languageOf } from '../http/language.ts';
import { problem } from '../http/problems.ts';
import { sendTable, TABLE_FORMATS, type TableColumn } from '../http/table-file.ts';
import { tellTable } from '../storage/audit-tables.ts';
import { EXPORT_TABLES, type ExportName, type ExportTable } from '../storage/export-tables.ts';
import { countExport, type ExportRow, type ExportScope, exportRows } from '../storage/exports.ts';
import type { Database } from '../storage/schema.ts';
import { EXPORT_TEXTS_EN } from './texts.en.ts';
import type { ExportTexts } from './texts.ts';
import { EXPORT_TEXTS_VI } from './texts.vi.ts';

const TEXTS: Readonly<Record<Language, ExportTexts>> = { vi: EXPORT_TEXTS_VI, en: EXPORT_TEXTS_EN };

const NAMES = [
  'producers',
  'products',
  'variants',
  'lots',
  'batches',
  'range-entries',
  'print-jobs',
  'refusals',
  'scans',
] as const satisfies readonly ExportName[];

/** `GET /api/v1/exports/{table}`: every table as a file, narrowed to what the caller may see. */
export async function exportRoutes(
  app: App,
  { db, clock }: { readonly db: Kysely<Database>; readonly clock: Clock },
): Promise<void> {
  app.get(
    '/api/v1/exports/:table',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary:
          'A table as XLSX (at most 50,000 rows) or CSV (at most 1,000,000), as far as the caller sees it',
        tags: ['exports'],
        params: Type.Object({ table: Type.Enum(NAMES) }),
        querystring: Type.Object({ format: Type.Enum(TABLE_FORMATS) }),
      },
    },
    async (request, reply) => {
      const { table } = request.params;
      const { format } = request.query;
      const by = principalOf(request);
      // What was refused is for those who look for fraud.
      if (table === 'refusals' && by.role === 'producer') throw problem('forbidden');
      const scope = scopeOf(by);
      const count = await countExport(db, table, scope);
      const { sheet, columns } = namedColumns(table, languageOf(request));
      const rows = exportRows(db, table, scope);
      const tell = tellTable(db, by, clock(), table);
      return await sendTable(reply, { name: table, sheet, columns, count, rows, tell }, format);
    },
  );
}

function scopeOf({ role, producerId, provinceCode, communeCode }: Principal): ExportScope {
  if (role === 'producer') return { producerId: producerId ?? '' };
  if (role === 'admin') return {};
  return { provinceCode: provinceCode ?? undefined, communeCode: communeCode ?? undefined };
}

function namedColumns(name: ExportName, language: Language) {
  const { columns }: ExportTable = EXPORT_TABLES[name];
  const texts = TEXTS[language][name];
  const headers = new Map(Object.entries(texts.columns));
  return {
    sheet: texts.sheet,
    columns: columns.map(
      (column): TableColumn<ExportRow> => ({
        header: headers.get(column.name) ?? column.name,
        kind: column.kind,
        value: (row) => row[column.name] ?? null,
      }),
    ),
  };
}

import type { EXPORT_TABLES, ExportName } from '../storage/export-tables.ts';

/** Title and headers of every exported table. */
export type ExportTexts = {
  readonly [N in ExportName]: {
    readonly sheet: string;
    readonly columns: Readonly<Record<(typeof EXPORT_TABLES)[N]['columns'][number]['name'], string>>;
  };
};

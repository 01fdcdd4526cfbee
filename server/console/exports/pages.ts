import { EXPORT_PAGE_TEXTS, type ExportLink, exportsBody } from '../../../scanner-web/views/console/index.ts';
import type { Principal } from '../../domain/principal.ts';
import type { ConsolePages } from '../pages.ts';

const TABLES = [
  'producers',
  'products',
  'variants',
  'lots',
  'batches',
  'range-entries',
  'print-jobs',
  'refusals',
  'scans',
] as const;

/** `/console/exports`: every table that the viewer may download. */
export function exportPages(pages: ConsolePages): void {
  pages.get(
    '/console/exports',
    { roles: ['admin', 'officer', 'producer'] },
    async ({ locale, principal }) => {
      const { title, lead } = EXPORT_PAGE_TEXTS[locale];
      return { title, lead, body: exportsBody(linksFor(principal), locale) };
    },
  );
}

function linksFor({ role, producerId, provinceCode, communeCode }: Principal): ExportLink[] {
  const mine = new URLSearchParams({
    ...(producerId === null ? {} : { producerId }),
    ...(role === 'officer' && provinceCode !== null ? { provinceCode } : {}),
    ...(role === 'officer' && communeCode !== null ? { communeCode } : {}),
  });
  const certificates = mine.size === 0 ? '' : `?${mine}`;
  const decisions = role === 'officer' && provinceCode !== null ? `?provinceCode=${provinceCode}` : '';
  const tables = TABLES.filter((key) => key !== 'refusals' || role !== 'producer');
  return [
    { key: 'certificates', href: `/api/v1/certificates/table${certificates}` },
    ...(role === 'producer'
      ? []
      : [{ key: 'decisions' as const, href: `/api/v1/decisions/table${decisions}` }]),
    ...tables.map((key) => ({ key, href: `/api/v1/exports/${key}` })),
    { key: 'audit', href: '/api/v1/audit/table' },
  ];
}

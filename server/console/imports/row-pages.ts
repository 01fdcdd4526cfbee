import {
  actorName,
  annexRowsBody,
  annexTitle,
  IMPORT_COLUMNS,
  IMPORT_TEXTS,
  type ImportOutcome,
} from '../../../scanner-web/views/console/index.ts';
import { AnnexRowPage, AnnexView } from '../../registry/annex/schemas.ts';
import { DECIDERS } from '../certificates/deciders.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { viewerOf } from '../viewer.ts';
import { annexOf, annexPath, crumbsTo, followedBy, isReadable } from './annex.ts';
import { importNotice } from './notice.ts';

/** Rows on one page: each has a form. */
const ROWS_SHOWN = 50;

const OUTCOMES: readonly ImportOutcome[] = [
  'added',
  'updated',
  'known',
  'refused',
  'left-out',
  'section',
  'note',
];

/** `/console/imports/{id}`: every row with what becomes of it, and their correction. */
export function rowPages(pages: ConsolePages): void {
  pages.get('/console/imports/:id', { roles: DECIDERS }, async (page) => {
    const annex = await annexOf(page);
    if (annex.state === 'open' && !isReadable(annex)) {
      return { redirect: `/console/imports/${encodeURIComponent(annex.id)}/columns` };
    }
    const view = { only: page.query('only'), cursor: page.query('cursor') };
    return { ...(await rowsView(page, annex, view)), notice: importNotice(page) };
  });

  pages.post(
    '/console/imports/:id/rows/:row',
    { roles: DECIDERS },
    {
      act: async (page, form) => {
        const row = encodeURIComponent(page.param('row'));
        await page.api.send('PATCH', `${annexPath(page)}/rows/${row}`, AnnexView, { body: changeFrom(form) });
        const kept = Object.entries({ only: form.text('only'), cursor: form.text('cursor'), done: 'saved' });
        const query = new URLSearchParams(kept.filter(([, value]) => value !== ''));
        return { redirect: `/console/imports/${encodeURIComponent(page.param('id'))}?${query}#row-${row}` };
      },
      refused: async (page, form, { detail }) => ({
        ...(await rowsView(page, await annexOf(page), {
          only: form.text('only'),
          cursor: form.text('cursor'),
        })),
        notice: { severity: 'danger' as const, text: detail },
      }),
    },
  );
}

async function rowsView(
  page: Page,
  annex: Awaited<ReturnType<typeof annexOf>>,
  asked: { readonly only: string; readonly cursor: string },
) {
  const { api, locale, csrf } = page;
  const only = OUTCOMES.find((outcome) => outcome === asked.only) ?? '';
  const query = new URLSearchParams({
    limit: String(ROWS_SHOWN),
    ...(only === '' ? {} : { only }),
    ...(asked.cursor === '' ? {} : { cursor: asked.cursor }),
  });
  const path = `${annexPath(page)}/rows?${query}&${followedBy(page.query('progressId'))}`;
  const { items, next, counts } = await api.get(path, AnnexRowPage);
  const { rows: texts, settle, columns } = IMPORT_TEXTS[locale];
  const { undoneBy } = annex;
  const by =
    undoneBy === null ? '' : actorName(undoneBy, await viewerOf(page, [{ actor: undoneBy }]), locale);
  const href = `/console/imports/${annex.id}`;
  const open = [
    { label: settle.next, href: `${href}/confirmation`, isPrimary: true },
    { label: columns.edit, href: `${href}/columns` },
    { label: settle.discard, href: `${href}/discard` },
  ];
  const undo = annex.undoUntilMs !== null && annex.undoUntilMs >= page.nowMs;
  return {
    title: `${annexTitle(annex)} · ${annex.fileName}`,
    lead: annex.state === 'open' ? texts.lead : IMPORT_TEXTS[locale].states[annex.state],
    crumbs: crumbsTo(page),
    actions: annex.state === 'open' ? open : undo ? [{ label: settle.undo, href: `${href}/undo` }] : [],
    body: annexRowsBody(
      { annex, undoneBy: by, rows: items, next, counts, only, cursor: asked.cursor, csrf },
      locale,
    ),
  };
}

/** What a row's form changes: cells that differ from what was shown, whether it is used, whose it is. */
function changeFrom(form: FormValues) {
  const doing = form.text('do');
  if (doing === 'leave-out') return { use: false };
  const changed = IMPORT_COLUMNS.filter(
    (column) => form.has(`cell.${column}`) && form.text(`cell.${column}`) !== form.text(`was.${column}`),
  );
  const cells = Object.fromEntries(changed.map((column) => [column, form.text(`cell.${column}`)]));
  return {
    ...(changed.length === 0 ? {} : { cells }),
    ...(doing === 'take-in' ? { use: true } : {}),
    ...(form.text('producer') === '' ? {} : { producer: form.text('producer') }),
  };
}

import {
  annexColumnsBody,
  type FormState,
  IMPORT_COLUMNS,
  IMPORT_TEXTS,
  readingState,
  refusedForm,
} from '../../../scanner-web/views/console/index.ts';
import { AnnexView } from '../../registry/annex/schemas.ts';
import { DECIDERS } from '../certificates/deciders.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { annexOf, annexPath, crumbsTo, followedBy, isReadable } from './annex.ts';

const PATH = '/console/imports/:id/columns';

/** `/console/imports/{id}/columns`: where the table is, and what its columns mean. */
export function columnPages(pages: ConsolePages): void {
  pages.get(PATH, { roles: DECIDERS }, async (page) => {
    const annex = await annexOf(page);
    return columnsView(page, annex, readingState(annex));
  });

  pages.post(
    PATH,
    { roles: DECIDERS },
    {
      act: async (page, form) => {
        const before = await annexOf(page);
        const place = placeFrom(form, before);
        const moved = Object.keys(place).length > 0;
        // Another sheet or header has other columns: they are guessed, and then looked at.
        const body = moved ? place : { mapping: mappingFrom(form, before), whole: wholeFrom(form) };
        const after = await page.api.send('PATCH', annexPath(page), AnnexView, { body });
        const href = `/console/imports/${encodeURIComponent(after.id)}`;
        if (moved || !isReadable(after)) return { redirect: `${href}/columns` };
        // The rows are looked at where this leads; the page that waits for it shows how far they are.
        const followed = followedBy(form.text('progressId'));
        return { redirect: followed === '' ? href : `${href}?${followed}` };
      },
      refused: async (page, form, refusal) => {
        const state = refusedForm('', form, refusal);
        return columnsView(page, await annexOf(page), state);
      },
    },
  );
}

function columnsView(page: Page, annex: Awaited<ReturnType<typeof annexOf>>, state: FormState) {
  const { columns: texts } = IMPORT_TEXTS[page.locale];
  return {
    title: texts.title,
    lead: texts.lead,
    crumbs: crumbsTo(page, isReadable(annex) ? annex : undefined),
    body: annexColumnsBody(annex, { csrf: page.csrf, progressId: page.onceKey(), state }, page.locale),
  };
}

/** What the form says of the sheet and its header, as far as that is new. */
function placeFrom(form: FormValues, { sheet, header }: Awaited<ReturnType<typeof annexOf>>) {
  const wanted = form.has('sheet') ? form.integer('sheet') : sheet;
  if (wanted !== sheet) return { sheet: wanted };
  const firstRow = form.integer('headerRow');
  const rows = form.integer('headerRows') ?? 1;
  const isSame = firstRow === undefined || (header?.firstRow === firstRow && header.rows === rows);
  return isSame ? {} : { header: { firstRow, rows } };
}

function mappingFrom(form: FormValues, { columns }: Awaited<ReturnType<typeof annexOf>>) {
  return columns.map((_, at) => {
    const meaning = form.text(`column.${at}`);
    return IMPORT_COLUMNS.find((column) => column === meaning) ?? null;
  });
}

function wholeFrom(form: FormValues) {
  return { stars: form.integer('wholeStars') ?? null, group: form.optional('wholeGroup') ?? null };
}

import { Type } from 'typebox';
import {
  type FormState,
  filledForm,
  LIST_TEXTS,
  LISTS_PATH,
  type ListOutcome,
  listRowsBody,
  listsBody,
  listUploadBody,
  refusedForm,
  reportLinks,
} from '../../../scanner-web/views/console/index.ts';
import { NoAnswer } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { problem } from '../../http/problems.ts';
import {
  ROW_STATUSES,
  TableKindsView,
  TablePage,
  TableRowPage,
  TableView,
} from '../../registry/tables/schemas.ts';
import { DECIDERS } from '../certificates/deciders.ts';
import type { ConsolePages, Page } from '../pages.ts';

/** Whether there are communes is all that is asked. */
const Communes = pageSchema(Type.Object({}));

/** Rows on one page. */
const ROWS_SHOWN = 50;

/** `/console/imports/lists`: communes, producers and products from a table, looked at row by row before they are written. */
export function listPages(pages: ConsolePages): void {
  const roles = { roles: DECIDERS };
  pages.get(LISTS_PATH, roles, async (page) => {
    const { api, locale } = page;
    const texts = LIST_TEXTS[locale];
    const cursor = page.query('cursor');
    const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { items, next } = await api.get(`imports/tables${query}`, TablePage);
    const kinds = (await kindsOf(page)).map(({ kind }) => kind);
    return {
      title: texts.title,
      lead: texts.lead,
      notice: page.query('done') === 'discarded' ? { severity: 'ok', text: texts.settle.discarded } : null,
      body: listsBody({ kinds, items, next }, locale),
    };
  });

  pages.get(`${LISTS_PATH}/new`, roles, async (page) => uploadView(page, page.query('kind'), filledForm('')));
  pages.upload(`${LISTS_PATH}/new`, roles, {
    act: async (page, form) => {
      const data = new FormData();
      data.append('kind', form.text('kind'));
      const [file] = form.files('file');
      if (file !== undefined) data.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
      const path = `imports/tables${followed(form.text('progressId'))}`;
      const { id } = await page.api.send('POST', path, TableView, { form: data });
      return { redirect: `${LISTS_PATH}/${encodeURIComponent(id)}` };
    },
    refused: async (page, form, refusal) =>
      uploadView(page, form.text('kind'), refusedForm('', form, refusal)),
  });

  pages.get(`${LISTS_PATH}/:id`, roles, rowsView);
  pages.post(`${LISTS_PATH}/:id/confirmation`, roles, {
    act: async (page, form) => {
      const path = `${tablePath(page)}/confirmation${followed(form.text('progressId'))}`;
      const { id } = await page.api.send('POST', path, TableView, { onceKey: form.optional('onceKey') });
      return { redirect: `${LISTS_PATH}/${encodeURIComponent(id)}?done=imported` };
    },
    refused: async (page, _form, { detail }) => ({
      ...(await rowsView(page)),
      notice: { severity: 'danger' as const, text: detail },
    }),
  });
  pages.post(`${LISTS_PATH}/:id/discard`, roles, {
    act: async (page) => {
      await page.api.send('DELETE', tablePath(page), NoAnswer);
      return { redirect: `${LISTS_PATH}?done=discarded` };
    },
    refused: async (page, _form, { detail }) => ({
      ...(await rowsView(page)),
      notice: { severity: 'danger' as const, text: detail },
    }),
  });
}

function tablePath({ param }: Page): string {
  return `imports/tables/${encodeURIComponent(param('id'))}`;
}

function followed(progressId: string): string {
  return progressId === '' ? '' : `?${new URLSearchParams({ progressId })}`;
}

async function kindsOf({ api }: Page) {
  return (await api.get('imports/kinds', TableKindsView)).items;
}

function crumbs({ locale }: Page) {
  return [{ label: LIST_TEXTS[locale].title, href: LISTS_PATH }];
}

async function uploadView(page: Page, asked: string, state: FormState) {
  const { locale, csrf } = page;
  const kinds = await kindsOf(page);
  const told = kinds.find(({ kind }) => kind === asked);
  if (told === undefined) throw problem('not-found');
  const { kind, columns } = told;
  const { title, lead } = LIST_TEXTS[locale].kinds[kind];
  const body = listUploadBody({ kind, columns, csrf, progressId: page.onceKey(), state }, locale);
  const isFirst =
    kind === 'registry' && (await page.api.get('communes?limit=1', Communes)).items.length === 0;
  if (!isFirst) return { title, lead, crumbs: crumbs(page), body };
  // Without the list of communes every row that names one is refused: better said before the file than after it.
  const { communesFirst, kinds: words } = LIST_TEXTS[locale];
  const mayImport = kinds.some((one) => one.kind === 'communes');
  return {
    title,
    lead,
    crumbs: crumbs(page),
    notice: {
      severity: 'warning' as const,
      text: mayImport ? communesFirst.text : communesFirst.ask,
    },
    actions: mayImport
      ? [{ label: words.communes.title, href: `${LISTS_PATH}/new?kind=communes`, isPrimary: true }]
      : [],
    body,
  };
}

async function rowsView(page: Page) {
  const { api, locale, csrf } = page;
  const table = await api.get(tablePath(page), TableView);
  const only: ListOutcome | '' = ROW_STATUSES.find((status) => status === page.query('only')) ?? '';
  const cursor = page.query('cursor');
  const query = new URLSearchParams({
    limit: String(ROWS_SHOWN),
    ...(only === '' ? {} : { only }),
    ...(cursor === '' ? {} : { cursor }),
  });
  const { items, next } = await api.get(`${tablePath(page)}/rows?${query}`, TableRowPage);
  const { rows: texts, settle, kinds } = LIST_TEXTS[locale];
  const number = (value: number) => value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB');
  const { imported, updated } = table.counts;
  const isDone = table.state === 'confirmed';
  const onward = isDone ? [{ ...settle.next[table.kind], isPrimary: true }] : [];
  return {
    title: `${kinds[table.kind].title} · ${table.fileName}`,
    lead: isDone ? texts.leadDone : texts.lead,
    crumbs: crumbs(page),
    notice:
      isDone && page.query('done') === 'imported'
        ? { severity: 'ok' as const, text: settle.done(number(imported), number(updated)) }
        : null,
    actions: [...onward, ...(table.hasRows ? reportLinks(table.id, locale) : [])],
    body: listRowsBody(
      { table, rows: items, next, only, csrf, onceKey: page.onceKey(), progressId: page.onceKey() },
      locale,
    ),
  };
}

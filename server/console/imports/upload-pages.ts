import {
  annexListBody,
  annexUploadBody,
  type FormState,
  filledForm,
  IMPORT_TEXTS,
  LIST_TEXTS,
  LISTS_PATH,
  listDownloads,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import type { ApiRefusal } from '../../http/inner-api.ts';
import { AnnexPage, AnnexView } from '../../registry/annex/schemas.ts';
import { decisionFrom } from '../certificates/act-values.ts';
import { DECIDERS, mayDecide } from '../certificates/deciders.ts';
import { provincesFor } from '../certificates/places.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { viewerOf } from '../viewer.ts';
import { importNotice } from './notice.ts';

/** `/console/imports`: annexes in progress and imported ones, and the upload of a new one. */
export function uploadPages(pages: ConsolePages): void {
  pages.get('/console/imports', { roles: DECIDERS }, async (page) => {
    const { api, locale, principal } = page;
    const texts = IMPORT_TEXTS[locale];
    const cursor = page.query('cursor');
    const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { items, next } = await api.get(`imports/annexes${query}`, AnnexPage);
    return {
      title: texts.title,
      lead: texts.lead,
      notice: importNotice(page),
      actions: [
        ...(mayDecide(principal)
          ? [{ label: texts.begin, href: '/console/imports/new', isPrimary: true }]
          : []),
        { label: LIST_TEXTS[locale].other, href: LISTS_PATH },
        ...listDownloads('imports', {}, locale),
      ],
      body: annexListBody(
        items,
        next,
        await viewerOf(
          page,
          items.flatMap(({ undoneBy }) => (undoneBy === null ? [] : [{ actor: undoneBy }])),
        ),
        locale,
      ),
    };
  });

  pages.get('/console/imports/new', { roles: DECIDERS }, async (page) =>
    uploadView(page, filledForm(SHELL_TEXTS[page.locale].optional)),
  );

  pages.upload(
    '/console/imports/new',
    { roles: DECIDERS },
    {
      act: async (page, form) => {
        const { id } = await page.api.send('POST', 'imports/annexes', AnnexView, { form: uploadFrom(form) });
        return { redirect: `/console/imports/${encodeURIComponent(id)}/columns` };
      },
      refused: async (page, form, refusal) =>
        uploadView(page, refusedForm(SHELL_TEXTS[page.locale].optional, form, ofForm(refusal))),
    },
  );
}

function uploadFrom(form: FormValues): FormData {
  const { number, signedOn, authority } = decisionFrom(form);
  const data = new FormData();
  const fields = { number, signedOn, authority, provinceCode: form.text('provinceCode') };
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const [file] = form.files('file');
  if (file !== undefined) data.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  return data;
}

async function uploadView(page: Page, state: FormState) {
  const { locale, principal, csrf } = page;
  const texts = IMPORT_TEXTS[locale];
  const provinces = principal.provinceCode === null ? await provincesFor(page) : [];
  return {
    title: texts.upload.title,
    lead: texts.upload.lead,
    crumbs: [{ label: texts.title, href: '/console/imports' }],
    body: annexUploadBody({ csrf, state, provinces }, locale),
  };
}

/** The fields of an upload's decision are those of `decision` in the form. */
function ofForm({ field, detail }: ApiRefusal) {
  const isBare = field === 'number' || field === 'signedOn' || field === 'authority';
  return { field: isBare ? `decision.${field}` : field, detail };
}

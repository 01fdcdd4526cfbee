import {
  annexConfirmBody,
  annexDiscardBody,
  annexUndoBody,
  type FormState,
  filledForm,
  IMPORT_TEXTS,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { NoAnswer } from '../../http/inner-api.ts';
import { AnnexSettled, UndoView } from '../../registry/annex/schemas.ts';
import { DECIDERS } from '../certificates/deciders.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { annexOf, annexPath, countsOf, crumbsTo, followedBy } from './annex.ts';

/** `/console/imports/{id}/confirmation`, `/undo` and `/discard`: the steps that cannot be taken in passing. */
export function settlePages(pages: ConsolePages): void {
  pages.get('/console/imports/:id/confirmation', { roles: DECIDERS }, confirmView);
  pages.post(
    '/console/imports/:id/confirmation',
    { roles: DECIDERS },
    {
      act: async (page, form) => {
        const onceKey = form.optional('onceKey');
        const body = { version: form.integer('version') };
        const path = `${annexPath(page)}/confirmation?${followedBy(form.text('progressId'))}`;
        const { id } = await page.api.send('POST', path, AnnexSettled, { body, onceKey });
        return { redirect: `/console/imports/${encodeURIComponent(id)}?done=imported` };
      },
      refused: async (page, _form, { detail }) => ({
        ...(await confirmView(page)),
        notice: { severity: 'danger' as const, text: detail },
      }),
    },
  );

  pages.get('/console/imports/:id/undo', { roles: DECIDERS }, async (page) =>
    undoView(page, filledForm(SHELL_TEXTS[page.locale].optional)),
  );
  pages.post(
    '/console/imports/:id/undo',
    { roles: DECIDERS },
    {
      act: async (page, form) => {
        const onceKey = form.optional('onceKey');
        const body = { reason: form.text('reason') };
        const { id } = await page.api.send('POST', `${annexPath(page)}/undo`, AnnexSettled, {
          body,
          onceKey,
        });
        return { redirect: `/console/imports/${encodeURIComponent(id)}?done=undone` };
      },
      refused: async (page, form, refusal) =>
        undoView(page, refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal)),
    },
  );

  pages.get('/console/imports/:id/discard', { roles: DECIDERS }, discardView);
  pages.post(
    '/console/imports/:id/discard',
    { roles: DECIDERS },
    {
      act: async (page) => {
        await page.api.send('DELETE', annexPath(page), NoAnswer);
        return { redirect: '/console/imports?done=discarded' };
      },
      refused: async (page, _form, { detail }) => ({
        ...(await discardView(page)),
        notice: { severity: 'danger' as const, text: detail },
      }),
    },
  );
}

async function confirmView(page: Page) {
  const annex = await annexOf(page);
  const counts = await countsOf(page);
  const form = { csrf: page.csrf, onceKey: page.onceKey(), progressId: page.onceKey() };
  return {
    title: IMPORT_TEXTS[page.locale].settle.title,
    crumbs: crumbsTo(page, annex),
    body: annexConfirmBody(annex, counts, form, page.locale),
  };
}

async function undoView(page: Page, state: FormState) {
  const annex = await annexOf(page);
  const undo = await page.api.get(`${annexPath(page)}/undo`, UndoView);
  const form = { csrf: page.csrf, onceKey: page.onceKey(), state };
  return {
    title: IMPORT_TEXTS[page.locale].settle.undoTitle,
    crumbs: crumbsTo(page, annex),
    body: annexUndoBody(annex, undo, form, page.locale),
  };
}

async function discardView(page: Page) {
  const annex = await annexOf(page);
  return {
    title: IMPORT_TEXTS[page.locale].settle.discard,
    crumbs: crumbsTo(page, annex),
    body: annexDiscardBody(annex, page.csrf, page.locale),
  };
}

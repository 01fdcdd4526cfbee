import { Type } from 'typebox';
import {
  CONTENT_TEXTS,
  erasureForm,
  filledForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { MediaUses } from '../../registry/views.ts';
import { onwardPath } from '../kept-form.ts';
import type { ConsolePages, Page } from '../pages.ts';

const ROLES = ['admin', 'officer', 'producer'] as const;
const Erased = Type.Object({ id: Type.String() });

/** `/console/photos/{id}/erasure`: what a photo would disappear from, why, and then its erasure. */
export function erasurePages(pages: ConsolePages): void {
  pages.get('/console/photos/:id/erasure', { roles: ROLES }, (page) =>
    view(page, filledForm(SHELL_TEXTS[page.locale].optional), page.query('back')),
  );
  pages.post(
    '/console/photos/:id/erasure',
    { roles: ROLES },
    {
      async act(page, form) {
        const body = { reason: form.text('reason') };
        await page.api.send('POST', `media/${page.param('id')}/erasure`, Erased, { body });
        return { redirect: `${onwardPath(form.text('back'))}?done=erased` };
      },
      refused: (page, form, refusal) =>
        view(page, refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal), form.text('back')),
    },
  );
}

async function view(page: Page, state: ReturnType<typeof filledForm>, back: string) {
  const { locale, csrf } = page;
  const id = page.param('id');
  const uses = await page.api.get(`media/${id}/uses`, MediaUses);
  const action = `/console/photos/${id}/erasure`;
  return {
    title: CONTENT_TEXTS[locale].erasure.title,
    body: erasureForm({ id, uses, action, csrf, back: onwardPath(back) }, state, locale),
  };
}

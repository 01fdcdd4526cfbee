import {
  APPLICATION_TEXTS,
  applyView,
  doneNotice,
  filledForm,
  ownApplicationView,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { OwnApplication } from '../../applications/schemas.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, OpenPage } from '../pages.ts';
import { PROVINCE_CHOICES } from '../province-choices.ts';

/** `/console/apply`: pages for producers that have no account yet; they need nobody to be signed in. */
export function applyPages(pages: ConsolePages, newSecret: () => string): void {
  pages.openGet('/console/apply', async (page) =>
    applyView(frameOf(page), filledForm(optional(page)), newSecret()),
  );

  pages.openPost('/console/apply', {
    async act(page, form) {
      const body = { ...bodyOf(page, form), secret: form.raw('secret') };
      await page.api.send('POST', 'applications', OwnApplication, { body });
      return { redirect: `/console/apply/${body.secret}?done=sent` };
    },
    refused: async (page, form, refusal) =>
      applyView(frameOf(page), refusedForm(optional(page), form, refusal), form.raw('secret')),
  });

  pages.openGet('/console/apply/:secret', async (page) => own(page));

  pages.openPost('/console/apply/:secret', {
    async act(page, form) {
      await page.api.send('PUT', apiPathOf(page), OwnApplication, { body: bodyOf(page, form) });
      return { redirect: `${pathOf(page)}?done=changed` };
    },
    refused: async (page, form, refusal) => own(page, refusedForm(optional(page), form, refusal)),
  });

  pages.openPost('/console/apply/:secret/withdrawal', {
    async act(page) {
      await page.api.send('DELETE', apiPathOf(page), OwnApplication);
      return { redirect: `${pathOf(page)}?done=withdrawn` };
    },
    refused: async (page, form, refusal) => own(page, refusedForm(optional(page), form, refusal)),
  });
}

async function own(page: OpenPage, typed?: ReturnType<typeof refusedForm>) {
  const application = await page.api.get(apiPathOf(page), OwnApplication);
  const { contact, products, communeName, ...said } = application;
  const state =
    typed ??
    filledForm(optional(page), {
      ...said,
      commune: communeName,
      products: products.join('\n'),
      'contact.name': contact?.name,
      'contact.email': contact?.email,
      'contact.phone': contact?.phone,
    });
  const notice = doneNotice(APPLICATION_TEXTS[page.locale].own.done, page.query('done'));
  return ownApplicationView(frameOf(page), application, state, { path: pathOf(page), notice });
}

function bodyOf({ locale }: OpenPage, form: FormValues) {
  return {
    name: form.text('name'),
    kind: form.text('kind'),
    taxCode: form.optional('taxCode') ?? null,
    address: form.text('address'),
    provinceCode: form.text('provinceCode'),
    commune: form.text('commune'),
    products: form
      .text('products')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    contact: {
      name: form.text('contact.name'),
      email: form.text('contact.email'),
      phone: form.optional('contact.phone') ?? null,
      locale,
    },
  };
}

function frameOf({ locale, csrf }: OpenPage) {
  return { locale, csrf, provinces: PROVINCE_CHOICES };
}

function apiPathOf(page: OpenPage): string {
  return `applications/by-link/${encodeURIComponent(page.param('secret'))}`;
}

function pathOf(page: OpenPage): string {
  return `/console/apply/${encodeURIComponent(page.param('secret'))}`;
}

function optional({ locale }: OpenPage): string {
  return SHELL_TEXTS[locale].optional;
}

import {
  codeView,
  filledForm,
  forgottenView,
  linkView,
  refusedForm,
  resumeView,
  SHELL_TEXTS,
  signInView,
} from '../../../scanner-web/views/console/index.ts';
import { NoAnswer } from '../../http/inner-api.ts';
import { EnteredView, OpenLinkView } from '../../identity/schemas.ts';
import type { FormValues } from '../form-values.ts';
import { onwardPath, readKeptForm } from '../kept-form.ts';
import type { ConsolePages, OpenPage, PageAnswer } from '../pages.ts';

/** Signing in and out, and links that let somebody in once: pages for whoever is not signed in. */
export function entryPages(pages: ConsolePages): void {
  pages.openGet('/console/sign-in', async (page) => {
    const onward = onwardOf(page, page.query('next'), '');
    if (page.stage === 'open') return { redirect: onwardPath(onward.next) };
    if (page.stage === 'enrol') return { redirect: `/console/second-factor?${nextQuery(onward.next)}` };
    if (page.stage === 'code') return codeView(onward, filledForm(optional(page)));
    return signInView(onward, filledForm(optional(page)), page.query('next') !== '' && page.hadSession);
  });

  pages.openPost('/console/sign-in', {
    async act(page, form) {
      const body = { email: form.text('email'), password: form.raw('password') };
      const { stage, csrfToken } = await page.api.send('POST', 'sessions', EnteredView, { body });
      return afterStep({ ...page, csrf: csrfToken }, form, stage);
    },
    refused: async (page, form, refusal) =>
      signInView(carriedOf(page, form), refusedForm(optional(page), form, refusal), false),
  });

  pages.openPost('/console/sign-in/code', {
    async act(page, form) {
      const body = { code: form.text('code') };
      const answer = await page.api.send('POST', 'sessions/current/code', EnteredView, { body });
      return afterStep({ ...page, csrf: answer.csrfToken }, form, answer.stage);
    },
    refused: async (page, form, refusal) => {
      const state = refusedForm(optional(page), form, refusal);
      // The half of signing in may have run out meanwhile.
      if (refusal.status === 401) return signInView(carriedOf(page, form), state, true);
      return codeView(carriedOf(page, form), state);
    },
  });

  pages.openPost('/console/sign-out', {
    async act(page) {
      if (page.stage !== null) await page.api.send('DELETE', 'sessions/current', NoAnswer);
      // Nor does whoever uses this browser next go back to what it kept.
      page.reply.header('clear-site-data', '"cache"');
      return { redirect: '/console/sign-in' };
    },
    refused: async (page) => signInView(onwardOf(page, '', ''), filledForm(optional(page)), false),
  });

  pages.openGet('/console/forgotten', async ({ locale }) => forgottenView(locale));

  pages.openGet('/console/link/:secret', async (page) =>
    linkView(frameOf(page), filledForm(optional(page)), await linkOf(page)),
  );

  pages.openPost('/console/link/:secret', {
    async act(page, form) {
      const body = {
        password: form.raw('password'),
        ...(form.has('name') ? { name: form.text('name') } : {}),
        ...(form.has('email') ? { email: form.text('email') } : {}),
      };
      await page.api.send('POST', apiPathOf(page), EnteredView, { body });
      return { redirect: '/console/sign-in' };
    },
    refused: async (page, form, refusal) =>
      linkView(frameOf(page), refusedForm(optional(page), form, refusal), await linkOf(page)),
  });
}

/** Where the answer to one step of signing in leads. */
function afterStep(page: OpenPage, form: FormValues, stage: 'open' | 'code' | 'enrol'): PageAnswer {
  const onward = carriedOf(page, form);
  if (stage === 'enrol') return { redirect: `/console/second-factor?${nextQuery(onward.next)}` };
  const kept = readKeptForm(onward.kept);
  if (stage === 'open') {
    return kept === undefined ? { redirect: onwardPath(onward.next) } : resumeView(page, kept);
  }
  // With a kept form the second step cannot be a redirect, which would lose it.
  return kept === undefined
    ? { redirect: `/console/sign-in?${nextQuery(onward.next)}` }
    : codeView(onward, filledForm(optional(page)));
}

async function linkOf(page: OpenPage) {
  return await page.api.get(apiPathOf(page), OpenLinkView);
}

function apiPathOf(page: OpenPage): string {
  return `one-time-links/${encodeURIComponent(page.param('secret'))}`;
}

function frameOf(page: OpenPage) {
  const { locale, csrf } = page;
  return { locale, csrf, path: `/console/link/${encodeURIComponent(page.param('secret'))}` };
}

function carriedOf(page: OpenPage, form: FormValues) {
  return onwardOf(page, form.text('next'), form.raw('kept'));
}

function onwardOf({ locale, csrf }: OpenPage, next: string, kept: string) {
  return { locale, csrf, next, kept };
}

function nextQuery(next: string): string {
  return new URLSearchParams({ next }).toString();
}

function optional({ locale }: OpenPage): string {
  return SHELL_TEXTS[locale].optional;
}

import { create } from 'qrcode';
import { Type } from 'typebox';
import {
  confirmView,
  filledForm,
  recoveryCodesView,
  refusedForm,
  resumeView,
  SHELL_TEXTS,
  secondFactorView,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { NoAnswer } from '../../http/inner-api.ts';
import { AccountView, EnteredView, RecoveryCodes, SecondFactorOffer } from '../../identity/schemas.ts';
import type { FormValues } from '../form-values.ts';
import { onwardPath, readKeptForm } from '../kept-form.ts';
import type { ConsolePages, OpenPage, Page } from '../pages.ts';

const Confirmed = Type.Object({ ...RecoveryCodes.properties, session: Type.Optional(EnteredView) });

/** Setting a second factor up, and showing once more who is at the keyboard. */
export function secondFactorPages(pages: ConsolePages): void {
  pages.openGet('/console/second-factor', async (page) => {
    if (page.stage === null || page.stage === 'code') return { redirect: '/console/sign-in' };
    const shown = await newOffer(page);
    const state = filledForm(optional(page));
    return secondFactorView(onwardOf(page, page.query('next')), state, shown, page.stage === 'enrol');
  });

  pages.openPost('/console/second-factor', {
    async act(page, form) {
      const body = { offer: form.raw('offer'), code: form.text('code') };
      const { recoveryCodes = [] } = await page.api.send('PUT', 'account/second-factor', Confirmed, { body });
      return recoveryCodesView(page.locale, recoveryCodes, onwardPath(form.text('next')));
    },
    async refused(page, form, refusal) {
      // A new secret would not be the one in the app: what was offered is offered again while it can be.
      const isLost = refusal.code === 'second-factor-offer' || !form.raw('uri').startsWith('otpauth://');
      const shown = isLost ? await newOffer(page) : offerOf(form);
      const state = refusedForm(optional(page), form, refusal);
      return secondFactorView(onwardOf(page, form.text('next')), state, shown, page.stage === 'enrol');
    },
  });

  pages.get('/console/confirm', { roles: ROLES }, async (page) =>
    confirmView(
      { locale: page.locale, csrf: page.csrf, next: page.query('next'), kept: '' },
      filledForm(optional(page)),
      await hasSecondFactor(page),
    ),
  );

  pages.post(
    '/console/confirm',
    { roles: ROLES },
    {
      async act(page, form) {
        const code = form.optional('code');
        const body = { password: form.raw('password'), ...(code === undefined ? {} : { code }) };
        await page.api.send('POST', 'sessions/current/confirmation', NoAnswer, { body });
        const kept = readKeptForm(form.raw('kept'));
        return kept === undefined ? { redirect: onwardPath(form.text('next')) } : resumeView(page, kept);
      },
      refused: async (page, form, refusal) =>
        confirmView(
          { locale: page.locale, csrf: page.csrf, next: form.text('next'), kept: form.raw('kept') },
          refusedForm(optional(page), form, refusal),
          await hasSecondFactor(page),
        ),
    },
  );
}

/** Whether whoever is signed in has a second factor. */
export async function hasSecondFactor({ api }: Pick<Page, 'api'>): Promise<boolean> {
  return (await api.get('account', AccountView)).hasSecondFactor;
}

async function newOffer({ api }: OpenPage) {
  const offer = await api.send('POST', 'account/second-factor', SecondFactorOffer);
  return { ...offer, symbol: symbolOf(offer.uri) };
}

function offerOf(form: FormValues) {
  const uri = form.raw('uri').slice(0, 400);
  return { secret: form.text('secret'), uri, offer: form.raw('offer'), symbol: symbolOf(uri) };
}

function symbolOf(uri: string): boolean[][] {
  const { modules } = create(uri, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_column, x) => modules.get(y, x) === 1),
  );
}

function onwardOf({ locale, csrf }: OpenPage, next: string) {
  return { locale, csrf, next, kept: '' };
}

function optional({ locale }: Pick<Page, 'locale'>): string {
  return SHELL_TEXTS[locale].optional;
}

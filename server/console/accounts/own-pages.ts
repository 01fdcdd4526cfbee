import { Type } from 'typebox';
import {
  ACCOUNT_TEXTS,
  filledForm,
  ownAccountView,
  recoveryCodesView,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { type ApiRefusal, NoAnswer } from '../../http/inner-api.ts';
import { AccountView, RecoveryCodes, SessionView } from '../../identity/schemas.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, FormHandler, Page } from '../pages.ts';

const Sessions = Type.Object({ items: Type.Array(SessionView) });
const PATH = '/console/account';

/** `/console/account`: what people do about their own account. */
export function ownAccountPages(pages: ConsolePages): void {
  const roles = { roles: ROLES };
  pages.get(PATH, roles, async (page) => show(page, {}));

  pages.post(PATH, roles, {
    async act({ api }, form) {
      const body = { name: form.text('name'), phone: form.text('phone'), locale: form.text('locale') };
      await api.send('PATCH', 'account', AccountView, { body });
      return done('profile');
    },
    refused: async (page, form, refusal) => show(page, { profile: [form, refusal] }),
  });

  pages.post(`${PATH}/password`, roles, {
    async act({ api }, form) {
      const body = { currentPassword: form.raw('currentPassword'), password: form.raw('password') };
      await api.send('PUT', 'account/password', NoAnswer, { body });
      return done('password');
    },
    refused: async (page, form, refusal) => show(page, { password: [form, refusal] }),
  });

  pages.post(`${PATH}/session-end`, roles, {
    ...refusedOnTop,
    async act({ api }, form) {
      await api.send('DELETE', `sessions/${encodeURIComponent(form.text('id'))}`, NoAnswer);
      return done('session');
    },
  });

  pages.post(`${PATH}/other-sessions-end`, roles, {
    ...refusedOnTop,
    async act({ api }) {
      await api.send('DELETE', 'sessions', NoAnswer);
      return done('others');
    },
  });

  pages.post(`${PATH}/second-factor-removal`, roles, {
    ...refusedOnTop,
    async act({ api }) {
      await api.send('DELETE', 'account/second-factor', NoAnswer);
      return done('factor');
    },
  });

  pages.post(`${PATH}/recovery-codes`, roles, {
    ...refusedOnTop,
    async act({ api, locale }, form) {
      const onceKey = form.optional('onceKey');
      const { recoveryCodes } = await api.send('POST', 'account/recovery-codes', RecoveryCodes, { onceKey });
      return recoveryCodes === undefined
        ? { redirect: PATH }
        : recoveryCodesView(locale, recoveryCodes, PATH);
    },
  });
}

type Refused = readonly [FormValues, ApiRefusal];

const refusedOnTop: Pick<FormHandler, 'refused'> = {
  refused: async (page, form, refusal) => show(page, { profile: [form, refusal], isElsewhere: true }),
};

async function show(
  page: Page,
  refused: { readonly profile?: Refused; readonly password?: Refused; readonly isElsewhere?: boolean },
) {
  const { api, locale, csrf } = page;
  const account = await api.get('account', AccountView);
  const { items } = await api.get('sessions', Sessions);
  const { optional } = SHELL_TEXTS[locale];
  const { name = '', phone = null, locale: letters = 'vi', email = '' } = account.person ?? {};
  const filled = filledForm(optional, { name, phone, locale: letters });
  const profile =
    refused.profile === undefined
      ? filled
      : refused.isElsewhere === true
        ? { ...filled, faults: [{ field: undefined, text: refused.profile[1].detail }] }
        : refusedForm(optional, ...refused.profile);
  const password =
    refused.password === undefined ? filledForm(optional) : refusedForm(optional, ...refused.password);
  const frame = { locale, csrf, onceKey: page.onceKey(), done: page.query('done') };
  const view = ownAccountView(frame, { ...account, email, sessions: items }, { profile, password });
  return { ...view, title: ACCOUNT_TEXTS[locale].own.title };
}

function done(key: string) {
  return { redirect: `${PATH}?done=${key}` };
}

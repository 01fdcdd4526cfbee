import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import type { ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { selectField, textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { doneNotice } from '../parts/notice.ts';
import { card } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

/** A place where somebody is signed in. */
export interface ShownSession {
  readonly id: string;
  readonly device: string;
  readonly createdMs: number;
  readonly lastUsedMs: number;
  readonly isCurrent: boolean;
}

/** What the page about one's own account shows. */
export interface OwnAccount {
  readonly email: string;
  readonly hasSecondFactor: boolean;
  readonly needsSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly ShownSession[];
}

/** One's own account: details, password, second factor, sessions. */
export function ownAccountView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly onceKey: string; readonly done: string },
  account: OwnAccount,
  forms: { readonly profile: FormState; readonly password: FormState },
): ConsoleView {
  const { locale, csrf, done } = frame;
  const texts = ACCOUNT_TEXTS[locale].own;
  const { save, faultsTitle } = SHELL_TEXTS[locale];
  const entry = ACCOUNT_TEXTS[locale].entry;
  const profile = postForm(
    { action: '/console/account', csrf, submit: save, faultsTitle },
    forms.profile,
    html`!${textField({ name: 'name', label: entry.name, autocomplete: 'name', isRequired: true, maxLength: 100 }, forms.profile)}!${textField({ name: 'phone', label: texts.phone, type: 'tel', autocomplete: 'tel', maxLength: 40 }, forms.profile)}!${selectField(
      {
        name: 'locale',
        label: texts.locale,
        isRequired: true,
        choices: [
          { value: 'vi', label: texts.locales.vi },
          { value: 'en', label: texts.locales.en },
        ],
      },
      forms.profile,
    )}<p class="muted small">${account.email} · ${texts.emailNote}</p>`,
  );
  const password = postForm(
    { action: '/console/account/password', csrf, submit: texts.change, faultsTitle },
    forms.password,
    html`!${textField({ name: 'currentPassword', label: texts.currentPassword, type: 'password', autocomplete: 'current-password', isRequired: true }, forms.password)}!${textField({ name: 'password', label: entry.newPassword, hint: entry.passwordHint, type: 'password', autocomplete: 'new-password', isRequired: true }, forms.password)}<p class="muted small">${texts.endsOthers}</p>`,
  );
  return {
    title: texts.title,
    notice: doneNotice(texts.done, done),
    body:
      card(texts.profile, profile) +
      card(texts.password, password) +
      card(texts.factor, factorPart(frame, account)) +
      card(texts.sessions, sessionsPart(frame, account.sessions)),
  };
}

function factorPart(
  { locale, csrf, onceKey }: { readonly locale: Locale; readonly csrf: string; readonly onceKey: string },
  { hasSecondFactor, needsSecondFactor, recoveryCodesLeft }: OwnAccount,
): string {
  const texts = ACCOUNT_TEXTS[locale].own;
  if (!hasSecondFactor) {
    const setUp = buttonLink({ label: texts.factorSetUp, href: '/console/second-factor', isPrimary: true });
    return html`<p>${texts.factorOff}</p><div class="actions">!${setUp}</div>`;
  }
  const codes = { action: '/console/account/recovery-codes', csrf, onceKey, submit: texts.newCodes };
  const remove = {
    action: '/console/account/second-factor-removal',
    csrf,
    submit: texts.factorRemove,
    isDangerous: true,
  };
  return html`<p>${texts.factorOn(recoveryCodesLeft)}</p><div class="actions">!${postButton(codes)}!${buttonLink({ label: texts.factorReplace, href: '/console/second-factor' })}!${needsSecondFactor ? '' : postButton(remove)}</div>`;
}

function sessionsPart(
  { locale, csrf }: { readonly locale: Locale; readonly csrf: string },
  sessions: readonly ShownSession[],
): string {
  const texts = ACCOUNT_TEXTS[locale].own;
  const table = dataTable({
    caption: texts.sessions,
    columns: [texts.device, texts.since, texts.lastUsed, texts.end].map((label) => ({ label })),
    rows: sessions.map(({ id, device, createdMs, lastUsedMs, isCurrent }) => [
      isCurrent ? `${device} (${texts.thisOne})` : device,
      formatTime(createdMs, locale),
      formatTime(lastUsedMs, locale),
      isCurrent
        ? ''
        : {
            html: postButton({
              action: '/console/account/session-end',
              csrf,
              submit: texts.end,
              values: { id },
              label: `${texts.end}: ${device}`,
            }),
          },
    ]),
  });
  const others = { action: '/console/account/other-sessions-end', csrf, submit: texts.endOthers };
  return sessions.length > 1 ? html`!${table}<div class="actions">!${postButton(others)}</div>` : table;
}

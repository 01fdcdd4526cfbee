import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import type { ConsoleView, Notice } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { areaField, type Choice, hiddenField, selectField, textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, facts } from '../parts/pieces.ts';
import { APPLICATION_TEXTS } from '../texts/applications.ts';
import { type OwnApplication, statePill } from './model.ts';

/** What the form of an application stands in. */
export interface ApplyFrame {
  readonly locale: Locale;
  readonly csrf: string;
  readonly provinces: readonly Choice[];
}

const FIELDS = [
  ...['name', 'kind', 'provinceCode', 'commune', 'address', 'taxCode', 'products'],
  ...['contact.name', 'contact.email', 'contact.phone'],
];

/** The form by which a producer applies that has no account. */
export function applyView(frame: ApplyFrame, state: FormState, secret: string): ConsoleView {
  const texts = APPLICATION_TEXTS[frame.locale].apply;
  const form = applyForm(frame, state, { action: '/console/apply', submit: texts.send, secret });
  const signIn = html`<p>!${buttonLink({ label: texts.signIn, href: '/console/sign-in' })}</p>`;
  return { title: texts.title, lead: texts.lead, body: card(null, form) + signIn };
}

/** Where an application stands, and how it is changed, for whoever has its link. */
export function ownApplicationView(
  frame: ApplyFrame,
  application: OwnApplication,
  state: FormState,
  { path, notice }: { readonly path: string; readonly notice: Notice | null },
): ConsoleView {
  const { own } = APPLICATION_TEXTS[frame.locale];
  const reason = application.reason === null ? [] : [{ name: own.reason, value: application.reason }];
  const isOpen = application.state === 'submitted' || application.state === 'returned';
  const standing = html`<p>!${statePill(application.state, frame.locale)}</p><p>${own.says[application.state] ?? ''}</p>!${facts(
    [
      ...reason,
      {
        name: own.link,
        value: { html: html`<a class="long-link" href="${application.url}">${application.url}</a>` },
      },
    ],
  )}<p class="muted small">${own.keepLink}</p>`;
  const changing = isOpen
    ? card(own.change, applyForm(frame, state, { action: path, submit: sendText(application, frame) })) +
      card(
        own.withdraw,
        html`<p>${own.withdrawNote}</p>!${postButton({
          action: `${path}/withdrawal`,
          csrf: frame.csrf,
          submit: own.withdraw,
          isDangerous: true,
        })}`,
      )
    : '';
  return {
    title: own.title,
    lead: application.name,
    notice,
    body: card(null, standing) + changing,
  };
}

function sendText({ state }: OwnApplication, { locale }: ApplyFrame): string {
  const { apply, own } = APPLICATION_TEXTS[locale];
  return state === 'returned' ? apply.sendAgain : own.change;
}

function applyForm(
  { locale, csrf, provinces }: ApplyFrame,
  state: FormState,
  form: { readonly action: string; readonly submit: string; readonly secret?: string },
): string {
  const { apply: texts, kinds } = APPLICATION_TEXTS[locale];
  const line = (name: string, label: string, more: object = {}) => textField({ name, label, ...more }, state);
  const fields = html`<fieldset class="field"><legend>${texts.about}</legend>!${line('name', texts.name, { hint: texts.nameHint, maxLength: 200, isRequired: true, autocomplete: 'organization' })}!${selectField(
    {
      name: 'kind',
      label: texts.kind,
      choices: Object.entries(kinds).map(([value, label]) => ({ value, label })),
      isRequired: true,
    },
    state,
  )}!${selectField({ name: 'provinceCode', label: texts.province, none: texts.choose, choices: provinces, isRequired: true }, state)}!${line('commune', texts.commune, { hint: texts.communeHint, maxLength: 100, isRequired: true })}!${line('address', texts.address, { maxLength: 300, autocomplete: 'street-address' })}!${line('taxCode', texts.taxCode, { hint: texts.taxCodeHint, maxLength: 30 })}!${areaField({ name: 'products', label: texts.products, hint: texts.productsHint, rows: 4, maxLength: 4_000, isRequired: true }, state)}</fieldset><fieldset class="field"><legend>${texts.person}</legend><p class="muted small">${texts.privacy}</p>!${line('contact.name', texts.contactName, { maxLength: 100, isRequired: true, autocomplete: 'name' })}!${line('contact.email', texts.email, { hint: texts.emailHint, type: 'email', isRequired: true, autocomplete: 'email' })}!${line('contact.phone', texts.phone, { type: 'tel', maxLength: 50, autocomplete: 'tel' })}</fieldset>!${
    form.secret === undefined ? '' : hiddenField('secret', form.secret)
  }`;
  const frame = {
    csrf,
    action: form.action,
    submit: form.submit,
    faultsTitle: texts.faults,
    fieldNames: FIELDS,
  };
  return postForm(frame, state, fields);
}

import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import type { ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { hiddenField, textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, facts } from '../parts/pieces.ts';
import { APPLICATION_TEXTS } from '../texts/applications.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

/** A form that could not be sent, kept until its sender is signed in: where it goes and what was filled in. */
export interface KeptForm {
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
}

/** What every step of signing in carries along. */
export interface Onward {
  readonly locale: Locale;
  readonly csrf: string;
  /** Page to go to afterwards. */
  readonly next: string;
  /** A kept form in the form in which it travels; empty without one. */
  readonly kept: string;
}

/** The first step: address and password. */
export function signInView(onward: Onward, state: FormState, hadSession: boolean): ConsoleView {
  const { locale } = onward;
  const texts = ACCOUNT_TEXTS[locale].entry;
  const fields = html`!${textField({ name: 'email', label: texts.email, type: 'email', autocomplete: 'username', isRequired: true }, state)}!${textField(
    {
      name: 'password',
      label: texts.password,
      type: 'password',
      autocomplete: 'current-password',
      isRequired: true,
    },
    state,
  )}!${carried(onward)}`;
  const form = postForm(
    {
      ...frameOf(onward, '/console/sign-in', texts.signIn),
      others: buttonLink({ label: texts.forgotten, href: '/console/forgotten' }),
    },
    state,
    fields,
  );
  const lead = onward.kept !== '' ? texts.kept : hadSession ? texts.expired : texts.lead;
  return {
    title: texts.title,
    lead,
    body:
      card(null, form) +
      html`<p class="beside">!${buttonLink({ label: APPLICATION_TEXTS[locale].apply.invite, href: '/console/apply' })}</p>`,
  };
}

/** The second step: a code. */
export function codeView(onward: Onward, state: FormState): ConsoleView {
  const texts = ACCOUNT_TEXTS[onward.locale].entry;
  const fields = html`!${codeField(texts.code, texts.codeHint, state)}!${carried(onward)}`;
  const form = postForm(frameOf(onward, '/console/sign-in/code', texts.signIn), state, fields);
  return { title: texts.codeTitle, lead: texts.codeLead, body: card(null, form) + otherAccount(onward) };
}

/** Asks who is open already for password and code once more. */
export function confirmView(onward: Onward, state: FormState, hasSecondFactor: boolean): ConsoleView {
  const texts = ACCOUNT_TEXTS[onward.locale].entry;
  const password = textField(
    {
      name: 'password',
      label: texts.password,
      type: 'password',
      autocomplete: 'current-password',
      isRequired: true,
    },
    state,
  );
  const code = hasSecondFactor ? codeField(texts.code, texts.codeHint, state) : '';
  const fields = html`!${password}!${code}!${carried(onward)}`;
  const form = postForm(frameOf(onward, '/console/confirm', texts.confirm), state, fields);
  return { title: texts.confirmTitle, lead: texts.confirmLead, body: card(null, form) };
}

/** Sends a kept form again, now that its sender is signed in. */
export function resumeView({ locale, csrf }: Pick<Onward, 'locale' | 'csrf'>, kept: KeptForm): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].entry;
  const fields = kept.fields.map(([name, value]) => hiddenField(name, value));
  const body = html`<form method="post" action="${kept.action}" data-form>!${hiddenField('csrf', csrf)}!${fields}<div class="actions"><button class="primary">${texts.resume}</button></div></form>`;
  return { title: texts.resumeTitle, lead: texts.resumeLead, body: card(null, body) };
}

/** A secret for an authenticator app, as it is shown. */
export interface ShownOffer {
  readonly secret: string;
  readonly uri: string;
  readonly offer: string;
  /** Rows of the QR symbol, true where it is dark. */
  readonly symbol: readonly (readonly boolean[])[];
}

/** Sets a second factor up. */
export function secondFactorView(
  onward: Onward,
  state: FormState,
  offer: ShownOffer,
  isRequired: boolean,
): ConsoleView {
  const texts = ACCOUNT_TEXTS[onward.locale].entry;
  const steps = texts.factorSteps.map((step) => html`<li>${step}</li>`);
  const shown = html`<ol class="steps">!${steps}</ol><p>!${symbolSvg(offer.symbol, texts.factorSymbol)}</p>!${facts(
    [{ name: texts.factorSecret, value: { html: html`<code>${spaced(offer.secret)}</code>` } }],
  )}`;
  const fields = html`!${codeField(texts.factorCode, undefined, state)}!${hiddenField('offer', offer.offer)}!${hiddenField('secret', offer.secret)}!${hiddenField('uri', offer.uri)}!${carried(onward)}`;
  const form = postForm(frameOf(onward, '/console/second-factor', texts.factorConfirm), state, fields);
  const lead = isRequired ? { lead: texts.factorRequired } : {};
  const others = isRequired ? otherAccount(onward) : '';
  return { title: texts.factorTitle, ...lead, body: card(null, shown + form) + others };
}

/** Shows recovery codes, this once. */
export function recoveryCodesView(locale: Locale, codes: readonly string[], next: string): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].entry;
  const items = codes.map((code) => html`<li><code>${code}</code></li>`);
  const onward = buttonLink({ label: texts.codesKept, href: next, isPrimary: true });
  const body = html`<ul class="codes">!${items}</ul><div class="actions">!${onward}</div>`;
  return { title: texts.codesTitle, lead: texts.codesLead, body: card(null, body) };
}

/** What somebody does who cannot get in. */
export function forgottenView(locale: Locale): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].entry;
  const paragraphs = texts.forgottenBody.map((paragraph) => html`<p>${paragraph}</p>`);
  const back = buttonLink({ label: texts.signIn, href: '/console/sign-in', isPrimary: true });
  return {
    title: texts.forgottenTitle,
    body: card(null, html`!${paragraphs}<div class="actions">!${back}</div>`),
  };
}

/** What an opened link is for. */
export interface ShownLink {
  readonly kind: 'setup' | 'invitation' | 'reset';
  readonly name: string | null;
  readonly email: string | null;
}

/** Chooses a password by a link; at the first set-up also who one is. */
export function linkView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly path: string },
  state: FormState,
  link: ShownLink,
): ConsoleView {
  const { locale, csrf, path } = frame;
  const texts = ACCOUNT_TEXTS[locale].entry;
  const person =
    link.kind === 'setup'
      ? html`!${textField({ name: 'name', label: texts.name, autocomplete: 'name', isRequired: true, maxLength: 100 }, state)}!${textField({ name: 'email', label: texts.email, type: 'email', autocomplete: 'username', isRequired: true }, state)}`
      : html`!${facts([{ name: texts.linkFor, value: `${link.name ?? ''} · ${link.email ?? ''}` }])}<input type="hidden" name="username" autocomplete="username" value="${link.email ?? ''}">`;
  const password = textField(
    {
      name: 'password',
      label: texts.newPassword,
      hint: texts.passwordHint,
      type: 'password',
      autocomplete: 'new-password',
      isRequired: true,
    },
    state,
  );
  const form = postForm(
    { action: path, csrf, submit: texts.choose, faultsTitle: SHELL_TEXTS[locale].faultsTitle },
    state,
    person + password,
  );
  return { title: texts.linkTitles[link.kind], lead: texts.linkLeads[link.kind], body: card(null, form) };
}

function codeField(label: string, hint: string | undefined, state: FormState): string {
  return textField({ name: 'code', label, hint, autocomplete: 'one-time-code', isRequired: true }, state);
}

function carried({ next, kept }: Onward): string {
  return html`!${hiddenField('next', next)}!${kept === '' ? '' : hiddenField('kept', kept)}`;
}

function frameOf({ locale, csrf }: Onward, action: string, submit: string) {
  return { action, csrf, submit, faultsTitle: SHELL_TEXTS[locale].faultsTitle };
}

function otherAccount({ locale, csrf }: Onward): string {
  return postButton({ action: '/console/sign-out', csrf, submit: ACCOUNT_TEXTS[locale].entry.otherAccount });
}

/** A QR symbol with its quiet zone of 4 modules, dark on white whatever the page's colours. */
function symbolSvg(rows: readonly (readonly boolean[])[], label: string): string {
  const size = rows.length + 8;
  const dark = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('');
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" width="220" height="220" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${dark}"/></svg>`;
}

function spaced(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$& ');
}

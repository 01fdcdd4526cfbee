import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { buttonLink } from '../parts/button.ts';
import { areaField, checkField, hiddenField, radioField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import type { CertificateAct } from '../texts/certificates.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { CERTIFICATE_TEXTS, type CertificateFacts } from './model.ts';

/** The form of an act, before its consequences are shown. */
export interface ActForm {
  readonly act: CertificateAct;
  /** What it is done to; null for the issue of a product's first certificate. */
  readonly certificate: CertificateFacts | null;
  /** The product that gets a certificate; for the issue alone. */
  readonly product: { readonly id: string; readonly name: string; readonly producer: string } | null;
  readonly action: string;
  readonly backHref: string;
  readonly csrf: string;
  readonly state: FormState;
}

/** Every field that a form of an act may have, as the API calls its members. */
export const ACT_FIELDS = [
  'productId',
  'stars',
  'decision.number',
  'decision.signedOn',
  'decision.authority',
  'issuedOn',
  'startsOn',
  'expiresOn',
  'until',
  'ground',
  'revokedOn',
  'conclusion',
  'reason',
  'takeBackRevocation',
  'takeBackExtension',
] as const;

/** What is asked before an act is tried. */
export function actFormBody(form: ActForm, locale: Locale): string {
  const shell = SHELL_TEXTS[locale];
  const texts = CERTIFICATE_TEXTS[locale];
  const { act, certificate, product, action, backHref, csrf, state } = form;
  const about =
    product === null
      ? certificate === null
        ? ''
        : html`<p><b>${certificate.product.name}</b> · ${certificate.producer.name} · ${texts.stars(certificate.stars)}, ${texts.until(formatDay(certificate.extension?.until ?? certificate.expiresOn, locale))}</p>`
      : html`<p><b>${product.name}</b> · ${product.producer}</p>!${hiddenField('productId', product.id)}`;
  const fields = about + hiddenField('step', 'check') + fieldsOf(act, certificate, state, locale);
  const frame = {
    action,
    csrf,
    submit: texts.fields.next,
    faultsTitle: shell.faultsTitle,
    fieldNames: ACT_FIELDS,
    others: buttonLink({ label: shell.cancel, href: backHref }),
  };
  return card(null, postForm(frame, state, fields));
}

function fieldsOf(
  act: CertificateAct,
  certificate: CertificateFacts | null,
  state: FormState,
  locale: Locale,
): string {
  const { fields: texts } = CERTIFICATE_TEXTS[locale];
  const day = (name: string, label: string, hint?: string, isRequired = false) =>
    textField({ name, label, type: 'date', hint, isRequired }, state);
  switch (act) {
    case 'issue':
      return (
        stars(state, locale) +
        decision(state, locale, true) +
        day('issuedOn', texts.issuedOn, texts.issuedOnHint) +
        day('expiresOn', texts.expiresOn, texts.expiresOnHint)
      );
    case 'renewal':
      return (
        stars(state, locale) +
        decision(state, locale, true) +
        day('issuedOn', texts.issuedOn, texts.issuedOnHint) +
        day('startsOn', texts.startsOn, texts.startsOnHint) +
        day('expiresOn', texts.expiresOn, texts.expiresOnHint)
      );
    case 'upgrade':
      return (
        stars(state, locale, (certificate?.stars ?? 2) + 1) +
        decision(state, locale, true) +
        day('issuedOn', texts.issuedOn, texts.issuedOnHint) +
        day('expiresOn', texts.expiresOn, texts.expiresOnHint)
      );
    case 'extension':
      return (
        day('until', texts.until, texts.untilHint(lastExtension(certificate, locale)), true) +
        areaField(
          {
            name: 'reason',
            label: texts.extensionReason,
            hint: texts.extensionReasonHint,
            maxLength: 500,
            rows: 2,
          },
          state,
        ) +
        html`<fieldset class="field"><legend>${texts.extensionDecision}</legend>!${decision(state, locale, false)}</fieldset>`
      );
    case 'revocation':
      return (
        radioField(
          {
            name: 'ground',
            label: texts.ground,
            isRequired: true,
            choices: Object.entries(texts.grounds).map(([value, label]) => ({ value, label })),
          },
          state,
        ) +
        areaField(
          { name: 'conclusion', label: texts.conclusion, hint: texts.conclusionHint, maxLength: 2_000 },
          state,
        ) +
        decision(state, locale, true) +
        day('revokedOn', texts.revokedOn, texts.revokedOnHint)
      );
    case 'correction':
      return (
        stars(state, locale) +
        decision(state, locale, true) +
        day('issuedOn', texts.issuedOn, undefined, true) +
        day('startsOn', texts.startsOn, undefined, true) +
        day('expiresOn', texts.expiresOn, undefined, true) +
        (certificate?.revocation === null
          ? ''
          : checkField({ name: 'takeBackRevocation', label: texts.takeBackRevocation }, state)) +
        (certificate?.extension === null
          ? ''
          : checkField({ name: 'takeBackExtension', label: texts.takeBackExtension }, state)) +
        reason(state, locale)
      );
    case 'withdrawal':
      return reason(state, locale);
  }
}

function stars(state: FormState, locale: Locale, from = 3): string {
  const texts = CERTIFICATE_TEXTS[locale];
  const choices = [3, 4, 5]
    .filter((count) => count >= from)
    .map((count) => ({ value: String(count), label: texts.stars(count) }));
  return radioField({ name: 'stars', label: texts.fields.stars, isRequired: true, choices }, state);
}

/** The three fields of a decision. */
export function decision(state: FormState, locale: Locale, isRequired: boolean): string {
  const { fields: texts } = CERTIFICATE_TEXTS[locale];
  return (
    textField(
      { name: 'decision.number', label: texts.number, hint: texts.numberHint, maxLength: 60, isRequired },
      state,
    ) +
    textField({ name: 'decision.signedOn', label: texts.signedOn, type: 'date', isRequired }, state) +
    textField(
      {
        name: 'decision.authority',
        label: texts.authority,
        hint: texts.authorityHint,
        maxLength: 200,
        isRequired,
      },
      state,
    )
  );
}

function reason(state: FormState, locale: Locale): string {
  const { fields: texts } = CERTIFICATE_TEXTS[locale];
  return areaField(
    {
      name: 'reason',
      label: texts.reason,
      hint: texts.reasonHint,
      maxLength: 500,
      rows: 2,
      isRequired: true,
    },
    state,
  );
}

/** An extension ends at most 180 days past the regular term (Art. 12.3). */
function lastExtension(certificate: CertificateFacts | null, locale: Locale): string {
  const expiry = Date.parse(`${certificate?.expiresOn ?? ''}T00:00:00Z`);
  if (Number.isNaN(expiry)) return '';
  return formatDay(new Date(expiry + 180 * 86_400_000).toISOString().slice(0, 10), locale);
}

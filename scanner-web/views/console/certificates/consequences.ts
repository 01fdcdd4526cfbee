import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import { severityIcon } from '../../icons.ts';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { hiddenField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import { filledForm } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import type { CertificateAct } from '../texts/certificates.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import type { StampCounts } from './detail.ts';
import {
  CERTIFICATE_TEXTS,
  type CertificateFacts,
  lastDayOf,
  type ShownRecognition,
  shownText,
} from './model.ts';

/** What a tried act would lead to, and the form that does it. */
export interface ActConsequences {
  readonly act: CertificateAct;
  /** As it would be. */
  readonly certificate: CertificateFacts;
  readonly recognition: { readonly before: ShownRecognition; readonly after: ShownRecognition };
  /** All stamps of the product. */
  readonly stamps: StampCounts;
  readonly action: string;
  readonly backHref: string;
  readonly csrf: string;
  readonly onceKey: string;
  /** What was typed, sent along again. */
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly today: string;
}

/** The last step before an act: what it does to what people see and to stamps, with counts. */
export function consequencesBody(model: ActConsequences, locale: Locale): string {
  const shell = SHELL_TEXTS[locale];
  const { acts, fields, consequences: texts } = CERTIFICATE_TEXTS[locale];
  const { act, action, backHref, csrf, onceKey, values } = model;
  const hidden = values.map(([name, value]) => hiddenField(name, value)).join('');
  const lines = sentences(model, locale).map(
    ({ severity, text }) =>
      html`<li data-severity="${severity}">!${severityIcon(severity)}<div><p>${text}</p></div></li>`,
  );
  const others = html`<button name="step" value="edit" formnovalidate>${fields.change}</button>!${buttonLink({ label: shell.cancel, href: backHref })}`;
  const frame = {
    action,
    csrf,
    onceKey,
    submit: acts[act].confirm,
    isDangerous: act === 'revocation' || act === 'withdrawal',
    faultsTitle: shell.faultsTitle,
    others,
  };
  const form = postForm(frame, filledForm(''), `${hidden}${hiddenField('step', 'confirm')}`);
  return card(texts.title, html`<ul class="todos">!${lines}</ul>!${form}`, 'consequences');
}

function sentences(model: ActConsequences, locale: Locale) {
  const texts = CERTIFICATE_TEXTS[locale];
  const { consequences: say } = texts;
  const { certificate, recognition, stamps, act, today } = model;
  const { before, after } = recognition;
  const number = (value: number) => formatNumber(value, locale);
  const then = shownText(after, locale);
  const isSame = before.status === after.status && before.stars === after.stars;
  const loses = isStanding(before) && !isStanding(after);
  const severity = loses ? ('danger' as const) : ('notice' as const);
  const unused = Math.max(0, stamps.allocated + stamps.printed - stamps.expiredUnused);
  const lines = [
    {
      severity: 'notice' as const,
      text: say.becomes(
        texts.statuses[certificate.status],
        certificate.stars,
        formatDay(certificate.startsOn, locale),
        formatDay(lastDayOf(certificate), locale),
      ),
    },
    ...(isSame
      ? [{ severity: 'ok' as const, text: say.unchanged(then) }]
      : [
          { severity: 'notice' as const, text: say.shownNow(shownText(before, locale)) },
          { severity, text: say.shownThen(then) },
        ]),
    ...(certificate.startsOn > today && act === 'renewal'
      ? [{ severity: 'notice' as const, text: say.starts(formatDay(certificate.startsOn, locale)) }]
      : []),
    ...(stamps.stamps === 0 ? [{ severity: 'ok' as const, text: say.noStamps }] : []),
    ...(loses && unused > 0
      ? [{ severity, text: say.cannotActivate(number(unused), number(stamps.batches)) }]
      : []),
    ...(!loses && unused > 0 && isStanding(after)
      ? [{ severity: 'ok' as const, text: say.canActivate(number(unused)) }]
      : []),
    ...(!isSame && stamps.activated > 0
      ? [{ severity, text: say.inMarket(number(stamps.activated), then) }]
      : []),
    ...(certificate.followedBy !== null && (act === 'revocation' || act === 'withdrawal')
      ? [{ severity: 'warning' as const, text: say.followed(formatDay(certificate.followedBy.from, locale)) }]
      : []),
    { severity: 'notice' as const, text: say.onRecord },
  ];
  return lines;
}

function isStanding({ status }: ShownRecognition): boolean {
  return status === 'valid' || status === 'extended';
}

import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber, formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { areaField, checkField, hiddenField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, facts } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { differenceList } from './difference.ts';
import { REVIEW_TEXTS, type ShownSubmission } from './model.ts';
import { statePill } from './queue.ts';

/** A submission with what it would change, and the two ways to decide about it. */
export function submissionBody(
  submission: ShownSubmission,
  {
    filter,
    approve,
    give,
    csrf,
    locale,
  }: {
    /** The query of an address that keeps what the queue is narrowed to; empty: nothing. */
    readonly filter: string;
    readonly approve: FormState;
    /** State of the form that gives it back. */
    readonly give: FormState;
    readonly csrf: string;
    readonly locale: Locale;
  },
): string {
  const texts = REVIEW_TEXTS[locale];
  const { before, after, published, mayDecide, state } = submission;
  const changed = published?.changed ?? [];
  const difference = differenceList(
    before,
    after,
    { changed, published: published?.members ?? null },
    texts,
    locale,
  );
  const forms = mayDecide ? decisionForms(submission, { filter, approve, give, csrf, locale }) : '';
  const notYours = !mayDecide && state === 'submitted' ? html`<p class="muted">${texts.notYours}</p>` : '';
  return head(submission, locale) + difference + forms + notYours;
}

function head(submission: ShownSubmission, locale: Locale): string {
  const texts = REVIEW_TEXTS[locale];
  const { number, kind, producerName, submittedMs, claimsGtin, context, state, decidedMs } = submission;
  const ordered = context?.orderedStamps;
  const declared = context?.declared;
  const quantity = (value: unknown) =>
    typeof value === 'number' ? formatNumber(value, locale) : texts.quota.undeclared;
  const unit = typeof context?.unit === 'string' ? ` ${context.unit}` : '';
  const claim =
    claimsGtin === null
      ? ''
      : html`<div class="notice" data-severity="warning"><p><b>${texts.claim} ${claimsGtin}</b><br>${texts.claimNote}</p></div>`;
  return card(
    null,
    facts([
      { name: texts.columns.kind, value: texts.kinds[kind] ?? kind },
      { name: texts.producer, value: producerName },
      { name: texts.submittedAt, value: formatTime(submittedMs, locale) },
      { name: texts.columns.state, value: { html: statePill(state, locale) } },
      { name: texts.quota.ordered, value: context === null ? null : quantity(ordered) },
      { name: texts.quota.declared, value: context === null ? null : quantity(declared) + unit },
      {
        name: texts.decided,
        value: decidedMs === null ? null : { html: decisionText(submission, locale) },
      },
    ]) +
      claim +
      (kind === 'batch' || (state !== 'submitted' && state !== 'returned')
        ? ''
        : html`<div class="actions">!${buttonLink({ label: texts.preview, href: `/console/submissions/${number}/preview` })}</div>`),
  );
}

/** Why a submission was returned, or what else was said with the decision. */
export function decisionText(
  { decidedMs, grounds, reason }: Pick<ShownSubmission, 'decidedMs' | 'grounds' | 'reason'>,
  locale: Locale,
): string {
  const texts = REVIEW_TEXTS[locale];
  const when = decidedMs === null ? '' : html`<p class="muted small">${formatTime(decidedMs, locale)}</p>`;
  const said = [
    ...grounds.map((ground) => texts.grounds[ground] ?? ground),
    ...(reason === null ? [] : [reason]),
  ];
  return `${when}${said.length === 0 ? '' : html`<ul>!${said.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

function decisionForms(
  { number, updatedMs, published }: ShownSubmission,
  {
    filter,
    approve,
    give,
    csrf,
    locale,
  }: { filter: string; approve: FormState; give: FormState; csrf: string; locale: Locale },
): string {
  const texts = REVIEW_TEXTS[locale];
  const { faultsTitle } = SHELL_TEXTS[locale];
  const version = hiddenField('version', String(updatedMs));
  const overwrite =
    published !== null && published.changed.length > 0
      ? hiddenField('published', String(published.version)) +
        checkField({ name: 'overwrite', label: texts.overwrite, isRequired: true }, approve)
      : '';
  const grounds = Object.entries(texts.grounds)
    .map(
      ([value, label]) =>
        html`<div class="choice"><input type="checkbox" id="g-${value}" name="grounds" value="${value}"!${give.values('grounds').includes(value) ? ' checked' : ''}><label for="g-${value}">${label}</label></div>`,
    )
    .join('');
  return (
    card(
      texts.approveTitle,
      postForm(
        { action: `/console/review/${number}/approve${filter}`, csrf, submit: texts.approve, faultsTitle },
        approve,
        version + overwrite,
      ),
    ) +
    card(
      texts.returnTitle,
      postForm(
        {
          action: `/console/review/${number}/return${filter}`,
          csrf,
          submit: texts.return,
          faultsTitle,
          fieldNames: ['reason'],
        },
        give,
        html`!${version}<fieldset class="field"><legend>${texts.groundsLabel}</legend>!${grounds}</fieldset>!${areaField({ name: 'reason', label: texts.reason, hint: texts.reasonHint, maxLength: 1_000 }, give)}`,
      ),
    )
  );
}

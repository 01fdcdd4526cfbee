import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { buttonLink } from '../parts/button.ts';
import { areaField, hiddenField, radioField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { notice } from '../parts/notice.ts';
import { card, facts } from '../parts/pieces.ts';
import { APPLICATION_TEXTS } from '../texts/applications.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { type ApplicationDetail, statePill } from './model.ts';

/** The forms of a decision, each with its state, and what they stand in. */
export interface DecisionForms {
  readonly approve: FormState;
  readonly give: FormState;
  readonly csrf: string;
  readonly locale: Locale;
  readonly provinceName: string;
  /** What the list is narrowed to, as the end of an address; it goes along. */
  readonly filter: string;
}

/** One application with the ways to decide about it. */
export function applicationBody(application: ApplicationDetail, forms: DecisionForms): string {
  const { locale, provinceName } = forms;
  const { apply, detail, own, kinds, list } = APPLICATION_TEXTS[locale];
  const { contact, twins } = application;
  const said = facts([
    { name: list.state, value: { html: statePill(application.state, locale) } },
    { name: own.reason, value: application.reason },
    { name: apply.kind, value: kinds[application.kind] ?? application.kind },
    { name: list.place, value: [application.communeName, provinceName].filter(Boolean).join(', ') },
    { name: apply.address, value: application.address || null },
    { name: apply.taxCode, value: application.taxCode },
    { name: list.products, value: application.products.join('; ') },
    {
      name: detail.producer,
      value:
        application.producerId === null
          ? null
          : { html: html`<a href="/console/producers/${application.producerId}">${application.name}</a>` },
    },
  ]);
  const person =
    contact === null
      ? html`<p class="muted">${detail.erased}</p>`
      : facts([
          { name: apply.contactName, value: contact.name },
          { name: apply.email, value: contact.email },
          { name: apply.phone, value: contact.phone },
        ]);
  const others = twins.length === 0 ? '' : html`<p>${detail.twins(twins.length)}</p>`;
  const { taxCodeElsewhere } = application;
  const elsewhere =
    taxCodeElsewhere === null
      ? ''
      : notice({ severity: 'warning', text: detail.taxCodeElsewhere[taxCodeElsewhere] });
  return (
    elsewhere +
    card(detail.about, said + others) +
    card(detail.contact, person) +
    (application.state === 'approved' ? card(detail.nextTitle, html`<p>${detail.next}</p>`) : '') +
    (application.mayDecide ? decisions(application, forms) : '')
  );
}

function decisions(
  application: ApplicationDetail,
  { approve, give, csrf, locale, filter }: DecisionForms,
): string {
  const { detail } = APPLICATION_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const path = `/console/review/applications/${application.id}`;
  const version = hiddenField('version', String(application.updatedMs));
  const frame = { csrf, faultsTitle: shell.faultsTitle };
  const whom =
    application.like.length === 0
      ? ''
      : radioField(
          {
            name: 'producerId',
            label: detail.like,
            hint: detail.likeLead,
            isRequired: true,
            choices: [
              ...application.like.map(({ id, name, communeName, products, by }) => ({
                value: id,
                label: name,
                hint: [detail.by[by], communeName, detail.products(products)].filter(Boolean).join(' · '),
              })),
              { value: 'new', label: detail.whomNew },
            ],
          },
          approve,
        );
  const reason = areaField(
    {
      name: 'reason',
      label: detail.reason,
      hint: detail.reasonHint,
      rows: 3,
      maxLength: 1_000,
      isRequired: true,
    },
    give,
  );
  return (
    card(
      detail.approveTitle,
      html`<p class="muted">${detail.approveNote}</p>!${postForm({ ...frame, action: `${path}/approve${filter}`, submit: detail.approve }, approve, whom + version)}`,
    ) +
    card(
      detail.returnTitle,
      postForm(
        {
          ...frame,
          action: `${path}/return${filter}`,
          submit: detail.returnButton,
          others: html`<button class="danger" formaction="${`${path}/refuse${filter}`}">${detail.refuse}</button>`,
        },
        give,
        reason + version,
      ),
    )
  );
}

/** What was made by an approval: the invitation, this once. */
export function approvedBody(
  {
    producerId,
    link,
  }: {
    readonly producerId: string | null;
    readonly link?: { readonly url: string; readonly sent: boolean } | undefined;
  },
  email: string,
  queueHref: string,
  locale: Locale,
): string {
  const { detail } = APPLICATION_TEXTS[locale];
  const invited =
    link === undefined
      ? ''
      : link.sent
        ? html`<p>${detail.sent(email)}</p>`
        : html`<p>${detail.handOver}</p><p><code class="long-link">${link.url}</code></p>`;
  const producer =
    producerId === null
      ? ''
      : buttonLink({ label: detail.toProducer, href: `/console/producers/${producerId}` });
  const onward = buttonLink({ label: detail.toQueue, href: queueHref, isPrimary: true });
  return card(null, html`!${invited}<p>${detail.next}</p><div class="actions">!${onward}!${producer}</div>`);
}

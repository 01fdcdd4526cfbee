import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { TEXTS } from '../../texts/index.ts';
import { formatNumber, formatTime } from '../format.ts';
import type { Action } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { textField } from '../parts/fields.ts';
import { filledForm } from '../parts/form-state.ts';
import { card, facts, pill, tiles } from '../parts/pieces.ts';
import type { CertificateAct } from '../texts/certificates.ts';
import {
  CERTIFICATE_TEXTS,
  type CertificateFacts,
  decisionText,
  type ShownRecognition,
  STATUS_SEVERITY,
  shownText,
} from './model.ts';

/** One thing that was done to a certificate. */
export interface CertificateVersion {
  readonly version: number;
  readonly recordedMs: number;
  readonly act: 'record' | 'extend' | 'revoke' | 'correct' | 'withdraw';
  readonly reason: string | null;
  readonly stars: number;
  readonly decisionNumber: string;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly extendedUntil: string | null;
  readonly revokedOn: string | null;
}

/** Stamps by what became of them. */
export interface StampCounts {
  readonly batches: number;
  readonly stamps: number;
  readonly allocated: number;
  readonly printed: number;
  readonly activated: number;
  readonly expiredUnused: number;
}

/** A certificate's page. */
export interface CertificateDetail {
  readonly certificate: CertificateFacts;
  readonly versions: readonly CertificateVersion[];
  /** Null: not the viewer's to see. */
  readonly stamps: StampCounts | null;
  /** What was shown at the end of a day that was asked for. */
  readonly shown: { readonly day: string; readonly recognition: ShownRecognition | null };
  /** Whether the viewer decides about it. */
  readonly mayDecide: boolean;
  readonly today: string;
}

/** Everything about one certificate. */
export function certificateBody(detail: CertificateDetail, locale: Locale): string {
  const { certificate, stamps } = detail;
  return (
    card(null, factList(certificate, locale)) +
    (stamps === null ? '' : stampCard(certificate, stamps, locale)) +
    timeline(detail.versions, locale) +
    shownCard(detail, locale)
  );
}

/** What the viewer may do, the likeliest first. */
export function certificateActions(detail: CertificateDetail, locale: Locale): readonly Action[] {
  if (!detail.mayDecide) return [];
  const { acts } = CERTIFICATE_TEXTS[locale];
  const { id } = detail.certificate;
  return actsOn(detail.certificate).map((act, place) => ({
    label: acts[act].action,
    href: `/console/certificates/${encodeURIComponent(id)}/${act}`,
    isPrimary: place === 0 && act !== 'correction',
  }));
}

function actsOn({ status, followedBy }: CertificateFacts): readonly CertificateAct[] {
  if (status === 'withdrawn') return [];
  if (status === 'revoked') return ['correction', 'withdrawal'];
  const free = followedBy === null;
  const stands = status === 'valid' || status === 'extended';
  return [
    ...(free ? (['renewal'] as const) : []),
    ...(free && stands ? (['upgrade'] as const) : []),
    ...(free ? (['extension'] as const) : []),
    'revocation',
    'correction',
    'withdrawal',
  ];
}

function factList(certificate: CertificateFacts, locale: Locale): string {
  const texts = CERTIFICATE_TEXTS[locale];
  const { facts: names } = texts;
  const { product, producer, extension, revocation, follows, followedBy } = certificate;
  const link = (href: string, text: string) => ({ html: html`<a href="${href}">${text}</a>` });
  const place = producer.commune === null ? '' : `, ${producer.commune}`;
  const state = pill(STATUS_SEVERITY[certificate.status], texts.statuses[certificate.status]);
  return (
    html`<p>!${state}</p>` +
    facts([
      { name: names.product, value: link(`/console/products/${product.id}`, product.name) },
      { name: names.producer, value: `${producer.name}${place}` },
      { name: names.group, value: groupName(product.group, locale) },
      { name: names.stars, value: texts.stars(certificate.stars) },
      {
        name: names.decision,
        value: link(`/console/decisions/${certificate.decision.id}`, decisionText(certificate, locale)),
      },
      { name: names.issuedOn, value: formatDay(certificate.issuedOn, locale) },
      {
        name: names.startsOn,
        value: certificate.startsOn === certificate.issuedOn ? null : formatDay(certificate.startsOn, locale),
      },
      { name: names.expiresOn, value: formatDay(certificate.expiresOn, locale) },
      { name: names.extendedUntil, value: extension && formatDay(extension.until, locale) },
      { name: names.revokedOn, value: revocation && formatDay(revocation.on, locale) },
      { name: names.ground, value: revocation && texts.fields.grounds[revocation.ground] },
      { name: names.conclusion, value: revocation?.conclusion ?? null },
      {
        name: names.follows,
        value: follows && link(`/console/certificates/${follows.id}`, names.followsAs[follows.as]),
      },
      {
        name: names.followedBy,
        value:
          followedBy &&
          link(`/console/certificates/${followedBy.id}`, names.from(formatDay(followedBy.from, locale))),
      },
    ])
  );
}

/** The name of a product group. */
export function groupName(group: string, locale: Locale): string {
  return Object.entries(TEXTS[locale].groups).find(([code]) => code === group)?.[1] ?? group;
}

function stampCard({ product }: CertificateFacts, stamps: StampCounts, locale: Locale): string {
  const { stamps: texts } = CERTIFICATE_TEXTS[locale];
  if (stamps.batches === 0) return card(texts.title, html`<p class="muted">${texts.none}</p>`, 'stamps');
  const number = (value: number) => formatNumber(value, locale);
  const figures = tiles([
    { label: texts.batches, value: number(stamps.batches) },
    { label: texts.all, value: number(stamps.stamps) },
    { label: texts.waiting, value: number(stamps.printed) },
    { label: texts.activated, value: number(stamps.activated) },
  ]);
  const link = buttonLink({ label: texts.see, href: `/console/batches?productId=${product.id}` });
  return card(texts.title, html`!${figures}<div class="actions">!${link}</div>`, 'stamps');
}

function timeline(versions: readonly CertificateVersion[], locale: Locale): string {
  if (versions.length === 0) return '';
  const texts = CERTIFICATE_TEXTS[locale];
  const items = versions.toReversed().map(({ recordedMs, act, reason, stars, ...version }) => {
    const until = formatDay(version.extendedUntil ?? version.expiresOn, locale);
    const said = texts.timeline.said(stars, formatDay(version.startsOn, locale), until);
    const why = reason === null ? '' : html`<q>${reason}</q>`;
    return html`<li><b>${texts.timeline.acts[act]}</b> <span class="muted small">${formatTime(recordedMs, locale)} · ${version.decisionNumber} · ${said}</span>!${why}</li>`;
  });
  return card(texts.timeline.title, html`<ol class="history">!${items}</ol>`, 'timeline');
}

function shownCard({ certificate, shown, today }: CertificateDetail, locale: Locale): string {
  const { shown: texts } = CERTIFICATE_TEXTS[locale];
  const answer =
    shown.recognition === null
      ? ''
      : html`<p role="status"><b>${texts.answer(formatDay(shown.day, locale), shownText(shown.recognition, locale))}</b></p>`;
  const field = textField(
    { name: 'shownOn', label: texts.day, type: 'date', max: today, isRequired: true },
    filledForm('', { shownOn: shown.day }),
  );
  const form = html`<form method="get" action="/console/certificates/${certificate.id}#shown" class="filters">!${field}<div class="actions"><button>${texts.submit}</button></div></form>`;
  return card(texts.title, html`<p class="muted">${texts.lead}</p>!${answer}!${form}`, 'shown');
}

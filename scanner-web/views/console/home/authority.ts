import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { card, emptyState, facts, tiles } from '../parts/pieces.ts';
import { HOME_TEXTS } from '../texts/home.ts';
import { type TodoModel, todoCard } from './home.ts';

/** What officers and administrators begin with. */
export interface AuthorityHome {
  readonly todos: readonly TodoModel[];
  /** Submissions that wait for a decision. */
  readonly queue: number;
  /** Recognised today. */
  readonly products: number;
  /** Recognitions that end within so many days; each count includes the shorter ones. */
  readonly expiring: readonly { readonly withinDays: number; readonly products: number }[];
  /** Public checks of the last 30 days. */
  readonly checks: number;
  readonly mayImport: boolean;
  readonly mayInvite: boolean;
}

/** Days before the end after which a renewal is late. */
const LATE_DAYS = 120;

/** The start page of who decides: the queue, what waits, recognitions that end soon. */
export function authorityHome(model: AuthorityHome, locale: Locale): string {
  const texts = HOME_TEXTS[locale];
  const n = (value: number) => formatNumber(value, locale);
  const { todos, queue, products, checks } = model;
  const late = model.expiring.find(({ withinDays }) => withinDays === LATE_DAYS)?.products ?? 0;
  const figures = tiles([
    { label: texts.tiles.queue, value: n(queue), href: '/console/review' },
    { label: texts.tiles.recognised, value: n(products), href: '/console/statistics' },
    { label: texts.tiles.ending(n(LATE_DAYS)), value: n(late), href: endingHref(LATE_DAYS) },
    { label: texts.tiles.checks, value: n(checks), href: '/console/statistics?span=30d' },
  ]);
  const waiting = todos.length === 0 ? '' : todoCard(todos, locale);
  return products === 0 ? begin(model, locale) + waiting : figures + waiting + ending(model, locale);
}

function begin({ mayImport, mayInvite }: AuthorityHome, locale: Locale): string {
  const texts = HOME_TEXTS[locale];
  const action = mayImport ? { label: texts.importAnnex, href: '/console/imports' } : undefined;
  const invite = html`<p>${texts.inviteText}</p><div class="actions">!${buttonLink({ label: texts.invite, href: '/console/accounts' })}</div>`;
  return (
    card(texts.firstTitle, emptyState(texts.emptyRegister, action)) +
    (mayInvite ? card(texts.inviteTitle, invite) : '')
  );
}

function ending({ expiring }: AuthorityHome, locale: Locale): string {
  const texts = HOME_TEXTS[locale];
  const some = expiring
    .filter(({ products }) => products > 0)
    .toSorted((a, b) => a.withinDays - b.withinDays);
  if (some.length === 0) return card(texts.endingTitle, html`<p class="muted">${texts.endingNone}</p>`);
  const items = some.map(({ withinDays, products }) => ({
    name: texts.within(formatNumber(withinDays, locale)),
    value: {
      html: html`<a href="${endingHref(withinDays)}">${texts.products(formatNumber(products, locale))}</a>`,
    },
  }));
  return card(texts.endingTitle, html`<p class="muted">${texts.endingLead}</p>!${facts(items)}`);
}

function endingHref(days: number): string {
  return `/console/certificates?endsWithinDays=${days}`;
}

import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { type BatchModel, batchTable } from '../batches/list.ts';
import { formatNumber } from '../format.ts';
import { card, emptyState, tiles, todoList } from '../parts/pieces.ts';
import { BATCHES_TEXTS } from '../texts/batches.ts';
import { HOME_TEXTS, type TodoKey } from '../texts/home.ts';

/** One thing that waits, as the API says. */
export interface TodoModel {
  readonly kind: TodoKey;
  readonly severity: 'danger' | 'warning' | 'notice';
  readonly params: Readonly<Record<string, string | number>>;
  readonly href: string;
}

/** What the tiles of a producer count. */
export interface StockModel {
  readonly batches: number;
  readonly toPrint: number;
  readonly toActivate: number;
  readonly activated: number;
}

/** Things of one kind that the start page shows. */
const SHOWN_OF_KIND = 3;

/** Where all things of a kind are listed. */
const LISTS: Partial<Record<TodoKey, string>> = {
  'certificate-lapsed': '/console/certificates',
  'certificate-late': '/console/certificates',
  'certificate-window': '/console/certificates',
  'batch-to-activate': '/console/batches?stage=to-activate',
  'batch-to-print': '/console/batches?stage=to-print',
  'lot-recalled': '/console/lots?state=recalled',
  'lot-nearly-full': '/console/lots?state=open',
};

/** The start page of a producer: figures, what waits, recent batches. */
export function producerHome(
  model: {
    readonly todos: readonly TodoModel[];
    /** Of all that waits, also of what is not listed. */
    readonly total: number;
    /** Of these the ones that press. */
    readonly pressing: number;
    readonly stock: StockModel;
    readonly checks: number;
    /** The latest of them. */
    readonly batches: readonly BatchModel[];
  },
  locale: Locale,
): string {
  const texts = HOME_TEXTS[locale];
  const { todos, total, pressing, stock, checks, batches } = model;
  if (stock.batches === 0) {
    const action = { label: BATCHES_TEXTS[locale].order, href: '/console/batches/new' };
    return card(texts.firstTitle, emptyState(texts.firstText, action)) + todoCard(todos, locale, total);
  }
  const n = (value: number) => formatNumber(value, locale);
  const figures = tiles([
    { label: texts.tiles.toPrint, value: n(stock.toPrint), href: '/console/batches?stage=to-print' },
    { label: texts.tiles.stock, value: n(stock.toActivate), href: '/console/batches?stage=to-activate' },
    { label: texts.tiles.activated, value: n(stock.activated), href: '/console/ledger' },
    { label: texts.tiles.checks, value: n(checks), href: '/console/statistics?span=30d' },
    { label: texts.tiles.alerts, value: n(pressing), href: '#todos' },
  ]);
  return html`!${figures}!${todoCard(todos, locale, total)}!${card(texts.recentTitle, batchTable(batches, locale))}`;
}

/**
 * What waits, in sentences, kind by kind; of a kind that has a list of its own only the first few and the way there.
 * `total` counts also what is not among `todos`.
 */
export function todoCard(todos: readonly TodoModel[], locale: Locale, total = todos.length): string {
  const texts = HOME_TEXTS[locale];
  if (todos.length === 0) return card(texts.todosTitle, html`<p class="muted">${texts.nothing}</p>`, 'todos');
  const isWhole = total <= todos.length;
  const groups = [...Map.groupBy(todos, ({ kind }) => kind)].map(([kind, ofKind]) => {
    const list = LISTS[kind];
    const text = texts.todos[kind];
    const listed = list === undefined ? ofKind : ofKind.slice(0, SHOWN_OF_KIND);
    const rest = ofKind.length - listed.length;
    const items = listed.map(({ severity, params, href }) => {
      const value = (name: string) => shown(params[name], locale);
      const action = { label: text.action, href };
      return { severity, title: text.title(value), detail: text.detail(value), action };
    });
    const more = isWhole ? texts.more(formatNumber(rest, locale)) : texts.seeAll;
    return todoList(items, list === undefined || rest === 0 ? undefined : { label: more, href: list });
  });
  return card(texts.todosTitle, groups.join(''), 'todos');
}

function shown(value: string | number | undefined, locale: Locale): string {
  return typeof value === 'number' ? formatNumber(value, locale) : formatDay(value ?? '', locale);
}

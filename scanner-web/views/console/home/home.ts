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

/** The start page of a producer: figures, what waits, recent batches. */
export function producerHome(
  model: {
    readonly todos: readonly TodoModel[];
    /** Of all that waits, also of what is not listed. */
    readonly pressing: number;
    readonly stock: StockModel;
    readonly checks: number;
    /** The latest of them. */
    readonly batches: readonly BatchModel[];
  },
  locale: Locale,
): string {
  const texts = HOME_TEXTS[locale];
  const { todos, pressing, stock, checks, batches } = model;
  if (stock.batches === 0) {
    const action = { label: BATCHES_TEXTS[locale].order, href: '/console/batches/new' };
    return card(texts.firstTitle, emptyState(texts.firstText, action)) + todoCard(todos, locale);
  }
  const n = (value: number) => formatNumber(value, locale);
  const figures = tiles([
    { label: texts.tiles.toPrint, value: n(stock.toPrint), href: '/console/batches?stage=to-print' },
    { label: texts.tiles.stock, value: n(stock.toActivate), href: '/console/batches?stage=to-activate' },
    { label: texts.tiles.activated, value: n(stock.activated), href: '/console/ledger' },
    { label: texts.tiles.checks, value: n(checks), href: '/console/statistics?span=30d' },
    { label: texts.tiles.alerts, value: n(pressing), href: '#todos' },
  ]);
  return html`!${figures}!${todoCard(todos, locale)}!${card(texts.recentTitle, batchTable(batches, locale))}`;
}

/** What waits, in sentences. */
export function todoCard(todos: readonly TodoModel[], locale: Locale): string {
  const texts = HOME_TEXTS[locale];
  if (todos.length === 0) return card(texts.todosTitle, html`<p class="muted">${texts.nothing}</p>`, 'todos');
  const items = todos.map(({ kind, severity, params, href }) => {
    const text = texts.todos[kind];
    const value = (name: string) => shown(params[name], locale);
    return {
      severity,
      title: text.title(value),
      detail: text.detail(value),
      action: { label: text.action, href },
    };
  });
  return card(texts.todosTitle, todoList(items), 'todos');
}

function shown(value: string | number | undefined, locale: Locale): string {
  return typeof value === 'number' ? formatNumber(value, locale) : formatDay(value ?? '', locale);
}

import { html } from 'ghtml';
import type { Severity } from '../../../../stamps/verdict/index.ts';
import { severityIcon } from '../../icons.ts';
import type { Action } from '../model.ts';
import { buttonLink } from './button.ts';

/** A state in a few words; its sign tells it apart without colour. */
export function pill(severity: Severity | 'neutral', text: string): string {
  const sign = severity === 'neutral' ? '' : severityIcon(severity);
  return html`<span class="pill" data-severity="${severity}">!${sign}${text}</span>`;
}

/** A part of a page under a heading of its own. */
export function card(title: string | null, body: string, id?: string): string {
  const heading = title === null ? '' : html`<h2>${title}</h2>`;
  return html`<section class="card"!${id === undefined ? '' : html` id="${id}"`}>!${heading}!${body}</section>`;
}

/** A few figures side by side. */
export function tiles(
  items: readonly { readonly label: string; readonly value: string; readonly href?: string | undefined }[],
): string {
  return html`<ul class="tiles">!${items.map(({ label, value, href }) => {
    const inside = html`<span class="muted small">${label}</span><b>${value}</b>`;
    return href === undefined
      ? html`<li class="tile">!${inside}</li>`
      : html`<li class="tile"><a href="${href}">!${inside}</a></li>`;
  })}</ul>`;
}

/** One thing that waits for somebody, with the way to it. */
export interface Todo {
  readonly severity: Severity;
  readonly title: string;
  readonly detail: string;
  readonly action: Action;
}

/** What waits, the most pressing first. */
export function todoList(items: readonly Todo[], more?: Action): string {
  return html`<ul class="todos">!${items.map(
    ({ severity, title, detail, action }) =>
      html`<li data-severity="${severity}">!${severityIcon(severity)}<div><b>${title}</b><p class="muted small">${detail}</p></div>!${buttonLink(action)}</li>`,
  )}!${more === undefined ? '' : html`<li class="more"><a href="${more.href}">${more.label}</a></li>`}</ul>`;
}

/** What stands where a list would be, and how to fill it. */
export function emptyState(text: string, action?: Action): string {
  return html`<div class="empty"><p>${text}</p>!${action === undefined ? '' : buttonLink({ isPrimary: true, ...action })}</div>`;
}

/** Names and values; a value is text or trusted HTML, and one that is null is left out. */
export function facts(
  items: readonly { readonly name: string; readonly value: string | { readonly html: string } | null }[],
): string {
  return html`<dl>!${items.map(({ name, value }) =>
    value === null
      ? ''
      : html`<dt>${name}</dt><dd>!${typeof value === 'string' ? html`${value}` : value.html}</dd>`,
  )}</dl>`;
}

/** The way to the next page of a list; nothing on the last one. */
export function pager(next: string | null, label: string): string {
  return next === null
    ? ''
    : html`<nav class="pager"><a class="button" rel="next" href="${next}">${label}</a></nav>`;
}

/** Work in progress: a bar with its share in words; `done` and `total` in the same unit. */
export function progressBar(done: number, total: number, label: string): string {
  const share = total === 0 ? 100 : Math.floor((done / total) * 100);
  return html`<div class="progress"><progress max="${Math.max(1, total)}" value="${done}" aria-label="${label}"></progress><span>${share} %</span></div>`;
}

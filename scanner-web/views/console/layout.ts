import { html } from 'ghtml';
import { SEAL } from '../icons.ts';
import type { ConsoleFrame, ConsoleView, Crumb } from './model.ts';
import { buttonLink } from './parts/button.ts';
import { hiddenField } from './parts/fields.ts';
import { notice } from './parts/notice.ts';
import type { ShellTexts } from './texts/shell.ts';

/** A complete document of the console. */
export function consolePage(frame: ConsoleFrame, view: ConsoleView, texts: ShellTexts): string {
  const { locale, host, who } = frame;
  const refresh = view.refreshSeconds;
  return html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${view.title} · ${texts.siteName}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#161412" media="(prefers-color-scheme: dark)">!${
    refresh === undefined ? '' : html`<noscript><meta http-equiv="refresh" content="${refresh}"></noscript>`
  }<link rel="stylesheet" href="${frame.styleHref}">!${
    frame.scriptHref === null ? '' : html`<script type="module" src="${frame.scriptHref}"></script>`
  }</head><body!${who === null ? ' class="plain-page"' : ''}><a class="skip" href="#main">${texts.skip}</a><header class="bar"><a class="home" href="${who === null ? '/' : '/console'}">!${SEAL}<span><b>${texts.siteName}</b> <small>${host}</small></span></a><div class="who">!${whoPart(frame, texts)}<a class="lang" href="${switchHref(frame)}" hreflang="${otherLocale(frame)}" lang="${otherLocale(frame)}" rel="alternate">${texts.otherLanguage}</a></div></header>!${navPart(frame, texts)}<main id="main" tabindex="-1">!${crumbsPart(view.crumbs ?? [], texts)}<div class="title"><div><h1>${view.title}</h1>!${
    view.lead === undefined ? '' : html`<p class="muted">${view.lead}</p>`
  }</div>!${actionsPart(view)}</div>!${notice(view.notice ?? null)}!${view.body}</main></body></html>`;
}

function whoPart({ who, csrf }: ConsoleFrame, texts: ShellTexts): string {
  if (who === null) return '';
  const name = who.name ?? texts.roles[who.role];
  return html`<a href="/console/account" class="name">${name}</a><form method="post" action="/console/sign-out">!${hiddenField('csrf', csrf)}<button class="link">${texts.signOut}</button></form>`;
}

/** The menu twice: beside the page on a wide screen, folded above it on a narrow one; one of them is shown. */
function navPart({ nav }: ConsoleFrame, texts: ShellTexts): string {
  if (nav.length === 0) return '';
  const links = nav.map(
    ({ key, href, isCurrent }) =>
      html`<a href="${href}"!${isCurrent ? ' aria-current="page"' : ''}>${texts.nav[key]}</a>`,
  );
  const current = nav.find(({ isCurrent }) => isCurrent);
  const where = current === undefined ? '' : html` <span class="muted">${texts.nav[current.key]}</span>`;
  return html`<nav class="areas wide" aria-label="${texts.navLabel}">!${links}</nav><details class="menu narrow"><summary>${texts.navLabel}!${where}</summary><nav class="areas" aria-label="${texts.navLabel}">!${links}</nav></details>`;
}

function crumbsPart(crumbs: readonly Crumb[], texts: ShellTexts): string {
  if (crumbs.length === 0) return '';
  return html`<nav class="crumbs" aria-label="${texts.crumbsLabel}"><ol>!${crumbs.map(
    ({ label, href }) => html`<li><a href="${href}">${label}</a></li>`,
  )}</ol></nav>`;
}

function actionsPart({ actions = [] }: ConsoleView): string {
  if (actions.length === 0) return '';
  return html`<div class="actions">!${actions.map(buttonLink)}</div>`;
}

function switchHref(frame: ConsoleFrame): string {
  return `${frame.selfHref}${frame.selfHref.includes('?') ? '&' : '?'}lang=${otherLocale(frame)}`;
}

function otherLocale(frame: ConsoleFrame): 'vi' | 'en' {
  return frame.locale === 'vi' ? 'en' : 'vi';
}

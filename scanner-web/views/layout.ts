import { html } from 'ghtml';
import { SEAL } from './icons.ts';
import type { PageFrame } from './model.ts';
import { TEXTS, type Texts } from './texts/index.ts';
import { PREVIEW_BAR_TEXTS } from './texts/preview-bar.ts';

/** What the frame of a page wraps. */
export interface LayoutContent {
  readonly title: string;
  /** What a shared link shows instead: a result would be stale by the time that somebody reads it. */
  readonly shareTitle?: string;
  readonly description: string;
  /** Absolute address of a preview picture; null: none. */
  readonly imageUrl: string | null;
  /** Stamp pages stay out of search engines. */
  readonly indexed: boolean;
  /** Trusted HTML of the page. */
  readonly body: string;
}

/** A complete document around trusted HTML; every text of the frame is escaped here. */
export function layout(frame: PageFrame, content: LayoutContent): string {
  const { host, texts } = frame;
  const { product, code } = texts;
  return html`<!doctype html><html lang="${code}"!${texts.direction === 'rtl' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${content.title}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="description" content="${content.description}">!${
    content.indexed ? '' : '<meta name="robots" content="noindex,nofollow">'
  }<link rel="icon" href="/favicon.svg" type="image/svg+xml"><meta name="format-detection" content="telephone=no"><meta name="referrer" content="no-referrer"><meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#161412" media="(prefers-color-scheme: dark)"><meta property="og:type" content="website"><meta property="og:site_name" content="${product.siteName} · ${host}"><meta property="og:title" content="${content.shareTitle ?? content.title}"><meta property="og:description" content="${content.description}">!${
    content.imageUrl === null ? '' : html`<meta property="og:image" content="${content.imageUrl}">`
  }<style>!${frame.css}</style>!${
    frame.scriptHref === null ? '' : html`<script type="module" src="${frame.scriptHref}"></script>`
  }</head><body><a class="skip" href="#main">${product.skip}</a>!${previewBar(frame)}<div class="bar"><a class="home" href="/?lang=${code}">!${SEAL}<span><b>${host}</b> <small>${product.siteTask}</small></span></a>!${languageLinks(frame)}</div><main id="main">!${content.body}</main><footer><p>${texts.footer.lead} <b>${host}</b></p><p><a href="/privacy?lang=${code}">${texts.privacyPage.link}</a></p></footer></body></html>`;
}

/** The frame of a page in another language; `all` are those in which it can be read. */
export function inLanguage(frame: PageFrame, texts: Texts, all: readonly Texts[]): PageFrame {
  return { ...frame, texts, others: all.filter(({ code }) => code !== texts.code) };
}

/** The frame of a page for people at work, which says what it says in two languages only. */
export function inWorkLanguage(frame: PageFrame): PageFrame {
  return inLanguage(frame, TEXTS[frame.texts.reads], Object.values(TEXTS));
}

/** The same page in each other language; the stamp in its address stays. */
function languageLinks(frame: PageFrame): string {
  if (frame.preview?.isUnsent === true) return '';
  const joint = frame.selfPath.includes('?') ? '&' : '?';
  const links = frame.others.map(
    ({ code, name }) =>
      html`<a class="lang" href="${`${frame.selfPath}${joint}lang=${code}`}" hreflang="${code}" lang="${code}" rel="alternate">${name}</a>`,
  );
  return links.length > 1 ? html`<nav class="langs">!${links}</nav>` : links.join('');
}

/** Says above everything else that a page is only a preview. */
function previewBar({ preview, texts }: PageFrame): string {
  if (preview === undefined) return '';
  const { mark, note, back } = PREVIEW_BAR_TEXTS[texts.reads];
  const way = preview.backHref === null ? '' : html`<a href="${preview.backHref}">${back}</a>`;
  return html`<aside class="preview-bar" aria-label="${mark}"><p><b>${mark}.</b> ${note}</p>!${way}</aside>`;
}

import { html } from 'ghtml';
import { SEAL } from './icons.ts';
import type { PageFrame } from './model.ts';
import { PREVIEW_BAR_TEXTS } from './texts/preview-bar.ts';
import type { Texts } from './texts/texts.ts';

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
export function layout(frame: PageFrame, texts: Texts, content: LayoutContent): string {
  const { locale, host } = frame;
  const { product } = texts;
  return html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${content.title}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="description" content="${content.description}">!${
    content.indexed ? '' : '<meta name="robots" content="noindex,nofollow">'
  }<link rel="icon" href="/favicon.svg" type="image/svg+xml"><meta name="format-detection" content="telephone=no"><meta name="referrer" content="no-referrer"><meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#161412" media="(prefers-color-scheme: dark)"><meta property="og:type" content="website"><meta property="og:site_name" content="${product.siteName} · ${host}"><meta property="og:title" content="${content.shareTitle ?? content.title}"><meta property="og:description" content="${content.description}">!${
    content.imageUrl === null ? '' : html`<meta property="og:image" content="${content.imageUrl}">`
  }<style>!${frame.css}</style>!${
    frame.scriptHref === null ? '' : html`<script type="module" src="${frame.scriptHref}"></script>`
  }</head><body><a class="skip" href="#main">${product.skip}</a>!${previewBar(frame)}<div class="bar"><a class="home" href="/?lang=${locale}">!${SEAL}<span><b>${host}</b> <small>${product.siteTask}</small></span></a>!${languageLink(frame, texts)}</div><main id="main">!${content.body}</main><footer><p>${texts.footer.lead} <b>${host}</b></p><p><a href="/privacy?lang=${locale}">${texts.privacyPage.link}</a></p></footer></body></html>`;
}

function languageLink(frame: PageFrame, { product }: Texts): string {
  if (frame.preview?.isUnsent === true) return '';
  const other = otherLocale(frame);
  return html`<a class="lang" href="${switchHref(frame)}" hreflang="${other}" lang="${other}" rel="alternate">${product.otherLanguage}</a>`;
}

/** Says above everything else that a page is only a preview. */
function previewBar({ preview, locale }: PageFrame): string {
  if (preview === undefined) return '';
  const { mark, note, back } = PREVIEW_BAR_TEXTS[locale];
  const way = preview.backHref === null ? '' : html`<a href="${preview.backHref}">${back}</a>`;
  return html`<aside class="preview-bar" aria-label="${mark}"><p><b>${mark}.</b> ${note}</p>!${way}</aside>`;
}

/** The same page in the other language; the stamp in its address stays. */
function switchHref(frame: PageFrame): string {
  const joint = frame.selfPath.includes('?') ? '&' : '?';
  return `${frame.selfPath}${joint}lang=${otherLocale(frame)}`;
}

function otherLocale(frame: PageFrame): 'vi' | 'en' {
  return frame.locale === 'vi' ? 'en' : 'vi';
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageFrame, Texts } from '../../scanner-web/views/index.ts';
import { hostOfOrigin } from '../../stamps/trust/index.ts';
import { cspHash, type PageNeeds } from './content-policy.ts';
import { preferredOf } from './language.ts';
import type { WebAssets } from './web-assets.ts';

/** What every public page is framed by. */
export interface PublicPages {
  /** The frame of a page; `path` is where it can be asked for again, `lang` left out. */
  frame(request: FastifyRequest, path: string, nowMs: number): PageFrame;
  /** The language in which a request wants to be answered: of `?lang=`, else of `Accept-Language`. */
  textsOf(request: FastifyRequest): Texts;
  /** Answers with a page; nothing between here and the reader may keep it. */
  send(
    reply: FastifyReply,
    frame: PageFrame,
    status: number,
    html: string,
    needs?: Pick<PageNeeds, 'isWasmAllowed' | 'scriptHashes'>,
  ): FastifyReply;
}

/** Frames for the pages of this service; the first of the languages is that of whoever prefers none of them. */
export function createPublicPages(
  publicUrl: string,
  kept: Pick<PageFrame, 'retentionDays' | 'reportDays'>,
  assets: WebAssets,
  languages: readonly Texts[],
): PublicPages {
  const textsOf = (request: Pick<FastifyRequest, 'headers' | 'originalUrl'>): Texts => {
    const asked = /[?&]lang=([a-z0-9-]+)(?:[&#]|$)/i.exec(request.originalUrl)?.[1]?.toLowerCase();
    return languages.find(({ code }) => code.toLowerCase() === asked) ?? preferredOf(request, languages);
  };
  const host = hostOfOrigin(publicUrl);
  const styleHashes = [cspHash(assets.css)];
  return {
    textsOf,
    frame: (request, path, nowMs) => {
      const texts = textsOf(request);
      return {
        texts,
        others: languages.filter((other) => other !== texts),
        host,
        origin: publicUrl,
        selfPath: withoutLanguage(path),
        css: assets.css,
        scriptHref: assets.scriptHref,
        ...kept,
        nowMs,
      };
    },
    send: (reply, { texts }, status, html, needs = {}) =>
      reply
        .code(status)
        .allowOnPage({ styleHashes, ...needs })
        .header('cache-control', 'no-store')
        .header('content-language', texts.code)
        .header('referrer-policy', 'no-referrer')
        .header('vary', 'Accept, Accept-Language')
        .type('text/html; charset=utf-8')
        .send(html),
  };
}

/** Whether the client would rather have JSON than a page. */
export function wantsJson(request: Pick<FastifyRequest, 'headers'>): boolean {
  const accept = request.headers.accept ?? '';
  const json = qualityOf(accept, 'application/json');
  return json > 0 && json > qualityOf(accept, 'text/html');
}

function qualityOf(accept: string, type: string): number {
  for (const range of accept.slice(0, 1_000).toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    if (name !== type) continue;
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    return weight >= 0 && weight <= 1 ? weight : 0;
  }
  return 0;
}

/** A path of ours without its `lang`; anything else becomes the home page. */
function withoutLanguage(path: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) return '/';
  const [before = '', query] = path.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
  const kept = (query ?? '').split('&').filter((pair) => pair !== '' && !/^lang=/i.test(pair));
  return kept.length === 0 ? before : `${before}?${kept.join('&')}`;
}

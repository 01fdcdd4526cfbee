import type { FastifyReply, FastifyRequest } from 'fastify';
import { inLanguage, type PageFrame, TEXTS } from '../../scanner-web/views/index.ts';
import type { PublicPages } from '../http/public-pages.ts';
import { localeOf } from './locale.ts';

/** A public page as it would be shown, without the frame of the console. */
export interface PageDocument {
  readonly document: (frame: PageFrame) => string;
  /** Where it can be asked for again. */
  readonly path: string;
}

/** Answers with such a page, without script: nothing on it acts. */
export function sendDocument(
  pages: PublicPages,
  request: FastifyRequest,
  reply: FastifyReply,
  { path, document }: PageDocument,
  nowMs: number,
): FastifyReply {
  const asked = { ...pages.frame(request, path, nowMs), scriptHref: null };
  const frame = inLanguage(asked, TEXTS[localeOf(request, reply)], Object.values(TEXTS));
  return pages.send(reply, frame, 200, document(frame));
}

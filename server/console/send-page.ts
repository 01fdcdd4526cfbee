import type { FastifyReply } from 'fastify';
import {
  type ConsoleFrame,
  type ConsoleView,
  consolePage,
  SHELL_TEXTS,
} from '../../scanner-web/views/console/index.ts';

/** Whether a page is kept nowhere, or by the browser that asked, which shows it again to who goes back and to nobody else. */
export type Keeping = 'no-store' | 'private, no-cache';

/** Answers with a console page; unless `keeping` says otherwise, nothing between here and the reader may keep it. */
export function sendConsolePage(
  reply: FastifyReply,
  frame: ConsoleFrame,
  view: ConsoleView,
  keeping: Keeping = 'no-store',
): FastifyReply {
  return reply
    .code(view.status ?? 200)
    .allowOnPage({})
    .header('cache-control', keeping)
    .header('content-language', frame.locale)
    .header('vary', 'Accept-Language, Cookie')
    .type('text/html; charset=utf-8')
    .send(consolePage(frame, view, SHELL_TEXTS[frame.locale]));
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languageOf } from '../http/language.ts';

const COOKIE = 'temque-lang';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The language of a console page: what `?lang=` asks for, which is remembered by a cookie; else what the cookie says;
 * else that of `Accept-Language`.
 */
export function localeOf(request: FastifyRequest, reply: FastifyReply): Language {
  const asked = /[?&]lang=(vi|en)(?:[&#]|$)/i.exec(request.originalUrl)?.[1]?.toLowerCase();
  if (asked === 'vi' || asked === 'en') {
    reply.header('set-cookie', `${COOKIE}=${asked}; Path=/console; Max-Age=${YEAR_SECONDS}; SameSite=Lax`);
    return asked;
  }
  const kept = /(?:^|;\s*)temque-lang=(vi|en)(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  return kept === 'vi' || kept === 'en' ? kept : languageOf(request);
}

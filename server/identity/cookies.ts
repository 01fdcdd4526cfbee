import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookies of a browser that signs in. */
export interface SessionCookies {
  /** The text of the session's cookie; undefined without one. */
  session(request: FastifyRequest): string | undefined;
  /** The text by which an account knows this browser; undefined without one. */
  device(request: FastifyRequest): string | undefined;
  /** @param maxAgeSeconds undefined: until the browser is closed */
  setSession(reply: FastifyReply, secret: string, maxAgeSeconds: number | undefined): void;
  setDevice(reply: FastifyReply, secret: string): void;
  clearSession(reply: FastifyReply): void;
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Cookies of an installation at this origin: with `https` they carry the prefix `__Host-`, so that no other host and
 * no page without encryption can set or read them. Scripts never see them; other sites' forms do not bring them along.
 */
export function sessionCookies(publicUrl: string): SessionCookies {
  const isHttps = publicUrl.startsWith('https:');
  const name = isHttps ? '__Host-temque' : 'temque';
  const deviceName = `${name}-device`;
  const options = { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' } as const;
  const read = ({ server, headers }: FastifyRequest, wanted: string) =>
    headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[wanted];
  return {
    session: (request) => read(request, name),
    device: (request) => read(request, deviceName),
    setSession(reply, secret, maxAge) {
      reply.setCookie(name, secret, maxAge === undefined ? options : { ...options, maxAge });
    },
    setDevice(reply, secret) {
      reply.setCookie(deviceName, secret, { ...options, maxAge: YEAR_SECONDS });
    },
    clearSession(reply) {
      reply.clearCookie(name, options);
    },
  };
}

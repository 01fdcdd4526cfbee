import helmet from '@fastify/helmet';
import type { App } from './app-type.ts';
import { contentPolicy, type PageNeeds } from './content-policy.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Loosens the content security policy of this answer by what its page needs. */
    allowOnPage(needs: PageNeeds): this;
  }
}

/** Camera and position are asked for on our own pages only; everything else is off. */
const PERMISSIONS =
  'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Puts security headers on every answer, errors included. `publicUrl` is the origin that browsers see. */
export async function installSecurityHeaders(app: App, { publicUrl }: { publicUrl: string }): Promise<void> {
  const isHttps = publicUrl.startsWith('https:');
  const policy = contentPolicy(isHttps);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: isHttps ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: { action: 'deny' },
    // Answers that other origins may read say so themselves.
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    originAgentCluster: true,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', policy).header('permissions-policy', PERMISSIONS);
    done();
  });
  app.decorateReply('allowOnPage', function (needs: PageNeeds) {
    return this.header('content-security-policy', contentPolicy(isHttps, needs));
  });
}

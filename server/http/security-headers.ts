import helmet from '@fastify/helmet';
import type { App } from './app-type.ts';
import { BARE_POLICY, contentPolicy, type PageNeeds } from './content-policy.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Makes this answer a page: it may load files of this server, and what `needs` names. */
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
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: isHttps ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: { action: 'deny' },
    // Answers that other origins may read say so themselves.
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    // Words to browsers that are no more: every answer would carry them for nothing.
    originAgentCluster: false,
    dnsPrefetchControl: false,
    ieNoOpen: false,
    permittedCrossDomainPolicies: false,
    xssFilter: false,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', BARE_POLICY).header('permissions-policy', PERMISSIONS);
    done();
  });
  app.decorateReply('allowOnPage', function (needs: PageNeeds) {
    return this.header('content-security-policy', contentPolicy(isHttps, needs));
  });
}

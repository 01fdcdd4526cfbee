import type { App } from './app-type.ts';
import { problem } from './problems.ts';

/** Requests being worked on at once; beyond it new ones are told to come back. */
export const MAX_IN_FLIGHT = 1_000;

const RETRY_AFTER_SECONDS = 2;

/** Refuses new work while `maxInFlight` requests are being answered, so that those still finish in time. */
export function installLoadLimit(app: App, maxInFlight: number = MAX_IN_FLIGHT): void {
  let inFlight = 0;
  app.addHook('onRequest', (request, reply, done) => {
    inFlight += 1;
    // `close` comes exactly once, after a complete answer as well as after an abort.
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    // Whoever watches the process must be able to ask it also then.
    const isWelcome = inFlight <= maxInFlight || request.routeOptions.url === '/healthz';
    done(isWelcome ? undefined : overloaded());
  });
}

function overloaded() {
  const params = { seconds: RETRY_AFTER_SECONDS };
  return problem('overloaded', { retryAfterSeconds: RETRY_AFTER_SECONDS, params });
}

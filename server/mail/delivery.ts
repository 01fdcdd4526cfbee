import { createTransport } from 'nodemailer';
import type { App } from '../http/app-type.ts';
import { deliverDue } from './deliver.ts';
import { type OutboxDeps, postExpiryNotices } from './outbox.ts';

/** Time between two rounds. */
const ROUND_MS = 15_000;

/** Rounds between two looks at certificates that end: an hour. */
const NOTICE_ROUNDS = 240;

/** A server for mail that does not answer is waited for this long. */
const PATIENCE_MS = 20_000;

/** Sends letters while the server runs, one round after the other; what is not sent when it stops is sent afterwards. */
export function installDelivery(
  app: App,
  deps: OutboxDeps & { readonly smtpUrl: string; readonly from: string },
): void {
  const transport = createTransport({
    url: deps.smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let rounds = 0;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    if (rounds++ % NOTICE_ROUNDS === 0) await postExpiryNotices(deps);
    await deliverDue({ ...deps, transport });
  };
  const next = () => {
    running = running.then(round).catch((error: unknown) => app.log.error({ err: error }, 'letters'));
  };
  const timer = setInterval(next, ROUND_MS).unref();
  app.addHook('onReady', async () => next());
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await running;
    transport.close();
  });
}

import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import type { Clock, NewId } from './domain/clock.ts';
import type { App } from './http/app-type.ts';
import { listenLocally } from './http/local-socket.ts';
import { openKeyStore } from './keys/key-store.ts';
import { prepareDataDir } from './storage/data-dir.ts';
import { acquireLock } from './storage/lock.ts';
import { openStorage } from './storage/open.ts';

/** Where `npm run build` puts what browsers load. */
export const WEB_ROOT = fileURLToPath(new URL('../dist', import.meta.url));

/** What a running service is made from; time and randomness come from whoever starts it. */
export interface ServiceOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomBytes: (size: number) => Uint8Array;
  /** The process that holds the data folder. */
  readonly pid: number;
  readonly logger?: FastifyBaseLogger;
  /** `local` serves the local socket alone, for a command that found no server running. */
  readonly reach: 'network' | 'local';
}

/** A service that holds its data folder and listens. */
export interface Service {
  readonly app: App;
  /** Where browsers reach it, such as `http://127.0.0.1:3000`; null with reach `local`. */
  readonly url: string | null;
  readonly socketPath: string;
  /** Ends what is running, then gives the data folder back. */
  close(): Promise<void>;
}

/**
 * Takes the data folder, opens what is in it and listens. What was taken is given back when a later step fails.
 *
 * @throws StorageError, KeyError, or the system's error when the address is taken
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, clock, reach } = options;
  const undo: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const lock = acquireLock(prepareDataDir(config.dataDir), { pid: options.pid, sinceMs: clock() });
    undo.push(() => lock.release());
    const storage = await openStorage({ file: lock.files.database });
    undo.push(() => storage.close());
    const keys = await openKeyStore({ ...options, db: storage.db, wrappingKey: config.wrappingKey });
    const app = await buildApp({ ...options, storage, keys, webRoot: WEB_ROOT });
    undo.push(() => app.close());
    await app.ready();
    const url = reach === 'network' ? await app.listen({ host: config.host, port: config.port }) : null;
    const local = await listenLocally(app, lock);
    undo.push(() => local.close());
    return { app, url, socketPath: local.path, close };
  } catch (error) {
    await close();
    throw error;
  }
}

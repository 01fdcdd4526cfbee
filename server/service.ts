import type { FastifyBaseLogger } from 'fastify';
import { buildApp } from './app.ts';
import { phrase } from './config/phrase.ts';
import { type Config, ConfigError } from './config.ts';
import type { Clock, NewId } from './domain/clock.ts';
import type { App } from './http/app-type.ts';
import { listenLocally } from './http/local-socket.ts';
import { type KeyStore, openKeyStore } from './keys/key-store.ts';
import { prepareDataDir } from './storage/data-dir.ts';
import { listHosts } from './storage/hosts.ts';
import { acquireLock } from './storage/lock.ts';
import { openStorage, type Storage } from './storage/open.ts';

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
  readonly storage: Storage;
  readonly keys: KeyStore;
  /** Where browsers reach it, such as `http://127.0.0.1:3000`; null with reach `local`. */
  readonly url: string | null;
  readonly socketPath: string;
  /** Ends what is running, then gives the data folder back. */
  close(): Promise<void>;
}

/** How long running requests may take once the service is asked to stop. */
const DRAIN_MS = 10_000;

/**
 * Takes the data folder, opens what is in it and listens. What was taken is given back when a later step fails.
 *
 * @throws StorageError, KeyError, or ConfigError when the address cannot be listened on
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, clock, logger, reach } = options;
  const undo: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const step of undo.splice(0).reverse()) {
      await Promise.resolve(step()).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'the service did not stop cleanly');
  };
  try {
    const lock = acquireLock(prepareDataDir(config.dataDir), { pid: options.pid, sinceMs: clock() });
    undo.push(() => lock.release());
    const storage = await openStorage({ file: lock.files.database });
    undo.push(() => storage.close());
    if (storage.migrated.length > 0)
      logger?.info({ migrations: storage.migrated }, 'database brought up to date');
    const keys = await openKeyStore({ ...options, db: storage.db, wrappingKey: config.wrappingKey });
    const hosts = await listHosts(storage.db);
    if (hosts.length > 0 && !hosts.includes(config.publicUrl)) {
      logger?.warn(
        { publicUrl: config.publicUrl, former: hosts },
        'PUBLIC_URL is new; former origins stay ours',
      );
    }
    const app = await buildApp({ ...options, storage, keys });
    undo.push(() => drain(() => app.close(), app.server));
    await app.ready();
    const url = reach === 'network' ? await listen(app, config) : null;
    const local = await listenLocally(app, lock);
    undo.push(() => drain(() => local.close(), local));
    return { app, storage, keys, url, socketPath: local.path, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for running requests, but not for ever. */
async function drain(
  end: () => PromiseLike<unknown>,
  server: { closeAllConnections(): void },
): Promise<void> {
  const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  try {
    await end();
  } finally {
    clearTimeout(hurry);
  }
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw unusable('PORT', (t) => t.faults.portInUse(port, host));
    if (code === 'EACCES') throw unusable('PORT', (t) => t.faults.portForbidden(port));
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw unusable('HOST', (t) => t.faults.hostElsewhere(host));
    throw error;
  }
}

function unusable(name: string, say: Parameters<typeof phrase>[0]): ConfigError {
  return new ConfigError([{ name, fault: phrase(say) }]);
}

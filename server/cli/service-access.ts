import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { nanoid } from 'nanoid';
import { FIELDS } from '../config/fields.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { isOwnSocket, localSocketPath } from '../http/local-socket.ts';
import { dataFiles } from '../storage/data-dir.ts';
import { StorageError } from '../storage/faults.ts';
import { ApiClient } from './api-client.ts';
import { CliError } from './cli-error.ts';
import { type CliIo, type CommonOptions, settingsOf, spokenHeaders } from './cli-io.ts';
import { EXIT } from './exit-codes.ts';

/** What a command does with the service. */
type Use<T> = (api: ApiClient) => Promise<T>;

/**
 * Runs `use` against the service of the data folder: the running one through its local socket, or, when none runs, one
 * that lives as long as `use` and is reached by nobody else. A folder that holds no installation is refused, and stays
 * as it is: a mistyped name must not look like an empty registry.
 *
 * @throws CliError no-installation, socket-foreign, and the codes of StorageError and KeyError
 */
export async function withService<T>(io: CliIo, options: CommonOptions, use: Use<T>): Promise<T> {
  const dataDir = dataDirOf(io, options);
  if (!existsSync(dataFiles(dataDir).database)) {
    throw new CliError('no-installation', EXIT.usage, (t) => t.frame.faults.noInstallation(dataDir));
  }
  return withServiceOrNew(io, options, use);
}

/**
 * As {@link withService}, but where no installation is it begins one: for the commands that fill a new one.
 *
 * @throws CliError socket-foreign, and the codes of StorageError and KeyError
 */
export async function withServiceOrNew<T>(io: CliIo, options: CommonOptions, use: Use<T>): Promise<T> {
  const headers = spokenHeaders(io);
  const running = await findRunning(dataDirOf(io, options));
  if (running !== undefined) return use(new ApiClient({ socketPath: running }, headers));
  const config = loadConfig(settingsOf(io, options));
  // Most commands find a server running; loading one of their own would take longer than their work.
  const { startService } = await import('../service.ts');
  return asCliFaults(async () => {
    const service = await startService({
      config,
      clock: io.clock,
      newId: () => nanoid(),
      randomBytes,
      pid: process.pid,
      reach: 'local',
    });
    try {
      return await use(new ApiClient({ socketPath: service.socketPath }, headers));
    } finally {
      await service.close();
    }
  });
}

/** The data folder that the options and the environment name, whatever else is configured. */
export function dataDirOf(io: CliIo, options: CommonOptions): string {
  const field = FIELDS.dataDir;
  const parsed = field.parse(settingsOf(io, options)[field.name] || field.fallback);
  if (!parsed.ok) throw new ConfigError([{ name: field.name, fault: parsed.fault }]);
  return parsed.value;
}

/** The socket of the service that runs on a data folder; undefined when none does. */
async function findRunning(dataDir: string): Promise<string | undefined> {
  if (!existsSync(dataDir)) return undefined;
  const path = localSocketPath(dataFiles(dataDir));
  if (!existsSync(path)) return undefined;
  if (!isOwnSocket(path)) {
    throw new CliError('socket-foreign', EXIT.unavailable, (t) => t.frame.faults.socketForeign(path));
  }
  return (await answers(path)) ? path : undefined;
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A folder that another process holds ends a command with a code of its own. */
export async function asCliFaults<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'storage-locked') throw error;
    const { code, sentence } = error;
    throw new CliError(code, EXIT.unavailable, (_, language) => sentence[language], { cause: error });
  }
}

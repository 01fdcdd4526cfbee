import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataFiles } from '../storage/data-dir.ts';
import type { DataLock } from '../storage/lock.ts';
import type { App } from './app-type.ts';

/** Bytes of a socket's path that every Unix takes (macOS has room for 104 with the zero at the end, Linux for 108). */
export const SOCKET_PATH_LIMIT = 103;

const localConnections = new WeakSet<Socket>();

/** Whether a request came through the local socket, which only the operator's own account can open. */
export function isLocalRequest(request: IncomingMessage): boolean {
  return localConnections.has(request.socket);
}

/** A server that listens on the local socket. */
export interface LocalServer {
  readonly path: string;
  /** Lets running requests end, then removes the socket. */
  close(): Promise<void>;
  /** Ends running requests too. */
  closeAllConnections(): void;
}

/**
 * Where the local socket of a data folder is: in the folder, or, when that path is too long for a socket, in a folder
 * of the user's own among the temporary files. The data folder exists.
 */
export function localSocketPath(files: DataFiles): string {
  if (Buffer.byteLength(files.socket) <= SOCKET_PATH_LIMIT) return files.socket;
  const name = createHash('sha256').update(realpathSync(files.dataDir)).digest('hex').slice(0, 16);
  return join(tmpdir(), `temque-${process.getuid?.() ?? 0}-${name}`, 'temque.sock');
}

/**
 * Whether the socket at a path can be trusted: it, and the folder it is in, belong to this user and to nobody else.
 * A client asks before it sends secrets.
 */
export function isOwnSocket(path: string): boolean {
  try {
    const folder = lstatSync(join(path, '..'));
    const socket = lstatSync(path);
    const uid = process.getuid?.();
    return socket.isSocket() && socket.uid === uid && folder.uid === uid && (folder.mode & 0o077) === 0;
  } catch {
    return false;
  }
}

/**
 * Serves the app, which is ready, on the local socket too. Holding the lock proves that a socket file found there was
 * left behind by a process that has ended.
 *
 * @throws TypeError when the lock was released.
 */
export async function listenLocally(app: App, lock: DataLock): Promise<LocalServer> {
  if (!lock.held) throw new TypeError('the lock of the data folder is not held');
  const path = localSocketPath(lock.files);
  if (path !== lock.files.socket) makeOwnFolder(join(path, '..'));
  rmSync(path, { force: true });
  const server = createServer((request, response) => app.routing(request, response));
  server.on('connection', (socket) => localConnections.add(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
  chmodSync(path, 0o600);
  return {
    path,
    closeAllConnections: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** Another user may have made a folder of that name first: then it is not used. */
function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0 || !lstatSync(folder).isDirectory()) {
    throw new Error(`${folder} belongs to somebody else; move the data folder to a shorter path`);
  }
}

import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** One request of a load; every connection sends a share of them. */
export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What a load saw. */
export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  non2xx: number;
}

/** How hard and how long to ask; `ratePerSecond` holds the client back, absent means as fast as it goes. */
export interface LoadShape {
  connections: number;
  seconds: number;
  ratePerSecond?: number;
  /** Every request is sent at most once, and the load ends when they are used up. */
  isOnce?: boolean;
}

/** What the client's process is given. */
export interface LoadJob {
  origin: string;
  requests: LoadRequest[];
  shape: LoadShape;
}

const CLIENT = new URL('./targets/client.ts', import.meta.url);

/**
 * Sends the requests to `origin` from a process of its own and reports. The same client serves every side of a
 * comparison. @throws Error when the client ends without a result
 */
export async function load(origin: string, requests: LoadRequest[], shape: LoadShape): Promise<LoadResult> {
  const client = fork(CLIENT.pathname);
  const result = new Promise<LoadResult>((resolve, reject) => {
    client.once('message', (message) => resolve(message as LoadResult));
    client.once('exit', () => reject(new Error('the client ended without a result')));
  });
  const job: LoadJob = { origin, requests, shape };
  client.send(job);
  try {
    return await result;
  } finally {
    client.kill('SIGTERM');
  }
}

/** A server of its own process under load; `stop` ends it and waits. */
export interface Target {
  origin: string;
  stop(): Promise<void>;
}

/** Starts a TypeScript module as a child that prints its origin as its first line. @throws Error when it ends before */
export async function startTarget(module: URL, env: Record<string, string> = {}): Promise<Target> {
  const child = spawn(process.execPath, [module.pathname], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(lines, 'line'), ended.then(() => [null])]);
  const origin: unknown = first[0];
  if (typeof origin !== 'string') throw new Error(`${module.pathname} ended before it listened`);
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

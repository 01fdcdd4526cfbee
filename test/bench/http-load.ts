import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';

/** One request of a load, sent over keep-alive connections in turn with its siblings. */
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
}

/** Sends the requests in turn to `origin` and reports. The same client serves every side of a comparison. */
export async function load(origin: string, requests: LoadRequest[], shape: LoadShape): Promise<LoadResult> {
  const result = await autocannon({
    url: origin,
    connections: shape.connections,
    duration: shape.seconds,
    workers: 1,
    requests,
    ...(shape.ratePerSecond ? { overallRate: shape.ratePerSecond } : {}),
  });
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    non2xx: result.non2xx + result.errors,
  };
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

import { connect, type Socket } from 'node:net';
import type { LoadJob, LoadRequest, LoadResult } from '../http-load.ts';

/**
 * The load, in a process of its own: keep-alive connections that each send their share of the requests, one after the
 * other, and read nothing of an answer but its status and length.
 */
process.once('message', (job: LoadJob) => {
  void run(job).then((result) => process.send?.(result));
});

async function run({ origin, requests, shape }: LoadJob): Promise<LoadResult> {
  const { hostname, port } = new URL(origin);
  const bytes = requests.map((request) => bytesOf(request, hostname));
  const latenciesMs: number[] = [];
  let non2xx = 0;
  const startMs = performance.now();
  const endMs = startMs + shape.seconds * 1_000;
  let due = 0;

  /** When the next request should leave: at once, or in step with the rate. Later is waiting, and counts. */
  const nextDueMs = () => {
    if (shape.ratePerSecond === undefined) return performance.now();
    due += 1;
    return startMs + (due * 1_000) / shape.ratePerSecond;
  };

  const converse = async (socket: Socket, place: number) => {
    const exchange = exchanger(socket);
    for (let turn = place; ; turn += shape.connections) {
      const request = shape.isOnce ? bytes[turn] : bytes[turn % bytes.length];
      const dueMs = nextDueMs();
      if (request === undefined || dueMs >= endMs) break;
      const earlyMs = dueMs - performance.now();
      if (earlyMs > 0) await new Promise((resolve) => setTimeout(resolve, earlyMs));
      const status = await exchange(request);
      latenciesMs.push(performance.now() - dueMs);
      if (status < 200 || status > 299) non2xx += 1;
    }
    socket.destroy();
  };
  await Promise.all(
    Array.from({ length: shape.connections }, (_, place) =>
      converse(connect({ host: hostname, port: Number(port), noDelay: true }), place),
    ),
  );
  const seconds = (performance.now() - startMs) / 1_000;
  latenciesMs.sort((a, b) => a - b);
  const quantile = (q: number) => latenciesMs[Math.floor(q * (latenciesMs.length - 1))] ?? 0;
  return {
    requestsPerSecond: latenciesMs.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    non2xx,
  };
}

/** Sends one request at a time and gives the status of its answer once all of it has come. */
function exchanger(socket: Socket): (request: Buffer) => Promise<number> {
  let answered: (status: number) => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  let read = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    read = read.length === 0 ? chunk : Buffer.concat([read, chunk]);
    const end = read.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = read.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) return failed(new Error(`an answer without a length: ${head}`));
    if (read.length < end + 4 + length) return;
    read = Buffer.alloc(0);
    answered(Number(head.slice(9, 12)));
  });
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('the server hung up')));
  return (request) =>
    new Promise((resolve, reject) => {
      answered = resolve;
      failed = reject;
      socket.write(request);
    });
}

function bytesOf({ method, path, headers = {}, body = '' }: LoadRequest, host: string): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${host}`, `content-length: ${Buffer.byteLength(body)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

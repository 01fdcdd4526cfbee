import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Bytes of a JWS signing input of a stamp: header, dot and payload. */
const INPUT_BYTES = 106;

/** Raw Ed25519 `crypto.sign` per second of one thread over `seconds`. */
export function signRateOneCore(seconds: number): number {
  const { privateKey } = generateKeyPairSync('ed25519');
  return rateOf(seconds, (input) => sign(null, input, privateKey));
}

/** Raw Ed25519 `crypto.verify` per second of one thread over `seconds`. */
export function verifyRateOneCore(seconds: number): number {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const input = randomBytes(INPUT_BYTES);
  const signature = sign(null, input, privateKey);
  return rateOf(seconds, () => verify(null, input, publicKey, signature));
}

function rateOf(seconds: number, work: (input: Buffer) => unknown): number {
  const input = randomBytes(INPUT_BYTES);
  const start = process.hrtime.bigint();
  const until = start + BigInt(Math.round(seconds * 1e9));
  let done = 0;
  let now = start;
  while (now < until) {
    for (let i = 0; i < 50; i++) work(input);
    done += 50;
    now = process.hrtime.bigint();
  }
  return done / (Number(now - start) / 1e9);
}

/** Raw Ed25519 `crypto.sign` per second of all cores together, a worker thread each. */
export async function signRateAllCores(seconds: number): Promise<number> {
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    const { signRateOneCore } = await import(workerData.module);
    parentPort.postMessage(signRateOneCore(workerData.seconds));`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  const rates = await Promise.all(
    Array.from(
      { length: availableParallelism() },
      () =>
        new Promise<number>((resolve, reject) => {
          const worker = new Worker(url, { workerData: { module: import.meta.url, seconds } });
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}

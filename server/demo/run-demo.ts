import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { nanoid } from 'nanoid';
import { ApiClient } from '../cli/api-client.ts';
import { CliError } from '../cli/cli-error.ts';
import {
  type CliIo,
  type CommonOptions,
  settingsOf,
  spokenHeaders,
  writeNote,
  writeResult,
} from '../cli/cli-io.ts';
import { EXIT } from '../cli/exit-codes.ts';
import { asCliFaults } from '../cli/service-access.ts';
import { FIELDS } from '../config/fields.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { formatWrappingKey, WRAPPING_KEY_BYTES } from '../domain/wrapping-key.ts';
import { createLog } from '../log.ts';
import { type Service, startService } from '../service.ts';
import { freePort, lanAddress } from './address.ts';
import { announce } from './announce.ts';
import { DemoApi } from './demo-api.ts';
import { type DemoFiles, prepareDemoFolder } from './demo-folder.ts';
import type { DemoAccount } from './person.ts';
import { type Step, type Told, tellTimeline } from './timeline.ts';
import { buildWebAssets } from './web-assets.ts';

/** Options of the demo. */
export interface DemoOptions extends CommonOptions {
  readonly lan?: true;
}

/** What `demo.json` holds. */
export interface DemoSummary {
  readonly baseUrl: string;
  /** An admin's token. */
  readonly apiToken: string;
  readonly sheetPdf: string;
  /** By verdict; and by `recognition-expired` and `recognition-revoked`. */
  readonly links: Readonly<Record<string, string>>;
  /** One account for each role, to sign in with. */
  readonly accounts: readonly DemoAccount[];
  /** Every registered product; `gtin` of its first pack. */
  readonly products: readonly { readonly id: string; readonly name: string; readonly gtin: string | null }[];
  readonly batches: readonly {
    readonly code: string;
    readonly productId: string;
    readonly quantity: number;
  }[];
}

const DEFAULT_DATA_DIR = './data/demo';

/** Builds, fills a fresh data folder, serves it and tells where to look, until it is asked to stop. */
export async function runDemo(io: CliIo, options: DemoOptions): Promise<void> {
  let isStopped = false;
  io.stopped.then(() => {
    isStopped = true;
  });
  const { demo: t } = io.texts.service;
  const step: Step = (name) => {
    if (isStopped)
      throw new CliError('interrupted', EXIT.interrupted, ({ service }) => service.demo.stoppedEarly);
    writeNote(io, t.step(t.steps[name]));
  };
  await asCliFaults(async () => {
    const settings = settingsOf(io, options);
    const host = options.lan ? lanAddress() : '127.0.0.1';
    const port = await freePort(host, portOf(settings.PORT));
    const dataDir = resolve(settings.DATA_DIR || DEFAULT_DATA_DIR);
    const files = prepareDemoFolder(dataDir, { pid: process.pid, sinceMs: io.clock() });
    step('building');
    await buildWebAssets();
    const config = await configure(files, host, port, settings.LOG_LEVEL);
    const summary = await setUp(io, config, files, step);
    const service = await start(io, config, 'network', io.clock);
    try {
      writeResult(io, options, summary, await announce(summary, t, { qrCode: options.lan === true }));
      await io.stopped;
    } finally {
      await service.close();
    }
    writeNote(io, t.stopped);
  });
}

async function configure(files: DemoFiles, host: string, port: number, logLevel = 'warn'): Promise<Config> {
  const key = formatWrappingKey(randomBytes(WRAPPING_KEY_BYTES));
  await writeFile(files.wrappingKey, `${key}\n`, { mode: 0o600 });
  return loadConfig({
    DATA_DIR: files.dataDir,
    PUBLIC_URL: `http://${host}:${port}`,
    HOST: host,
    PORT: String(port),
    WRAPPING_KEY_FILE: files.wrappingKey,
    LOG_LEVEL: logLevel,
  });
}

/** Fills the data folder through a service that only this process reaches and whose clock it turns. */
async function setUp(io: CliIo, config: Config, files: DemoFiles, step: Step): Promise<DemoSummary> {
  const nowMs = io.clock();
  let clockMs = nowMs;
  const service = await start(io, config, 'local', () => clockMs);
  try {
    const api = new ApiClient({ socketPath: service.socketPath }, spokenHeaders(io));
    const setClock = (ms: number): void => {
      clockMs = ms;
    };
    const told = await tellTimeline({ api, service, setClock, nowMs, step });
    step('printing');
    const demoApi = new DemoApi(api);
    await printSheet(demoApi, told, files.sheetPdf);
    const summary = summarise(
      config.publicUrl,
      await demoApi.token({ name: 'demo', role: 'admin' }),
      files,
      told,
    );
    await writeFile(files.summary, `${JSON.stringify(summary, null, 2)}\n`, { mode: 0o600 });
    return summary;
  } finally {
    await service.close();
  }
}

async function printSheet(api: DemoApi, told: Told, file: string): Promise<void> {
  const pdf = await api.sheet(told.sheetBatch.code, {
    first: '0',
    last: '64',
    stock: '65-up',
    reason: 'Tờ in của bản demo',
  });
  await pipeline(pdf, createWriteStream(file));
}

function summarise(baseUrl: string, apiToken: string, files: DemoFiles, told: Told): DemoSummary {
  return {
    baseUrl,
    apiToken,
    sheetPdf: files.sheetPdf,
    links: told.links,
    accounts: told.accounts,
    products: told.products.map(({ id, name, variants }) => ({ id, name, gtin: variants[0]?.gtin ?? null })),
    batches: told.batches.map(({ code, productId, quantity }) => ({ code, productId, quantity })),
  };
}

function start(io: CliIo, config: Config, reach: 'network' | 'local', clock: () => number): Promise<Service> {
  return startService({
    config,
    clock,
    newId: () => nanoid(),
    randomBytes,
    pid: process.pid,
    logger: createLog(config.logLevel, io.err),
    reach,
  });
}

function portOf(text: string | undefined): number {
  const parsed = FIELDS.port.parse(text || FIELDS.port.fallback);
  if (!parsed.ok) {
    throw new ConfigError([{ name: FIELDS.port.name, fault: parsed.fault }]);
  }
  return parsed.value;
}

import { randomBytes } from 'node:crypto';
import { enableCompileCache } from 'node:module';
import { nanoid } from 'nanoid';
import { COMPILE_CACHE } from './compile-cache.ts';
import { parseLanguage, terminalLanguage } from './config/language.ts';
import { ConfigError, loadConfig } from './config.ts';
import { OperatorFault } from './domain/operator-fault.ts';
import { createLog } from './log.ts';
import type { Service } from './service.ts';

/** The production server: reads the environment, the time and randomness, and runs until it is told to stop. */
async function main(): Promise<void> {
  // Whatever the server writes belongs to its own account alone.
  process.umask(0o077);
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  for (const warning of config.warnings) log.warn(warning.en);
  // Loaded only now: a fault in the configuration is told at once, and what follows comes from the cache.
  enableCompileCache(COMPILE_CACHE);
  const { startService } = await import('./service.ts');
  const { offerSetup } = await import('./first-setup.ts');
  const parts = {
    clock: Date.now,
    newId: () => nanoid(),
    randomBytes: (size: number) => new Uint8Array(randomBytes(size)),
  };
  const service = await startService({
    ...parts,
    config,
    logger: log,
    pid: process.pid,
    reach: 'network',
  });
  const setup = await offerSetup({ ...parts, db: service.storage.db, publicUrl: config.publicUrl });
  log.info({ url: service.url, publicUrl: config.publicUrl, dataDir: config.dataDir }, 'listening');
  stopOnSignal(service, (signal) => log.info({ signal }, 'stopping'));
  if (setup !== undefined) {
    const until = new Date(setup.expiresMs).toISOString();
    log.warn({ setupLink: setup.url, until }, 'no administrator yet: open this link once to set up');
  }
}

function stopOnSignal(service: Service, report: (signal: string) => void): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // A second signal does not wait for anything; the database is safe at any moment.
    if (isStopping) process.exit(1);
    isStopping = true;
    report(signal);
    service.close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** An expected fault is told in its own words; a programmer's mistake with its stack. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof OperatorFault ? told(error) : stackOf(error)}\n`);
  process.exit(1);
}

function told(error: OperatorFault): string {
  const language = parseLanguage(process.env);
  const sentence = error.sentence[language.ok ? language.value : terminalLanguage(process.env)];
  return error instanceof ConfigError ? sentence : `${sentence} [${error.code}]`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await main().catch(fail);

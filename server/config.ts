import { readFileSync, statSync } from 'node:fs';
import type { Field } from './config/fields.ts';
import { FIELDS } from './config/fields.ts';
import { likelyMisspellings } from './config/misspellings.ts';
import type { Parsed } from './domain/parsed.ts';
import { fault, value } from './domain/parsed.ts';

/** Every setting, read and checked; see `FIELDS` for what each means. */
export type Config = { readonly [K in keyof typeof FIELDS]: Read<(typeof FIELDS)[K]> } & {
  /** Sentences for the log: allowed, but probably not meant. */
  readonly warnings: readonly string[];
};

type Read<F> = F extends { parse(text: string): Parsed<infer T> } ? T : never;

/** One setting that cannot be used. */
export interface ConfigFault {
  readonly name: string;
  /** A phrase that continues the name. */
  readonly fault: string;
}

/** The configuration cannot be used; its message lists every fault on a line of its own. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(['The configuration cannot be used:', ...faults.map((f) => `  ${f.name} ${f.fault}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** A secret file beyond this many bytes is not what it should be. */
const SECRET_FILE_LIMIT = 4_096;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration out of environment variables and the secret files that they name.
 *
 * @throws ConfigError with every fault at once.
 */
export function loadConfig(env: Environment): Config {
  const faults: ConfigFault[] = [];
  const warnings: string[] = [];
  const read = <T>(field: Field<T>): T | undefined => {
    const parsed = readField(field, env, warnings);
    if (!parsed.ok) {
      faults.push({ name: field.name, fault: parsed.fault });
      return undefined;
    }
    if (parsed.warning !== undefined) warnings.push(`${field.name} ${parsed.warning}`);
    return parsed.value;
  };
  const config = {
    dataDir: read(FIELDS.dataDir),
    publicUrl: read(FIELDS.publicUrl),
    formerHosts: read(FIELDS.formerHosts),
    wrappingKey: read(FIELDS.wrappingKey),
    host: read(FIELDS.host),
    port: read(FIELDS.port),
    trustProxy: read(FIELDS.trustProxy),
    logLevel: read(FIELDS.logLevel),
    scanRetentionDays: read(FIELDS.scanRetentionDays),
  };
  const misspelt = likelyMisspellings(
    Object.keys(env),
    Object.values<Field<unknown>>(FIELDS).map((field) => field.name),
  );
  for (const { found, meant } of misspelt) warnings.push(`${found} is not a setting; ${meant} may be meant`);
  if (isComplete(config) && faults.length === 0) return { ...config, warnings };
  throw new ConfigError([
    ...faults,
    ...misspelt.map(({ found, meant }) => ({
      name: found,
      fault: `is not a setting; ${meant} may be meant`,
    })),
  ]);
}

type Complete<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function isComplete<T extends object>(settings: T): settings is T & Complete<T> {
  return Object.values(settings).every((setting) => setting !== undefined);
}

function readField<T>(field: Field<T>, env: Environment, warnings: string[]): Parsed<T> {
  const text = env[field.name]?.trim();
  const direct = text === '' ? undefined : text;
  const file = field.secret ? env[`${field.name}_FILE`]?.trim() : undefined;
  if (file !== undefined && file !== '') {
    if (direct !== undefined) return fault(`and ${field.name}_FILE are both set: keep exactly one`);
    const secret = readSecretFile(field.name, file, warnings);
    if (!secret.ok) return secret;
    const parsed = field.parse(secret.value);
    return parsed.ok ? parsed : fault(`${parsed.fault} (read from ${file}, which ${field.name}_FILE names)`);
  }
  if (direct !== undefined) return field.parse(direct);
  if (field.fallback !== null) return field.parse(field.fallback);
  return fault(
    field.secret ? `or ${field.name}_FILE must be set (${field.form})` : `must be set (${field.form})`,
  );
}

function readSecretFile(name: string, file: string, warnings: string[]): Parsed<string> {
  try {
    const { mode, size } = statSync(file);
    if (size > SECRET_FILE_LIMIT)
      return fault(`comes from ${file}, which ${name}_FILE names and which is too large to be a secret`);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      warnings.push(`${name}_FILE names ${file}, which other users of this machine may access: chmod 600 it`);
    }
    return value(readFileSync(file, 'utf8').trim());
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return fault(`comes from ${file}, which ${name}_FILE names and which cannot be read (${reason})`);
  }
}

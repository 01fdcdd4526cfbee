import { readFileSync, statSync } from 'node:fs';
import type { Field } from './config/fields.ts';
import { FIELDS } from './config/fields.ts';
import { LANGUAGE_SETTING, parseLanguage } from './config/language.ts';
import { likelyMisspellings } from './config/misspellings.ts';
import { phrase } from './config/phrase.ts';
import type { Sentence } from './domain/language.ts';
import { OperatorFault } from './domain/operator-fault.ts';
import type { Parsed } from './domain/parsed.ts';
import { fault, value } from './domain/parsed.ts';

/** Every setting, read and checked; see `FIELDS` for what each means. */
export type Config = { readonly [K in keyof typeof FIELDS]: Read<(typeof FIELDS)[K]> } & {
  /** What is allowed, but probably not meant. */
  readonly warnings: readonly Sentence[];
};

/** What the application reads of it; the rest is for whoever starts it. */
export type AppConfig = Pick<
  Config,
  | 'publicUrl'
  | 'formerHosts'
  | 'trustProxy'
  | 'scanRetentionDays'
  | 'offlineDays'
  | 'reportRetentionDays'
  | 'smtpUrl'
  | 'mailFrom'
  | 'smsSecret'
>;

type Read<F> = F extends { parse(text: string): Parsed<infer T> } ? T : never;

/** One setting that cannot be used. */
export interface ConfigFault {
  readonly name: string;
  /** A phrase that continues the name. */
  readonly fault: Sentence;
}

/** The configuration cannot be used; its message lists every fault on a line of its own. */
export class ConfigError extends OperatorFault<'configuration'> {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(
      'configuration',
      phrase((t, language) =>
        [t.intro, ...faults.map((entry) => `  ${entry.name} ${entry.fault[language]}`)].join('\n'),
      ),
    );
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
  const warnings: Sentence[] = [];
  const read = <T>(field: Field<T>): T | undefined => {
    const parsed = readField(field, env, warnings);
    if (!parsed.ok) {
      faults.push({ name: field.name, fault: parsed.fault });
      return undefined;
    }
    if (parsed.warning !== undefined) warnings.push(about(field.name, parsed.warning));
    return parsed.value;
  };
  const language = parseLanguage(env);
  if (!language.ok) faults.push({ name: LANGUAGE_SETTING, fault: language.fault });
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
    offlineDays: read(FIELDS.offlineDays),
    reportRetentionDays: read(FIELDS.reportRetentionDays),
    smtpUrl: read(FIELDS.smtpUrl),
    mailFrom: read(FIELDS.mailFrom),
    smsSecret: read(FIELDS.smsSecret),
  };
  if (typeof config.smtpUrl === 'string' && config.mailFrom === null) {
    faults.push({ name: FIELDS.mailFrom.name, fault: phrase((t) => t.faults.mailFromMissing) });
  }
  const misspelt = likelyMisspellings(
    Object.keys(env),
    Object.values<Field<unknown>>(FIELDS).map((field) => field.name),
  );
  const unknown = misspelt.map(({ found, meant }) => ({
    name: found,
    fault: phrase((t) => t.faults.notASetting(meant)),
  }));
  if (!isComplete(config) || faults.length > 0) throw new ConfigError([...faults, ...unknown]);
  return { ...config, warnings: [...warnings, ...unknown.map(({ name, fault }) => about(name, fault))] };
}

function about(name: string, said: Sentence): Sentence {
  return { vi: `${name} ${said.vi}`, en: `${name} ${said.en}` };
}

type Complete<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function isComplete<T extends object>(settings: T): settings is T & Complete<T> {
  return Object.values(settings).every((setting) => setting !== undefined);
}

function readField<T>(field: Field<T>, env: Environment, warnings: Sentence[]): Parsed<T> {
  const text = env[field.name]?.trim();
  const direct = text === '' ? undefined : text;
  const file = field.secret ? env[`${field.name}_FILE`]?.trim() : undefined;
  if (file !== undefined && file !== '') {
    if (direct !== undefined) return fault(phrase((t) => t.faults.bothSet(field.name)));
    const secret = readSecretFile(field.name, file, warnings);
    if (!secret.ok) return secret;
    const parsed = field.parse(secret.value);
    if (parsed.ok) return parsed;
    return fault(phrase((t, language) => t.faults.readFrom(parsed.fault[language], file, field.name)));
  }
  if (direct !== undefined) return field.parse(direct);
  return typeof field.fallback === 'string' ? field.parse(field.fallback) : fault(field.fallback.unset);
}

function readSecretFile(name: string, file: string, warnings: Sentence[]): Parsed<string> {
  try {
    const { mode, size } = statSync(file);
    if (size > SECRET_FILE_LIMIT) return fault(phrase((t) => t.faults.fileTooLarge(file, name)));
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      warnings.push(phrase((t) => t.warnings.fileOpen(name, file)));
    }
    return value(readFileSync(file, 'utf8').trim());
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return fault(phrase((t) => t.faults.fileUnreadable(file, name, reason)));
  }
}

import { resolve } from 'node:path';
import { parseEmail } from '../domain/email.ts';
import type { Sentence } from '../domain/language.ts';
import type { Parsed } from '../domain/parsed.ts';
import { fault, parseChoice, parseInteger, value } from '../domain/parsed.ts';
import { parseWrappingKey } from '../domain/wrapping-key.ts';
import type { Origin } from './origins.ts';
import { parseFormerHosts, parseOrigin } from './origins.ts';
import { phrase } from './phrase.ts';
import type { TrustProxy } from './trust-proxy.ts';
import { parseTrustProxy } from './trust-proxy.ts';

/** One setting: its name in the environment, how it is read, and what an operator has to know about it. */
export interface Field<T> {
  readonly name: string;
  /** Text taken when the variable is unset or empty; or what is said of a variable that must be set and is not. */
  readonly fallback: string | { readonly unset: Sentence };
  /** Form or unit of the value. */
  readonly form: string;
  readonly description: string;
  /** What follows from choosing it wrongly or changing it later. */
  readonly consequence: string;
  /** A secret may come from the file that `NAME_FILE` names, and never appears in a message. */
  readonly secret?: true;
  parse(text: string): Parsed<T>;
}

/** Amounts of detail in the log, most to least. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Every setting of the server, declared here alone; the keys are the members of `Config`. */
export const FIELDS = {
  dataDir: {
    name: 'DATA_DIR',
    fallback: './data',
    form: 'folder',
    description:
      'Where the database, its lock and the local socket are; made when missing, readable by its owner only.',
    consequence: 'A new folder is a new registry with new keys: stamps of the old one are unknown to it.',
    parse: (text: string): Parsed<string> =>
      text.includes('\0') ? fault(phrase((t) => t.faults.zeroByte)) : value(resolve(text)),
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    fallback: { unset: phrase((t) => t.faults.publicUrlUnset) },
    form: 'scheme and host',
    description:
      'The address that stamps link to. https, except on this machine and private networks; no path.',
    consequence:
      'Printed on every stamp from now on. After a change the former host keeps counting as ours, and must keep ' +
      'leading to this server for as long as its stamps are in the market. Up to 23 characters keep symbols small.',
    parse: (text: string): Parsed<Origin> => parseOrigin(text),
  },
  formerHosts: {
    name: 'FORMER_HOSTS',
    fallback: '',
    form: 'hosts, separated by commas',
    description: 'Hosts that stamps linked to before, besides those that this database has seen itself.',
    consequence:
      'Links on a host that is neither current nor former are judged `foreign-host`. A host stays known once listed.',
    parse: (text: string): Parsed<readonly Origin[]> => parseFormerHosts(text),
  },
  wrappingKey: {
    name: 'WRAPPING_KEY',
    fallback: { unset: phrase((t) => t.faults.wrappingKeyUnset) },
    form: '32 bytes, base64 or hexadecimal',
    description: 'The key that encrypts all other keys at rest.',
    consequence:
      'Without it the database and every backup of it cannot issue or check stamps. Keep a copy elsewhere.',
    secret: true,
    parse: (text: string): Parsed<Uint8Array> => parseWrappingKey(text),
  },
  host: {
    name: 'HOST',
    fallback: '127.0.0.1',
    form: 'address or host name',
    description: 'The address to listen on.',
    consequence:
      '`0.0.0.0` or `::` serves every network of the machine; the service itself speaks plain HTTP.',
    parse: (text: string): Parsed<string> =>
      /^[A-Za-z0-9.:_-]{1,253}$/.test(text)
        ? value(text)
        : fault(phrase((t) => t.faults.listenAddress(text))),
  },
  port: {
    name: 'PORT',
    fallback: '3000',
    form: '0 to 65535',
    description: 'The TCP port to listen on; 0 takes any free one.',
    consequence: 'The proxy in front must send to the same port.',
    parse: (text: string): Parsed<number> => parseInteger(text, 0, 65_535),
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    fallback: 'off',
    form: '`off`, a count, or addresses',
    description:
      'Whose `X-Forwarded-For` is believed: nobody, the last n proxies, or proxies at these CIDR ranges.',
    consequence:
      'Off behind a proxy, all visitors look like one and share its limits; too much trust lets anybody pose as anybody.',
    parse: (text: string): Parsed<TrustProxy> => parseTrustProxy(text),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    fallback: 'info',
    form: LOG_LEVELS.join(', '),
    description: 'The least important lines that are still logged.',
    consequence: '`debug` and `trace` are long; no level logs addresses of visitors or secrets.',
    parse: (text: string): Parsed<(typeof LOG_LEVELS)[number]> => parseChoice(text, LOG_LEVELS),
  },
  scanRetentionDays: {
    name: 'SCAN_RETENTION_DAYS',
    fallback: '365',
    form: 'days, 1 to 3650',
    description:
      'How long single scans are kept, and times and places of the evidence of copies; totals per stamp stay.',
    consequence:
      'Shorter forgets sooner what copies look like; longer keeps more than the purpose may justify.',
    parse: (text: string): Parsed<number> => parseInteger(text, 1, 3_650),
  },
  offlineDays: {
    name: 'OFFLINE_DAYS',
    fallback: '7',
    form: 'days, 1 to 90',
    description: 'How long an inspector’s device judges stamps without having fetched a new trust bundle.',
    consequence:
      'Shorter stops a lost or forgotten device sooner; longer lets it judge by what may long have changed.',
    parse: (text: string): Parsed<number> => parseInteger(text, 1, 90),
  },
  reportRetentionDays: {
    name: 'REPORT_RETENTION_DAYS',
    fallback: '365',
    form: 'days, 1 to 3650',
    description:
      'How long contact and photo of a report are kept at most, also while its case is open; after a case was closed it is 90 days.',
    consequence: 'Shorter than a case takes leaves nobody to ask; what is erased cannot be brought back.',
    parse: (text: string): Parsed<number> => parseInteger(text, 1, 3_650),
  },
  smtpUrl: {
    name: 'SMTP_URL',
    fallback: '',
    form: 'smtp:// or smtps:// address with user and password',
    description: 'The server for mail that invitations, links for passwords and notices of expiry go out by.',
    consequence: 'Empty: no letter is sent, and the console shows links for the administrator to pass on.',
    secret: true,
    parse: (text: string): Parsed<string | null> =>
      text === ''
        ? value(null)
        : URL.canParse(text) && /^smtps?:\/\/[^/]+/.test(text)
          ? value(text)
          : fault(phrase((t) => t.faults.smtpUrl)),
  },
  mailFrom: {
    name: 'MAIL_FROM',
    fallback: '',
    form: 'e-mail address',
    description: 'The address that letters come from; must be set when SMTP_URL is.',
    consequence: 'Receivers judge letters by it: the domain should let the server for mail send in its name.',
    parse: (text: string): Parsed<string | null> => {
      if (text === '') return value(null);
      const email = parseEmail(text);
      return email === undefined ? fault(phrase((t) => t.faults.mailFrom(text))) : value(email);
    },
  },
  smsSecret: {
    name: 'SMS_SECRET',
    fallback: '',
    form: '16 characters or more',
    description: 'What a gateway of text messages shows in `X-Sms-Secret` to have messages answered.',
    consequence:
      'Empty: `POST /api/v1/sms` answers nobody. Whoever knows it can send checks in the name of any phone.',
    secret: true,
    parse: (text: string): Parsed<string | null> => {
      if (text === '') return value(null);
      return text.length >= 16 ? value(text) : fault(phrase((t) => t.faults.smsSecret));
    },
  },
} satisfies Record<string, Field<unknown>>;

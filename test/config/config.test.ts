import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../server/config/fields.ts';
import { configurationTable } from '../../server/config/reference.ts';
import { ConfigError, loadConfig } from '../../server/config.ts';
import { formatWrappingKey, parseWrappingKey } from '../../server/domain/wrapping-key.ts';
import { temporaryFolder, testWrappingKey } from '../support/data-dir.ts';

const KEY = formatWrappingKey(testWrappingKey());
const GOOD = { PUBLIC_URL: 'https://tem.example.vn', WRAPPING_KEY: KEY };

function faultsOf(env: Record<string, string | undefined>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { name } of error.faults) expect(error.message).toContain(name);
    return error.faults.map((fault) => fault.name);
  }
}

describe('loadConfig', () => {
  test('takes defaults', () => {
    expect(loadConfig(GOOD)).toMatchObject({
      publicUrl: 'https://tem.example.vn',
      formerHosts: [],
      host: '127.0.0.1',
      port: 3000,
      trustProxy: false,
      logLevel: 'info',
      scanRetentionDays: 365,
      offlineDays: 7,
      reportRetentionDays: 365,
      warnings: [],
    });
    expect(Buffer.from(loadConfig(GOOD).wrappingKey)).toEqual(Buffer.from(testWrappingKey()));
  });

  test.each<[string, string, unknown, string]>([
    ['PUBLIC_URL', 'HTTPS://Tem.Example.VN/', 'https://tem.example.vn', 'publicUrl'],
    ['PUBLIC_URL', 'https://tem.example.vn:8443', 'https://tem.example.vn:8443', 'publicUrl'],
    ['PUBLIC_URL', 'http://127.0.0.1:3000', 'http://127.0.0.1:3000', 'publicUrl'],
    ['PUBLIC_URL', 'http://localhost:3000', 'http://localhost:3000', 'publicUrl'],
    ['PUBLIC_URL', 'http://192.168.1.20:3000', 'http://192.168.1.20:3000', 'publicUrl'],
    ['PUBLIC_URL', 'http://172.31.0.1', 'http://172.31.0.1', 'publicUrl'],
    ['PUBLIC_URL', 'https://bücher.example', 'https://xn--bcher-kva.example', 'publicUrl'],
    [
      'FORMER_HOSTS',
      'old.example.vn, http://10.0.0.5:3000',
      ['https://old.example.vn', 'http://10.0.0.5:3000'],
      'formerHosts',
    ],
    ['TRUST_PROXY', 'off', false, 'trustProxy'],
    ['TRUST_PROXY', '2', 2, 'trustProxy'],
    ['TRUST_PROXY', '10.0.0.0/8, ::1', ['10.0.0.0/8', '::1'], 'trustProxy'],
    ['PORT', '0', 0, 'port'],
    ['PORT', '65535', 65_535, 'port'],
    ['HOST', '::', '::', 'host'],
    ['LOG_LEVEL', 'WARN', 'warn', 'logLevel'],
    ['SCAN_RETENTION_DAYS', ' 30 ', 30, 'scanRetentionDays'],
    ['OFFLINE_DAYS', '90', 90, 'offlineDays'],
    ['REPORT_RETENTION_DAYS', '180', 180, 'reportRetentionDays'],
    ['PORT', '', 3000, 'port'],
  ])('%s=%s', (name, text, expected, member) => {
    expect(loadConfig({ ...GOOD, [name]: text })).toMatchObject({ [member]: expected });
  });

  test.each<[string, string]>([
    ['PUBLIC_URL', ''],
    ['PUBLIC_URL', 'tem.example.vn'],
    ['PUBLIC_URL', 'ftp://tem.example.vn'],
    ['PUBLIC_URL', 'http://tem.example.vn'],
    ['PUBLIC_URL', 'http://172.32.0.1'],
    ['PUBLIC_URL', 'http://11.0.0.1'],
    ['PUBLIC_URL', 'http://localhost.example.vn'],
    ['PUBLIC_URL', 'https://tem.example.vn/stamps'],
    ['PUBLIC_URL', 'https://tem.example.vn/?'],
    ['PUBLIC_URL', 'https://tem.example.vn/#a'],
    ['PUBLIC_URL', 'https://user:secret@tem.example.vn'],
    ['PUBLIC_URL', 'https://[::1]:3000'],
    ['PUBLIC_URL', 'https://tem_quê.vn'],
    ['PUBLIC_URL', 'https://tem.example.vn.'],
    ['PUBLIC_URL', `https://${'a'.repeat(61)}.vn`],
    ['FORMER_HOSTS', 'good.vn,bad host'],
    ['FORMER_HOSTS', 'good.vn/path'],
    ['FORMER_HOSTS', Array.from({ length: 51 }, (_, n) => `h${n}.vn`).join(',')],
    ['WRAPPING_KEY', ''],
    ['WRAPPING_KEY', KEY.slice(1)],
    ['WRAPPING_KEY', `${KEY}A`],
    ['WRAPPING_KEY', '0'.repeat(64)],
    ['WRAPPING_KEY', 'change me'],
    ['HOST', 'a b'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['TEMQUE_LANG', 'fr'],
    ['PORT', '3e3'],
    ['PORT', '80.5'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '0'],
    ['TRUST_PROXY', '11'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', '10.0.0.0/8,proxy.local'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '::/0'],
    ['LOG_LEVEL', 'loud'],
    ['SCAN_RETENTION_DAYS', '0'],
    ['SCAN_RETENTION_DAYS', '3651'],
    ['OFFLINE_DAYS', '0'],
    ['OFFLINE_DAYS', '91'],
    ['DATA_DIR', 'a\0b'],
  ])('refuses %s=%s', (name, text) => {
    expect(faultsOf({ ...GOOD, [name]: text })).toEqual([name]);
  });

  test('lists every fault at once', () => {
    expect(faultsOf({ PORT: 'x', TRUST_PROXY: 'x', LOG_LEVEL: 'x' })).toEqual([
      'PUBLIC_URL',
      'WRAPPING_KEY',
      'PORT',
      'TRUST_PROXY',
      'LOG_LEVEL',
    ]);
  });

  test('never repeats a secret', () => {
    const nearly = KEY.slice(1);
    expect(() => loadConfig({ ...GOOD, WRAPPING_KEY: nearly })).not.toThrow(nearly);
    expect(() => loadConfig({ ...GOOD, WRAPPING_KEY: nearly })).toThrow('42 characters');
  });

  test('a misspelt name is a warning, or part of the list when something is wrong', () => {
    expect(loadConfig({ ...GOOD, TRUST_PROXI: '1', PATH: '/bin', HOSTNAME: 'a' }).warnings).toEqual([
      {
        vi: 'TRUST_PROXI không phải là một thiết lập; có lẽ ý bạn là TRUST_PROXY',
        en: 'TRUST_PROXI is not a setting; TRUST_PROXY may be meant',
      },
    ]);
    expect(faultsOf({ PUBLIC_ULR: 'https://tem.example.vn', WRAPPING_KEY: KEY })).toEqual([
      'PUBLIC_URL',
      'PUBLIC_ULR',
    ]);
  });

  test('a long host is a warning that names the size of the symbol', () => {
    const host = (length: number) => ({ ...GOOD, PUBLIC_URL: `https://${'a'.repeat(length - 3)}.vn` });
    expect(loadConfig(host(23)).warnings).toEqual([]);
    expect(loadConfig(host(24)).warnings).toMatchObject([{ en: expect.stringContaining('49×49') }]);
    expect(loadConfig(host(41)).warnings).toMatchObject([{ en: expect.stringContaining('level L') }]);
    expect(loadConfig(host(63)).warnings).toHaveLength(1);
    expect(faultsOf(host(64))).toEqual(['PUBLIC_URL']);
  });
});

describe('secrets by file', () => {
  function secretFile(content: string, mode = 0o600): string {
    const file = join(temporaryFolder(), 'wrapping.key');
    writeFileSync(file, content);
    chmodSync(file, mode);
    return file;
  }
  const withFile = (file: string) => ({ PUBLIC_URL: GOOD.PUBLIC_URL, WRAPPING_KEY_FILE: file });

  test.each([KEY, `${KEY}\n`, `${KEY}=\n`, Buffer.from(testWrappingKey()).toString('hex')])(
    'reads %j',
    (content) => {
      const config = loadConfig(withFile(secretFile(content)));
      expect(Buffer.from(config.wrappingKey)).toEqual(Buffer.from(testWrappingKey()));
      expect(config.warnings).toEqual([]);
    },
  );

  test('warns when others may read it', () => {
    expect(loadConfig(withFile(secretFile(KEY, 0o644))).warnings).toMatchObject([
      { en: expect.stringContaining('chmod 600') },
    ]);
  });

  test.each([
    ['missing', () => '/does/not/exist'],
    ['a folder', () => temporaryFolder()],
    ['empty', () => secretFile('')],
    ['too large', () => secretFile('a'.repeat(5_000))],
  ])('refuses a file that is %s', (_name, file) => {
    expect(faultsOf(withFile(file()))).toEqual(['WRAPPING_KEY']);
  });

  test('refuses key and file together', () => {
    expect(faultsOf({ ...GOOD, WRAPPING_KEY_FILE: secretFile(KEY) })).toEqual(['WRAPPING_KEY']);
  });
});

describe('wrapping keys', () => {
  test('are written as they are read', () => {
    expect(parseWrappingKey(KEY)).toEqual({ ok: true, value: testWrappingKey() });
  });
});

describe('docs/configuration.md', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  test('holds the table of all settings as declared', () => {
    expect(page).toContain(configurationTable());
  });
  test.each(Object.values(FIELDS).map((field) => field.name))('names %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });
});

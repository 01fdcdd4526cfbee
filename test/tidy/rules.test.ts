import { describe, expect, it } from 'vitest';
import { type ParsedModule, parseModule } from './parsed-module.ts';
import { dictionaryFaults } from './rules/dictionaries.ts';
import { deadLinkFaults, missingFromReference, undocumentedExportFaults } from './rules/documents.ts';
import { importCycleFaults, importDirectionFaults } from './rules/layers.ts';
import { machineTraceFaults, unfinishedFaults, vagueNameFaults } from './rules/leftovers.ts';
import { undeclaredImportFaults } from './rules/packages.ts';
import { htmlPlaceFaults, sqlPlaceFaults } from './rules/places.ts';
import { ambientReadFaults, stampsPurityFaults } from './rules/purity.ts';
import { fileLengthFaults, medianLines } from './rules/size.ts';
import { typeEscapeFaults } from './rules/types.ts';
import type { Fault } from './source-tree.ts';

/** Planted violations: each rule must object to the bad samples and to none of the good ones. */
type ModuleRule = (modules: readonly ParsedModule[]) => Fault[];

const inIssuance = { path: 'server/issuance/lot-schemas.ts', text: 'export const Lot = 1;' };
const inStorage = { path: 'server/storage/batches.ts', text: 'export const batches = 1;' };

const RULES: readonly {
  rule: ModuleRule;
  name: string;
  good: [string, string][];
  bad: [string, string][];
}[] = [
  {
    name: 'import direction',
    rule: (modules) => importDirectionFaults([...modules, parseModule(inStorage), parseModule(inIssuance)]),
    good: [
      ['server/registry/products.ts', `import { batches } from '../storage/batches.ts';`],
      ['server/app.ts', `import { batches } from './storage/batches.ts';`],
      ['server/console/lots.ts', `import { Lot } from '../issuance/lot-schemas.ts';`],
      ['test/storage/batches.test.ts', `import { batches } from '../../server/storage/batches.ts';`],
    ],
    bad: [
      ['stamps/serial/serial.ts', `import { batches } from '../../server/storage/batches.ts';`],
      ['stamps/serial/serial.ts', `import type { batches } from '../../server/storage/batches.ts';`],
      ['scanner-web/views/page.ts', `import { batches } from '../../server/storage/batches.ts';`],
      ['server/registry/products.ts', `import { x } from '../issuance/issue.ts';`],
      ['server/registry/products.ts', `export { x } from '../issuance/issue.ts';`],
      ['server/registry/products.ts', `const { x } = await import('../issuance/issue.ts');`],
      ['server/registry/products.ts', `import { x } from '../app.ts';`],
      ['server/storage/lots.ts', `import { x } from '../http/problems.ts';`],
      ['server/console/lots.ts', `import { declareLot } from '../issuance/lots.ts';`],
      ['server/console/lots.ts', `import { batches } from '../storage/batches.ts';`],
      ['server/issuance/lots.ts', `import { x } from '../console/pages.ts';`],
      ['server/http/problems.ts', `import { x } from '../registry/products.ts';`],
      ['server/main.ts', `import { x } from './cli/main.ts';`],
      ['server/registry/products.ts', `import { x } from '../../test/support/browser.ts';`],
      ['server/app.ts', `import { batches } from './storage/batches';`],
    ],
  },
  {
    name: 'import cycles',
    rule: (modules) =>
      importCycleFaults([
        ...modules,
        parseModule({ path: 'stamps/b.ts', text: `export { a } from './a.ts';` }),
      ]),
    good: [['stamps/a.ts', `import type { b } from './b.ts'; export const a = 1;`]],
    bad: [['stamps/a.ts', `import { b } from './b.ts'; export const a = 1;`]],
  },
  {
    name: 'stamps purity',
    rule: stampsPurityFaults,
    good: [
      [
        'stamps/a.ts',
        `import type { JWK } from 'jose'; export const day = (ms: number): Date => new Date(ms);`,
      ],
      ['stamps/a.ts', 'export const p = (r: { process: number }): number => r.process;'],
      ['stamps/a.ts', 'export const p = (document: string): string => document;'],
      ['server/a.ts', 'export const now = Date.now();'],
    ],
    bad: [
      ['stamps/a.ts', `import { importJWK } from 'jose';`],
      ['stamps/a.ts', `import { createHmac } from 'node:crypto';`],
      ['stamps/a.ts', 'export const now = Date.now();'],
      ['stamps/a.ts', 'export const now = new Date();'],
      ['stamps/a.ts', 'export const r = Math.random();'],
      ['stamps/a.ts', 'export const k = crypto.subtle;'],
      ['stamps/a.ts', `export const bytes = Buffer.from('00', 'hex');`],
      ['stamps/a.ts', 'console.log(1);'],
      ['stamps/a.ts', 'export const env = { process };'],
    ],
  },
  {
    name: 'reads of clock, randomness and environment',
    rule: ambientReadFaults,
    good: [
      ['server/main.ts', 'export const now = Date.now();'],
      ['server/registry/a.ts', 'export const at = (clock: () => number): Date => new Date(clock());'],
    ],
    bad: [
      ['server/registry/a.ts', 'export const now = Date.now();'],
      ['server/registry/a.ts', 'export const now = new Date();'],
      ['server/config.ts', 'export const host = process.env.HOST;'],
      ['scanner-web/views/a.ts', 'export const now = Date.now();'],
    ],
  },
  {
    name: 'escapes from the type checker',
    rule: typeEscapeFaults,
    good: [
      ['server/a.ts', `export const any = 'any'; // any text\nexport const b = [1] as const;`],
      ['server/a.ts', '// biome-ignore format: a table\nexport const a = [1];'],
    ],
    bad: [
      ['server/a.ts', 'export const a: any = 1;'],
      ['server/a.ts', 'export const a = 1 as any;'],
      ['server/a.ts', 'export const a: Record<string, any[]> = {};'],
      ['server/a.ts', `export const a = 1 as unknown as string;`],
      ['server/a.ts', 'export const a = [1][0]!;'],
      ['server/a.ts', '// @ts-ignore\nexport const a = 1;'],
      ['server/a.ts', '// @ts-expect-error: no\nexport const a = 1;'],
      ['server/a.ts', '// biome-ignore lint: no\nexport const a = 1;'],
    ],
  },
  {
    name: 'unfinished work',
    rule: unfinishedFaults,
    good: [
      ['test/a.test.ts', `it('runs', () => undefined);`],
      [
        'test/a.test.ts',
        `const folder = process.env.EXTERNAL_VECTORS; describe.skipIf(!folder)('v', () => undefined);`,
      ],
      ['server/a.ts', `export const s = 'TODO is only a word here'; export const only = { only: 1 };`],
    ],
    bad: [
      ['server/a.ts', '// TODO: later'],
      ['server/a.ts', '/** FIXME */'],
      ['test/a.test.ts', `it.only('one', () => undefined);`],
      ['test/a.test.ts', `describe.skip('none', () => undefined);`],
      ['test/a.test.ts', `it.todo('some day');`],
      ['test/a.test.ts', `it.skipIf(true)('none', () => undefined);`],
      ['test/a.test.ts', `const folder = process.env.EXTERNAL_VECTORS; it.only('one', () => undefined);`],
    ],
  },
  {
    name: 'SQL outside storage',
    rule: sqlPlaceFaults,
    good: [
      ['server/storage/a.ts', `import { sql } from 'kysely'; export const q = 'select a from b ';`],
      [
        'server/registry/a.ts',
        `import type { Kysely } from 'kysely'; export const text = 'Select a stamp, then print';`,
      ],
      ['server/a.ts', `export const text = 'update the certificate and delete from the list';`],
    ],
    bad: [
      ['server/registry/a.ts', `export const q = 'select code from batch where 1';`],
      ['server/registry/a.ts', 'export const q = `insert into batch values (1)`;'],
      ['server/registry/a.ts', `import { sql } from 'kysely';`],
      ['server/registry/a.ts', `import Database from 'better-sqlite3';`],
      ['server/registry/a.ts', `export const f = (db: D): Q => db.selectFrom('batch');`],
      ['server/app.ts', `export const q = 'PRAGMA journal_mode = WAL';`],
    ],
  },
  {
    name: 'HTML outside views',
    rule: htmlPlaceFaults,
    good: [
      ['scanner-web/views/a.ts', `import { html } from 'ghtml'; export const a = html\`<p>a</p>\`;`],
      ['server/a.ts', `export const promise = 'a Promise<string> or a <name>';`],
    ],
    bad: [
      ['server/http/a.ts', `export const page = '<!doctype html><p>x</p>';`],
      ['server/http/a.ts', `export const page = (x: string): string => \`<p class="a">\${x}</p>\`;`],
      ['server/http/a.ts', `import { html } from 'ghtml';`],
    ],
  },
  {
    name: 'doc comments on exports',
    rule: undocumentedExportFaults,
    good: [
      ['server/a.ts', '/** One. */\nexport const a = 1;\nconst b = 2;\nexport { b };'],
      ['server/a.ts', `export * from './b.ts';`],
      [
        'server/a.ts',
        '/** Both. */\nexport function a(x: string): string;\nexport function a(x: number): number;',
      ],
    ],
    bad: [
      ['server/a.ts', 'export const a = 1;'],
      ['server/a.ts', '// one\nexport const a = 1;'],
      ['server/a.ts', '/* one */\nexport interface A {}'],
      ['server/a.ts', '/** About something else. */\nconst b = 1;\nexport type A = number;'],
      ['server/a.ts', 'export default function setup(): void {}'],
    ],
  },
  {
    name: 'undeclared packages',
    rule: (modules) =>
      undeclaredImportFaults(modules, { dependencies: { fastify: '5' }, devDependencies: { vitest: '5' } }),
    good: [
      ['server/a.ts', `import 'node:fs'; import fastify from 'fastify'; import x from 'fastify/types';`],
      ['test/a.test.ts', `import { it } from 'vitest';`],
    ],
    bad: [
      ['server/a.ts', `import x from 'left-pad';`],
      ['server/a.ts', `import { it } from 'vitest';`],
      ['test/a.ts', `import x from '@scope/other/deep';`],
    ],
  },
];

describe.each(RULES)('$name', ({ rule, good, bad }) => {
  it.each(good)('accepts %s: %s', (path, text) => {
    expect(rule([parseModule({ path, text })])).toEqual([]);
  });
  it.each(bad)('objects to %s: %s', (path, text) => {
    expect(rule([parseModule({ path, text })]).map((fault) => fault.path)).toContain(path);
  });
});

describe('rules over files', () => {
  const lines = (count: number): string => 'x\n'.repeat(count);

  it('limits the length of a file, and keeps the allowances honest', () => {
    expect(fileLengthFaults([{ path: 'a.ts', text: lines(300) }], {})).toEqual([]);
    expect(fileLengthFaults([{ path: 'a.ts', text: lines(301) }], {})).toHaveLength(1);
    expect(fileLengthFaults([{ path: 'a.ts', text: lines(301) }], { 'a.ts': 'one table' })).toEqual([]);
    expect(fileLengthFaults([{ path: 'a.ts', text: lines(2) }], { 'a.ts': 'one table' })).toHaveLength(1);
    expect(medianLines([1, 5, 100].map((count) => ({ path: `${count}.ts`, text: lines(count) })))).toBe(5);
  });

  it.each(['server/utils/a.ts', 'stamps/helpers.ts', 'test/common/x.ts', 'server/utils.test.ts'])(
    'finds %s vague',
    (path) => {
      expect(vagueNameFaults([path, 'server/printing/label-stock.ts'])).toEqual([
        expect.objectContaining({ path }),
      ]);
    },
  );

  const slash = '/';
  it.each([
    `cd ${slash}home/someone/project`,
    `see ${slash}root/notes`,
    `"${slash}Users/someone/x"`,
    `"resolved": "https://x/y.tgz"`,
    `registry${'='}https://npm.example/`,
  ])('finds the machine in %s', (text) => {
    expect(machineTraceFaults([{ path: 'docs/a.md', text: `fine\n${text}\n` }])).toEqual([
      expect.objectContaining({ path: 'docs/a.md', line: 2 }),
    ]);
  });

  it('takes ordinary paths for no machine', () => {
    const text = 'https://example.vn/home/page, ./work/x, /usr/bin/chromium, DIR}/root/x, /etc/temque/key';
    expect(machineTraceFaults([{ path: 'docs/a.md', text }])).toEqual([]);
  });

  it('finds what a reference page leaves out', () => {
    const page = { path: 'docs/verdicts.md', text: '| `authentic` | ok |\nforged is named without marks' };
    expect(missingFromReference([page], page.path, ['authentic'])).toEqual([]);
    expect(missingFromReference([page], page.path, ['authentic', 'forged'])).toHaveLength(1);
    expect(missingFromReference([], page.path, [])).toHaveLength(1);
  });

  it('finds a dead link', () => {
    const page = { path: 'docs/how-to/a.md', text: '[a](../b.md#part) [web](https://example.vn) [c](c.md)' };
    expect(deadLinkFaults([page], (path) => path === 'docs/b.md').map((fault) => fault.message)).toEqual([
      'links to docs/how-to/c.md, which is not there',
    ]);
  });
});

describe('dictionaries', () => {
  const vi = { title: 'Tem thật', count: (n: number) => `${n} lần`, note: { body: 'Còn {days} ngày nữa' } };
  const en = { title: 'Genuine', count: (n: number) => `${n} times`, note: { body: '{days} days left' } };

  it('accepts a complete pair', () => expect(dictionaryFaults('vi.ts', vi, en)).toEqual([]));

  it.each([
    ['a missing key', vi, { ...en, note: {} }],
    ['a key too many', vi, { ...en, extra: 'x' }],
    ['an empty text', vi, { ...en, title: ' ' }],
    ['a hole of one alone', vi, { ...en, note: { body: 'days left' } }],
    ['other parameters', vi, { ...en, count: () => 'times' }],
    ['an untranslated sentence', { a: 'Tem này chưa được kích hoạt' }, { a: 'Tem này chưa được kích hoạt' }],
  ])('finds %s', (_name, first, second) => {
    expect(dictionaryFaults('vi.ts', first, second)).toHaveLength(1);
  });
});

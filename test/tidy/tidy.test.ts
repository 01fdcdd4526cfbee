import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../scanner-web/views/index.ts';
import { speaking } from '../../server/cli/cli-io.ts';
import { buildProgram, leafCommands } from '../../server/cli/program.ts';
import { FIELDS } from '../../server/config/fields.ts';
import { LANGUAGE_SETTING } from '../../server/config/language.ts';
import { PROBLEMS } from '../../server/http/problems.ts';
import { COPY_MODEL } from '../../stamps/copies/index.ts';
import { LINK_DAMAGES } from '../../stamps/link/index.ts';
import { STAMP_FAULTS, VERDICTS } from '../../stamps/verdict/index.ts';
import { type ParsedModule, parseModule } from './parsed-module.ts';
import { dictionaryFaults } from './rules/dictionaries.ts';
import { deadLinkFaults, missingFromReference, undocumentedExportFaults } from './rules/documents.ts';
import { importCycleFaults, importDirectionFaults } from './rules/layers.ts';
import { machineTraceFaults, unfinishedFaults, vagueNameFaults } from './rules/leftovers.ts';
import {
  developmentDependencyFaults,
  type PackageManifest,
  type UnimportedAllowance,
  undeclaredImportFaults,
  unusedDependencyFaults,
} from './rules/packages.ts';
import { htmlPlaceFaults, sqlPlaceFaults } from './rules/places.ts';
import { ambientReadFaults, stampsPurityFaults } from './rules/purity.ts';
import { fileLengthFaults, type LengthAllowance, medianLines } from './rules/size.ts';
import { typeEscapeFaults } from './rules/types.ts';
import { type Fault, readTree, topLevelNames, typeScriptOnly } from './source-tree.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const TOP_LEVEL = [
  '.ci',
  '.gitignore',
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.vi.md',
  'SECURITY.md',
  'biome.json',
  'docs',
  'package-lock.json',
  'package.json',
  'scanner-web',
  'server',
  'stamps',
  'test',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
];

const silentIo = speaking(
  {
    out: new PassThrough(),
    err: new PassThrough(),
    env: {},
    clock: () => 0,
    stopped: Promise.resolve(),
  },
  'en',
);

/** Files of one thing that is longer than 300 lines. */
const LONG_FILES: LengthAllowance = {
  ...Object.fromEntries(LANGUAGES.map(({ code }) => [languageFile(code), 'a language is one file'])),
};

const RUN_BY_OTHERS: UnimportedAllowance = {
  '@biomejs/biome': 'run by npm run check',
  typescript: 'run by npm run check',
  '@types/node': 'describes the runtime',
};

/** Texts that readers of one language alone need. */
const ONE_SIDED = ['storyVietnameseOnly'];

const files = readTree(ROOT);
const modules: readonly ParsedModule[] = typeScriptOnly(files).map(parseModule);
const code = modules.filter((module) => !module.path.startsWith('test/'));
const manifest: PackageManifest = JSON.parse(
  files.find((file) => file.path === 'package.json')?.text ?? '{}',
);

/** Faults as lines that an editor can follow; the test that fails shows them all. */
function listed(faults: readonly Fault[]): string[] {
  return faults.map((fault) => `${fault.path}:${fault.line} ${fault.message}`);
}

describe('the code keeps its own rules', () => {
  it('reads the whole repository', () => expect(code.length).toBeGreaterThan(50));

  it.each<[string, () => Fault[]]>([
    ['imports point one way', () => importDirectionFaults(modules)],
    ['imports make no cycle', () => importCycleFaults(modules)],
    ['stamps/ is pure', () => stampsPurityFaults(modules)],
    ['time, randomness and environment enter as arguments', () => ambientReadFaults(modules)],
    ['the type checker is not escaped', () => typeEscapeFaults(modules)],
    ['nothing is left unfinished or skipped', () => unfinishedFaults(modules)],
    ['SQL lives in server/storage/', () => sqlPlaceFaults(modules)],
    ['HTML lives in scanner-web/views/', () => htmlPlaceFaults(modules)],
    ['exports say what they are', () => undocumentedExportFaults(modules.filter(isOurs))],
    ['imported packages are declared', () => undeclaredImportFaults(modules, manifest)],
    ['declared packages are used', () => unusedDependencyFaults(files, manifest, RUN_BY_OTHERS)],
    [
      'what only tests need is declared so',
      () => developmentDependencyFaults(files, manifest, RUN_BY_OTHERS),
    ],
    ['names say something', () => vagueNameFaults(files.map((file) => file.path))],
    ['no file names a machine or a registry', () => machineTraceFaults(files.filter(mayNameNoMachine))],
    ['files are short', () => fileLengthFaults(typeScriptOnly(files), LONG_FILES)],
    ['documents link to what is there', () => deadLinkFaults(files, (path) => existsSync(join(ROOT, path)))],
  ])('%s', (_name, judge) => {
    expect(listed(judge())).toEqual([]);
  });

  it('keeps its files to about one thing each', () => {
    expect(
      medianLines(typeScriptOnly(files).filter((file) => !file.path.startsWith('test/'))),
    ).toBeLessThanOrEqual(100);
  });

  it('has nothing unexpected at the top', () => expect(topLevelNames(ROOT)).toEqual(TOP_LEVEL));
});

describe('the reference is complete', () => {
  it.each<[string, readonly string[]]>([
    ['docs/configuration.md', [...Object.values(FIELDS).map((field) => field.name), LANGUAGE_SETTING]],
    ['docs/problems.md', Object.keys(PROBLEMS)],
    ['docs/verdicts.md', [...VERDICTS, ...STAMP_FAULTS, ...LINK_DAMAGES]],
    ['docs/copy-detection.md', Object.keys(COPY_MODEL.rules)],
    ['docs/cli.md', leafCommands(buildProgram(silentIo)).map(({ name }) => name)],
  ])('%s', (page, words) => {
    expect(words.length).toBeGreaterThan(3);
    expect(listed(missingFromReference(files, page, words))).toEqual([]);
  });
});

describe('both languages say everything', () => {
  const pairs = files
    .filter((file) => /(^|[./-])vi\.ts$/.test(file.path) && file.path !== languageFile('vi'))
    .map((file) => ({ vi: file.path, en: file.path.replace(/vi\.ts$/, 'en.ts') }));

  it('finds the dictionaries', () => expect(pairs.length).toBeGreaterThan(1));

  it.each(pairs)('$vi', async ({ vi, en }) => {
    const vietnamese: unknown = await import(pathToFileURL(join(ROOT, vi)).href);
    const english: unknown = await import(pathToFileURL(join(ROOT, en)).href);
    expect(listed(dictionaryFaults(vi, onlyValue(vietnamese), onlyValue(english), ONE_SIDED))).toEqual([]);
  });
});

describe('every language of the public pages says everything', () => {
  const [first, ...others] = LANGUAGES;

  it('is one file each', () => {
    const there = files.filter(({ path }) => /^scanner-web\/views\/texts\/[^./]+\.ts$/.test(path));
    const paths = new Set(there.map(({ path }) => path));
    expect(LANGUAGES.map(({ code }) => languageFile(code)).filter((path) => !paths.has(path))).toEqual([]);
    expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(LANGUAGES.length);
  });

  it.each(others.map((texts) => [texts.code, texts] as const))('%s', (code, texts) => {
    expect(
      listed(dictionaryFaults(languageFile(code), first, texts, ONE_SIDED, [first?.name ?? '', texts.name])),
    ).toEqual([]);
  });
});

/** Where a language of the public pages is. */
function languageFile(code: string): string {
  return `scanner-web/views/texts/${code}.ts`;
}

/** The dictionary is what its module exports, whatever each language calls it. */
function onlyValue(module: unknown): unknown {
  return typeof module === 'object' && module !== null ? Object.values(module)[0] : undefined;
}

function isOurs(module: ParsedModule): boolean {
  return !module.path.startsWith('test/') || module.path.startsWith('test/support/');
}

/** The rule's own samples name machines. */
function mayNameNoMachine(file: { path: string }): boolean {
  return !file.path.startsWith('test/tidy/');
}

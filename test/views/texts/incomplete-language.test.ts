import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCRATCH } from '../../support/scratch.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const TEXTS = join(ROOT, 'scanner-web/views/texts');

/** A language file of ours, changed as a translator may have left it. */
const CHANGES: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['whole', (text) => text],
  ['missing', (text) => text.replace(/^ {4}camera: .*\n/m, '')],
  ['missing-reason', (text) => text.replace(/^ {4}'far-places': .*\n/m, '')],
  ['missing-refusal', (text) => text.replace(/^ {6}'photo-size': .*\n/m, '')],
  ['further', (text) => text.replace(/^ {4}camera: /m, "    torch: 'Đèn',\n$&")],
  ['number-for-text', (text) => text.replace(/^ {4}copied: .*\n/m, '    copied: 1,\n')],
];

let folder: string;
let said: string;

beforeAll(async () => {
  folder = await mkdtemp(join(SCRATCH, 'temque-language-'));
  const language = await readFile(join(TEXTS, 'vi.ts'), 'utf8');
  const elsewhere = language
    .replaceAll("from './", `from '${TEXTS}/`)
    .replaceAll("from '../../../", `from '${ROOT}/`);
  for (const [name, change] of CHANGES) await writeFile(join(folder, `${name}.ts`), change(elsewhere));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const compilerOptions = { incremental: false, tsBuildInfoFile: null, types: [] };
  const project = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: ['*.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
  said = await new Promise((done) => {
    execFile(join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'], (_, output) =>
      done(output),
    );
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const faultsOf = (name: string) =>
  said.split('\n').filter((line) => line.includes(`/${name}.ts(`) || line.startsWith(`${name}.ts(`));

it('a whole language compiles', () => expect(faultsOf('whole')).toEqual([]));

it.each([
  ['missing', 'camera'],
  ['missing-reason', 'far-places'],
  ['missing-refusal', 'photo-size'],
  ['further', 'torch'],
  ['number-for-text', 'not assignable'],
])('one with a fault does not, and the compiler names the key: %s', (name, key) => {
  expect(faultsOf(name).join('\n')).toContain(key);
});

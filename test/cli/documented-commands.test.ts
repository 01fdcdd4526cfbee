import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { speaking } from '../../server/cli/cli-io.ts';
import { buildProgram } from '../../server/cli/program.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = ['README.md', 'README.vi.md', ...pagesIn('docs'), ...pagesIn('docs/how-to')];

/** Every command line that a page shows, and every table cell of docs/cli.md that begins like one. */
const SHOWN = PAGES.flatMap((page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [
    ...[...text.matchAll(/temque -- ([a-z][^\n`)>]*)/g)].map(([, line = '']) => [page, line.trim()] as const),
    ...[
      ...text.matchAll(
        /`((?:account|audit|keys|batch|lot|ranges|token|product|import|restore|backup) [^`]*)`/g,
      ),
    ].map(([, line = '']) => [page, line.trim()] as const),
  ];
});

const program = buildProgram(
  speaking(
    {
      out: new PassThrough(),
      err: new PassThrough(),
      env: {},
      clock: () => 0,
      stopped: Promise.resolve(),
    },
    'en',
  ),
);

describe('commands that the documents show', () => {
  it('are found', () => expect(SHOWN.length).toBeGreaterThan(40));

  it.each(SHOWN)('%s: %s', (_page, line) => {
    const words = line.split(/\s+/);
    let command: Command = program;
    for (const word of words) {
      const next = command.commands.find((candidate) => candidate.name() === word);
      if (next === undefined) break;
      command = next;
    }
    expect(command, 'a command of that name').not.toBe(program);
    expect(command.commands, 'a whole command').toEqual([]);
    const known = [...command.options, ...program.options].map(({ long }) => long);
    for (const word of words.filter((candidate) => candidate.startsWith('--'))) expect(known).toContain(word);
  });
});

function pagesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

import { expect, it } from 'vitest';
import { runCommand } from '../support/cli.ts';

/** Tells on standard error which packages a program loads. */
const TELL_PACKAGES = `data:text/javascript,
import { registerHooks } from 'node:module';
const packages = new Set();
registerHooks({
  load(url, context, next) {
    const [, name] = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url) ?? [];
    if (name !== undefined) packages.add(name);
    return next(url, context);
  },
});
process.on('exit', () => console.error([...packages].sort().join(' ')));`;

it('a command loads at its start no more than reading its line takes', async () => {
  const result = await runCommand(['--import', TELL_PACKAGES, 'server/cli/main.ts', '--version'], {});
  expect(result).toMatchObject({ code: 0, stderr: 'commander nanoid\n' });
});

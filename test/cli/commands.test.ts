import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speaking } from '../../server/cli/cli-io.ts';
import { buildProgram, leafCommands } from '../../server/cli/program.ts';
import { type CliHome, makeCliHome, type RunningChild, runCommand, runHere } from '../support/cli.ts';

describe('temque without a server', () => {
  let home: CliHome;
  beforeAll(async () => {
    home = await makeCliHome();
  });
  afterAll(() => home.remove());

  it('makes and revokes a token, each in a process of its own, and lists it', async () => {
    const made = await home.run('token', 'create', '--role', 'admin', '--name', 'ERP');
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\S{20,}\n$/) });
    expect(made.stderr).toContain('ERP');
    const [token] = await listTokens(home);
    expect(token).toMatchObject({ role: 'admin', name: 'ERP', revokedMs: null });
    expect(await home.run('token', 'revoke', token?.id ?? '')).toMatchObject({ code: 0 });
    expect((await listTokens(home))[0]?.revokedMs).toEqual(expect.any(Number));
    expect((await home.here('token', 'list')).stdout).toMatch(/^id +role[^\n]*\n\S+ +admin.*revoked +ERP\n$/);
  });

  it('rotates a key and keeps the former one', async () => {
    expect(await home.json('keys', 'rotate', 'issuer')).toMatchObject({
      active: { kind: 'issuer', state: 'active' },
      former: { kind: 'issuer', state: 'retired' },
    });
    expect((await home.here('keys', 'list')).stdout).toMatch(/issuer +retired/);
  });

  it('prints a wrapping key without any settings', async () => {
    const result = await runCommand(['server/cli/main.ts', 'keys', 'new-wrapping-key'], {});
    expect(result).toEqual({ code: 0, stdout: expect.stringMatching(/^[\w-]{43}\n$/), stderr: '' });
  });

  it('uses the folder of --data-dir', async () => {
    const other = `${home.folder}/other`;
    await home.json('token', 'create', '--role', 'officer', '--name', 'desk', '--data-dir', other);
    expect(await home.json('token', 'list', '--data-dir', other)).toMatchObject([{ name: 'desk' }]);
    expect(await listTokens(home)).toHaveLength(1);
  });

  it.each([
    ['product', 'list'],
    ['token', 'list'],
    ['token', 'revoke', 'x'],
    ['keys', 'list'],
    ['keys', 'rotate', 'issuer'],
    ['keys', 'compromise', 'x'],
    ['batch', 'list'],
    ['batch', 'issue', '--variant', 'x', '--quantity', '1'],
    ['batch', 'csv', 'K7M2QX', '--out', '-'],
    ['lot', 'list'],
    ['ranges', 'list', 'K7M2QX'],
    ['backup', 'x.db'],
    ['verify', 'K7M2-QX00-042F-3K9B'],
    ['import', 'registry', 'package.json', '--dry-run'],
    ['import', 'registry', 'nowhere.csv'],
  ])('begins nothing where no installation is: %s %s', async (...args) => {
    const mistyped = `${home.folder}/dta`;
    const { code, stdout, stderr } = await home.here(...args, '--data-dir', mistyped, '--json');
    const isMissingFile = args.includes('nowhere.csv');
    expect({ code, stdout }).toEqual({ code: isMissingFile ? 1 : 2, stdout: '' });
    expect(JSON.parse(stderr).error.code).toBe(isMissingFile ? 'ENOENT' : 'no-installation');
    expect(existsSync(mistyped)).toBe(false);
  });

  it('says so before it asks for other settings, and leaves an empty folder empty', async () => {
    const folder = `${home.folder}/empty`;
    mkdirSync(folder);
    const result = await runHere(['batch', 'list'], { DATA_DIR: folder });
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining(folder) });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lists everything that is wrong with the settings', async () => {
    const env = {
      ...home.env,
      PUBLIC_URL: 'ftp://x',
      WRAPPING_KEY: 'short',
    };
    const result = await runHere(['token', 'list'], env);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/PUBLIC_URL[\s\S]*WRAPPING_KEY/);
  });

  it('refuses another wrapping key and makes no new keys', async () => {
    const env = { ...home.env, WRAPPING_KEY: 'QbG00nK31NCxkBFqQ93ucIgcpWw80TLe5gekXkkvO0M' };
    const result = await runHere(['keys', 'list', '--json'], env);
    expect(result.code).toBe(1);
    expect(JSON.parse(result.stderr)).toMatchObject({ error: { code: 'wrapping-key-wrong' } });
  });
});

describe('temque beside a running server', () => {
  let home: CliHome;
  let server: RunningChild;
  beforeAll(async () => {
    home = await makeCliHome();
    server = await home.serve();
  });
  afterAll(async () => {
    await server.stop();
    await home.remove();
  });

  it('writes through it', async () => {
    const { token } = Object(await home.json('token', 'create', '--role', 'officer', '--name', 'desk'));
    const answer = await fetch(`${home.env.PUBLIC_URL}/api/v1/sessions/current`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.json()).toMatchObject({ role: 'officer' });
  });

  it('verifies the audit log, and what was noted of it', async () => {
    const { code, stdout } = await home.here('audit', 'verify');
    expect(code).toBe(0);
    const [, noted = ''] = /down outside the machine: (\d+:[0-9a-f]{64})/.exec(stdout) ?? [];
    expect(await home.here('audit', 'verify', '--noted', noted)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('is there as it was noted'),
    });
    const [seq] = noted.split(':');
    const other = await home.here('audit', 'verify', '--noted', `${seq}:${'0'.repeat(64)}`);
    expect(other).toMatchObject({ code: 1, stdout: expect.stringContaining('rewritten') });
    const later = await home.here('audit', 'verify', '--noted', `999999:${'0'.repeat(64)}`);
    expect(later).toMatchObject({ code: 1, stdout: expect.stringContaining('not there') });
    expect(await home.here('audit', 'verify', '--noted', 'half')).toMatchObject({ code: 2 });
  });

  it('needs no settings but the data folder', async () => {
    const { DATA_DIR = '' } = home.env;
    const result = await runHere(['keys', 'list'], { DATA_DIR });
    expect(result.code, result.stderr).toBe(0);
  });

  it.each<[string, string[], number]>([
    ['help', ['--help'], 0],
    ['help of a command', ['batch', 'issue', '--help'], 0],
    ['the version', ['--version'], 0],
    ['no command', [], 2],
    ['an unknown command', ['issue'], 2],
    ['an unknown option', ['token', 'list', '--all'], 2],
    ['a missing option', ['token', 'create', '--role', 'admin'], 2],
    ['a choice that is none', ['keys', 'rotate', 'door'], 2],
    ['a quantity that is none', ['batch', 'issue', '--variant', 'x', '--quantity', '0'], 2],
    ['an index with a fraction', ['ranges', 'print', 'K7M2QX', '--first', '1.5', '--last', '2'], 2],
    [
      'a day that is none',
      ['lot', 'declare', '--product', 'x', '--number', '1', '--quantity', '1', '--produced', '2026-02-30'],
      2,
    ],
    ['a token that is not there', ['token', 'revoke', 'nobody'], 4],
    ['an id that begins with a hyphen', ['token', 'revoke', '-5AyV4oEwRZ7i9bTgX2cq'], 4],
    ['a key id that begins with two', ['keys', 'compromise', '--9uR7Qmw9kEX5nC1uR_t'], 4],
    ['a variant that is not there', ['batch', 'issue', '--variant', 'x', '--quantity', '10'], 4],
    ['a batch that is not there', ['ranges', 'list', 'K7M2QX'], 4],
    [
      'a lot that is not there',
      ['lot', 'recall', '--product', 'x', '--number', '1', '--reason', 'x', '--notice', 'x'],
      4,
    ],
    ['a file that is not there', ['keys', 'rewrap', '--new-key-file', '/nowhere/key'], 1],
    ['a key set that is not there', ['verify', 'K7M2-QX00-042F-3K9B', '--jwks', '/nowhere/jwks.json'], 1],
    ['a service that is not there', ['verify', 'K7M2-QX00-042F-3K9B', '--server', 'http://127.0.0.1:1'], 5],
    ['an address that is none', ['verify', 'K7M2-QX00-042F-3K9B', '--server', 'here'], 2],
  ])('ends as documented after %s', async (_what, args, code) => {
    const result = await runHere(args, home.env);
    expect(result.code, result.stderr).toBe(code);
    expect(result.stderr).not.toMatch(/\n\s+at /);
    if (code !== 0) expect(result).toMatchObject({ stdout: '', stderr: expect.stringMatching(/\S/) });
  });

  it('tells faults as JSON with --json', async () => {
    const { code, stdout, stderr } = await runHere(['token', 'revoke', 'nobody', '--json'], home.env);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(JSON.parse(stderr)).toEqual({ error: { code: 'not-found', message: expect.any(String) } });
  });

  it('answers in the language of the terminal', async () => {
    const speak = async (LANG: string) =>
      (await runHere(['token', 'revoke', 'nobody'], { ...home.env, LANG })).stderr;
    expect(await speak('vi_VN.UTF-8')).not.toBe(await speak('C.UTF-8'));
  });

  it('refuses a second server on the folder', async () => {
    const result = await home.here('serve');
    expect(result).toMatchObject({
      code: 5,
      stdout: '',
      stderr: expect.stringContaining('in use by process'),
    });
  });
});

describe('the command line', () => {
  const io = {
    out: process.stdout,
    err: process.stderr,
    env: {},
    clock: Date.now,
    stopped: new Promise<void>(() => undefined),
  };

  it('takes --json, --data-dir and --lang everywhere', () => {
    const leaves = leafCommands(buildProgram(speaking(io, 'en')));
    expect(leaves.length).toBeGreaterThan(25);
    for (const { name, command } of leaves) {
      const flags = command.options.map((option) => option.long);
      expect(flags, name).toEqual(expect.arrayContaining(['--json', '--data-dir', '--lang']));
      expect(command.description(), name).not.toBe('');
    }
  });
});

async function listTokens(
  home: CliHome,
): Promise<{ id: string; name: string; role: string; revokedMs: number | null }[]> {
  const tokens: unknown = await home.json('token', 'list');
  return Array.isArray(tokens) ? tokens : [];
}

describe('getting in on the machine itself', () => {
  let home: CliHome;
  beforeAll(async () => {
    home = await makeCliHome();
  });
  afterAll(() => home.remove());

  it('makes the set-up link as long as there is no administrator, and links for accounts', async () => {
    const setUp = await home.here('account', 'setup-link');
    const origin = home.env.PUBLIC_URL;
    expect(setUp).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(`^${origin}/console/link/[\\w-]{43}\n$`),
    });
    expect(await home.json('account', 'list')).toEqual([]);
    expect(await home.here('account', 'reset-link', 'nobody@example.vn')).toMatchObject({
      code: 1,
      stdout: '',
    });
  });
});

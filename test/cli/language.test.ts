import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speaking } from '../../server/cli/cli-io.ts';
import { buildProgram, leafCommands } from '../../server/cli/program.ts';
import { type CliHome, makeCliHome, runHere } from '../support/cli.ts';

const io = {
  out: process.stdout,
  err: process.stderr,
  env: {},
  clock: Date.now,
  stopped: new Promise<void>(() => undefined),
};

/** Every sentence of --help, by where it stands. */
function helpSentences(language: 'vi' | 'en'): Map<string, string> {
  const program = buildProgram(speaking(io, language));
  const sentences = new Map([['program', program.description()]]);
  for (const group of program.commands) sentences.set(`group ${group.name()}`, group.description());
  for (const { name, command } of leafCommands(program)) {
    sentences.set(name, command.description());
    for (const { long, description } of command.options) sentences.set(`${name} ${long}`, description);
    for (const argument of command.registeredArguments)
      if (argument.description !== '') sentences.set(`${name} <${argument.name()}>`, argument.description);
  }
  return sentences;
}

describe('--help', () => {
  it('says everything in both languages', () => {
    const english = helpSentences('en');
    const vietnamese = helpSentences('vi');
    expect(english.size).toBeGreaterThan(150);
    expect([...vietnamese.keys()]).toEqual([...english.keys()]);
    for (const [where, sentence] of vietnamese) {
      expect([where, sentence]).not.toEqual([where, english.get(where)]);
      expect(sentence, where).toMatch(/[À-ỹ]/);
    }
  });

  it('has no word of the other language around its lists', async () => {
    const { stdout } = await runHere(['batch', 'sheet', '--help', '--lang', 'vi'], {});
    expect(stdout).toMatch(/^Cách gọi: temque batch sheet \[tùy chọn\] <batch>\n/);
    expect(stdout).toContain('(một trong: "L", "M")');
    expect(stdout).not.toMatch(/Usage|Options|\[options\]|choices|display help/);
    expect((await runHere(['--help', '--lang', 'vi'], {})).stdout).not.toMatch(
      /Commands|\[command\]|output the|Settings/,
    );
  });
});

describe('the language', () => {
  const spoken = async (args: readonly string[], env: Record<string, string>): Promise<string> => {
    const { stderr } = await runHere([...args, 'nothing'], env);
    return stderr.startsWith('lỗi: không có lệnh')
      ? 'vi'
      : stderr.startsWith('error: unknown')
        ? 'en'
        : stderr;
  };

  it.each<[string, readonly string[], Record<string, string>]>([
    ['en', [], {}],
    ['en', [], { LANG: 'C.UTF-8' }],
    ['en', [], { LANG: 'fr_FR.UTF-8' }],
    ['en', [], { LANG: 'vind' }],
    ['vi', [], { LANG: 'vi' }],
    ['vi', [], { LANG: 'vi_VN.UTF-8' }],
    ['vi', [], { LC_MESSAGES: 'vi_VN', LANG: 'en_US' }],
    ['en', [], { LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'vi_VN', LANG: 'vi_VN' }],
    ['vi', [], { TEMQUE_LANG: 'vi', LC_ALL: 'en_US.UTF-8' }],
    ['en', [], { TEMQUE_LANG: 'EN', LANG: 'vi_VN' }],
    ['vi', [], { TEMQUE_LANG: '', LANG: 'vi_VN' }],
    ['vi', ['--lang', 'vi'], { TEMQUE_LANG: 'en' }],
    ['en', ['--lang=en'], { LANG: 'vi_VN' }],
  ])('is %s for %j in %j', async (expected, args, env) => {
    expect(await spoken(args, env)).toBe(expected);
  });

  it('is taken wherever the option stands, also beside an id that looks like an option', async () => {
    const id = '-5AyV4oEwRZ7i9bTgX2cq';
    const env = { DATA_DIR: '/nowhere/data' };
    for (const args of [
      ['--lang', 'vi', 'token', 'revoke', id],
      ['token', 'revoke', id, '--lang', 'vi'],
      ['token', '--lang=vi', 'revoke', id],
    ]) {
      expect((await runHere(args, env)).stderr).toContain('chưa có dữ liệu');
    }
  });

  it.each([
    [
      ['token', 'list', '--lang', 'fr'],
      {},
      /^error: option '--lang <language>'.*Allowed choices are vi, en\./,
    ],
    [['token', 'list', '--lang'], {}, /^error: option '--lang <language>' argument missing/],
    [['token', 'list'], { TEMQUE_LANG: 'fr' }, /TEMQUE_LANG must be one of vi, en, not "fr"/],
    [['token', 'list'], { TEMQUE_LANG: 'fr', LANG: 'vi' }, /TEMQUE_LANG phải là một trong vi, en/],
  ])('is refused when it is none: %j %j', async (args, env, said) => {
    const result = await runHere(args, env);
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(said);
  });
});

describe('a command line that cannot be read', () => {
  it.each<[readonly string[], string, string]>([
    [['issue'], "unknown command 'issue'", "không có lệnh 'issue'"],
    [['batch', 'isue'], '(Did you mean issue?)', '(Có phải ý bạn là issue?)'],
    [
      ['batch', 'calibrate', '--stock', 'x', '--out', 'y', '--offset-z'],
      '(Did you mean one of',
      '(Có phải ý bạn là một trong:',
    ],
    [['token', 'list', '--al'], "unknown option '--al'", "không có tùy chọn '--al'"],
    [['backup'], "missing required argument 'file'", "thiếu đối số bắt buộc 'file'"],
    [['lot', 'list', '--product'], 'argument missing', "tùy chọn '--product <id>' thiếu giá trị"],
    [['batch', 'issue', '--quantity', '1'], 'not specified', "thiếu tùy chọn bắt buộc '--variant <id>'"],
    [
      ['ranges', 'print', 'X', '--serial', 'Y', '--first', '1'],
      'cannot be used with',
      "không dùng tùy chọn '--serial <serial...>' cùng với tùy chọn '--first <number>'",
    ],
    [
      ['backup', 'a', 'b'],
      "too many arguments for 'backup'. Expected 1 but got 2: a, b.",
      "lệnh 'backup' nhận quá nhiều đối số: cần 1, có 2: a, b.",
    ],
    [
      ['batch', 'issue', '--variant', 'x', '--quantity', '0'],
      "option '--quantity <number>' argument '0' is invalid. Give 1 to 1048576 stamps.",
      "giá trị '0' của tùy chọn '--quantity <number>' không hợp lệ. Hãy ghi từ 1 đến 1048576 tem.",
    ],
    [
      ['lot', 'declare', '--produced', 'hôm qua'],
      "argument 'hôm qua' is invalid. Give a day such as 2026-11-03.",
      "giá trị 'hôm qua' của tùy chọn '--produced <day>' không hợp lệ. Hãy ghi ngày dạng 2026-11-03.",
    ],
    [
      ['keys', 'rotate', 'door'],
      "command-argument value 'door' is invalid for argument 'kind'. Allowed choices are issuer,",
      "giá trị 'door' của đối số 'kind' không hợp lệ. Hãy chọn một trong: issuer,",
    ],
    [
      ['token', 'create', '--role', 'king'],
      "argument 'king' is invalid. Allowed choices are admin,",
      "giá trị 'king' của tùy chọn '--role <role>' không hợp lệ. Hãy chọn một trong: admin,",
    ],
  ])('is told so in both languages: %j', async (args, english, vietnamese) => {
    const en = await runHere(args, {});
    expect(en).toMatchObject({ code: 2, stdout: '' });
    expect(en.stderr).toContain(english);
    expect(en.stderr).toMatch(/^error: [\s\S]*\(add --help for help\)\n$/);
    const vi = await runHere(args, { TEMQUE_LANG: 'vi' });
    expect(vi).toMatchObject({ code: 2, stdout: '' });
    expect(vi.stderr).toContain(vietnamese);
    expect(vi.stderr).toMatch(/^lỗi: [\s\S]*\(thêm --help để xem hướng dẫn\)\n$/);
    expect(vi.stderr).not.toMatch(/error|argument|Allowed|Did you/);
  });
});

describe('results and faults', () => {
  let home: CliHome;
  beforeAll(async () => {
    home = await makeCliHome({ TEMQUE_LANG: 'vi' });
  });
  afterAll(() => home.remove());

  it('are in the language, the service’s own words too; JSON and codes stay', async () => {
    const made = await home.here('token', 'create', '--role', 'admin', '--name', 'Kho');
    expect(made).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Mã truy cập \S+ cho Kho \(admin\)\./),
    });
    expect((await home.here('token', 'list')).stdout).toMatch(/^số +vai trò +phạm vi +ngày tạo +đến +tên\n/);
    expect(await home.json('token', 'list')).toMatchObject([{ role: 'admin', name: 'Kho', revokedMs: null }]);
    const refused = await home.here('token', 'revoke', 'nobody', '--json');
    const { error } = JSON.parse(refused.stderr);
    expect([refused.code, error.code]).toEqual([4, 'not-found']);
    expect(error.message).toContain('Không có gì ở địa chỉ này');
    expect((await home.here('token', 'revoke', 'nobody', '--lang', 'en')).stderr).toContain('nothing');
  });

  it.each<[string, readonly string[], Record<string, string>, string]>([
    ['ENOENT', ['import', 'registry', '/nowhere/a.csv'], {}, 'không có tệp hay thư mục này'],
    ['EISDIR', ['import', 'registry', '/'], {}, 'đây là thư mục, không phải tệp'],
    ['file-unknown', ['verify', 'nofile.pdf'], {}, 'nofile.pdf: không có tệp này'],
    ['server-invalid', ['verify', 'x', '--server', 'here'], {}, '--server cần một địa chỉ'],
    [
      'server-unreachable',
      ['verify', 'x', '--server', 'http://127.0.0.1:1'],
      {},
      'Không có dịch vụ nào trả lời',
    ],
    ['jwks-invalid', ['verify', 'x', '--jwks', 'package.json'], {}, 'không có danh sách khóa'],
    [
      'configuration',
      ['keys', 'list'],
      { PUBLIC_URL: 'ftp://x', PORT: '1e3' },
      'PORT phải là số nguyên từ 0',
    ],
    [
      'wrapping-key-wrong',
      ['keys', 'list'],
      { WRAPPING_KEY: 'QbG00nK31NCxkBFqQ93ucIgcpWw80TLe5gekXkkvO0M' },
      'được bọc bằng khóa bọc',
    ],
    ['restore-not-empty', ['restore', 'x.db'], {}, 'không trống'],
    ['storage-unavailable', ['restore', '/nowhere/x.db', '--check'], {}, 'không có tệp này'],
  ])('%s is told as a sentence', async (code, args, env, sentence) => {
    const { stderr } = await runHere(args, { ...home.env, ...env });
    expect(stderr).toContain(sentence);
    const { error } = JSON.parse((await runHere([...args, '--json'], { ...home.env, ...env })).stderr);
    expect(error.code).toBe(code);
  });
});

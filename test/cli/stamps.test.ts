import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliHome, makeCliHome, type RunningChild, runHere, runShell } from '../support/cli.ts';
import { printZpl } from '../support/zpl.ts';

const REGISTRY = `product_name,group,producer,province,address,stars,decision_number,decision_date,expires_on,authority,gtin
Trà thử nghiệm,beverage,Hợp tác xã Thử Nghiệm,Lâm Đồng,Thôn 1,3,1/QĐ-THU,DECIDED,EXPIRES,UBND tỉnh Lâm Đồng,9521234500018
Mật ong thử nghiệm,food,Hợp tác xã Thử Nghiệm,Lâm Đồng,Thôn 1,,,,,,
`;

/** One batch from the order to the recall, beside a running server. */
describe('stamps by commands', () => {
  let home: CliHome;
  let server: RunningChild;
  let productId: string;
  let batch: string;
  let sheet: string;
  /** The link of its first stamp. */
  let link: string;

  beforeAll(async () => {
    home = await makeCliHome();
    server = await home.serve();
    const year = new Date().getFullYear();
    await writeFile(
      join(home.folder, 'products.csv'),
      REGISTRY.replace('DECIDED', `${year - 1}-01-05`).replace('EXPIRES', `${year + 2}-01-05`),
    );
    sheet = join(home.folder, 'sheet.pdf');
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await home.remove();
  });

  it('imports products, and again without doing anything', async () => {
    const file = join(home.folder, 'products.csv');
    const tried = await home.here('import', 'registry', file, '--dry-run');
    expect(tried).toMatchObject({ code: 0, stdout: expect.stringContaining('Would be: 2 imported') });
    expect(await home.json('product', 'list')).toEqual([]);
    expect(await home.json('import', 'registry', file)).toMatchObject({ imported: 2, refused: 0 });
    expect(await home.json('import', 'registry', file)).toMatchObject({ imported: 0, alreadyThere: 2 });
  });

  it('tells each refused row and ends with 4', async () => {
    const file = join(home.folder, 'bad.csv');
    await writeFile(file, REGISTRY.replace('beverage', 'spaceship').replace('DECIDED', '2026-02-31'));
    const result = await home.here('import', 'registry', file);
    expect(result.code).toBe(4);
    expect(result.stdout).toMatch(/^Row 2/);
  });

  it('writes a calibration page', async () => {
    const file = join(home.folder, 'calibration.pdf');
    expect(await home.here('batch', 'calibrate', '--stock', '65-up', '--out', file)).toMatchObject({
      code: 0,
    });
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await home.here('verify', file)).toMatchObject({ code: 1 });
  });

  it('issues a batch for a certified product, and none for another', async () => {
    const products = listOf(await home.json('product', 'list'));
    const find = (name: string) => products.find((product) => product.name === name);
    productId = String(find('Trà thử nghiệm')?.id);
    const uncertified = await home.here(
      'batch',
      'issue',
      '--variant',
      variantOf(find('Mật ong thử nghiệm')),
      '--quantity',
      '10',
      '--json',
    );
    expect(uncertified.code).toBe(4);
    expect(JSON.parse(uncertified.stderr)).toMatchObject({ error: { code: 'certificate-missing' } });
    const issued = Object(
      await home.json('batch', 'issue', '--variant', variantOf(find('Trà thử nghiệm')), '--quantity', '80'),
    );
    expect(issued).toMatchObject({ quantity: 80, profile: 'signed', gtin: '09521234500018' });
    batch = issued.code;
    expect(listOf(await home.json('batch', 'list', '--product', productId)).map(({ code }) => code)).toEqual([
      batch,
    ]);
  });

  it('writes a sheet, and reads it back: not activated, exit code 3', async () => {
    const made = await home.here(
      'batch',
      'sheet',
      batch,
      '--stock',
      '65-up',
      '--last',
      '10',
      '--start-at',
      '3',
      '--out',
      sheet,
    );
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining(sheet), stderr: '' });
    expect((await readFile(sheet)).subarray(0, 5).toString()).toBe('%PDF-');
    const judged = await home.run('verify', sheet, '--json');
    expect(judged.code).toBe(3);
    expect(listOf(JSON.parse(judged.stdout)).map(({ verdict }) => verdict)).toEqual(
      Array(10).fill('not-activated'),
    );
  });

  it('writes labels for a label printer', async () => {
    const file = join(home.folder, 'labels.zpl');
    const how = '--last 3 --reason thử --stock roll-50x30 --format zpl --dpi 203 --out'.split(' ');
    expect(await home.here('batch', 'sheet', batch, ...how, file)).toMatchObject({ code: 0, stderr: '' });
    expect(printZpl(await readFile(file)).labels).toHaveLength(3);
  });

  it('does not overwrite half a file, and asks why stamps are printed again', async () => {
    const again = await home.here(
      'batch',
      'csv',
      batch,
      '--last',
      '10',
      '--out',
      join(home.folder, 'again.csv'),
      '--json',
    );
    expect(again.code).toBe(4);
    expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: 'reprint-reason-required' } });
    await expect(stat(join(home.folder, 'again.csv'))).rejects.toThrow('ENOENT');
  });

  it('declares a lot and activates', async () => {
    const lot = ['--product', productId, '--number', 'L1', '--produced', '2026-01-02', '--quantity', '15'];
    expect(await home.json('lot', 'declare', ...lot)).toMatchObject({ number: 'L1', declaredQuantity: 15 });
    const range = ['--first', '1', '--last', '10', '--lot', 'L1'];
    expect((await home.here('ranges', 'activate', batch, ...range)).stdout).toMatch(
      /^Entry \d+: activate 1 to 10\.\n$/,
    );
    const over = await home.here('ranges', 'print', batch, '--first', '11', '--last', '20');
    expect(over.code).toBe(0);
    const tooMany = await home.here(
      'ranges',
      'activate',
      batch,
      '--first',
      '11',
      '--last',
      '20',
      '--lot',
      'L1',
      '--json',
    );
    expect(JSON.parse(tooMany.stderr)).toMatchObject({ error: { code: 'lot-over-declared' } });
  });

  it('judges a link, a serial and a picture', async () => {
    const [stamp] = listOf(JSON.parse((await home.here('verify', sheet, '--json')).stdout));
    link = String(stamp?.input);
    const token = Object(await home.json('token', 'create', '--role', 'admin', '--name', 'x')).token;
    const picture = join(home.folder, 'stamp.png');
    const png = await fetch(`${home.env.PUBLIC_URL}/api/v1/batches/${batch}/stamps/0.png?reason=mau`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(png.status).toBe(200);
    await writeFile(picture, Buffer.from(await png.arrayBuffer()));
    const judged = await home.json('verify', link, String(stamp?.serial), picture);
    expect(listOf(judged)).toMatchObject([
      { verdict: 'authentic', proof: 'signature' },
      { verdict: 'authentic', proof: 'tag' },
      { verdict: 'authentic', proof: 'signature', page: 1, input: link },
    ]);
    expect(await home.here('verify', link, '--server', home.env.PUBLIC_URL ?? '')).toMatchObject({ code: 0 });
  });

  it('judges offline by a key set', async () => {
    const jwks = join(home.folder, 'jwks.json');
    await writeFile(jwks, await (await fetch(`${home.env.PUBLIC_URL}/.well-known/jwks.json`)).text());
    const offline = (...texts: string[]) => runHere(['verify', ...texts, '--jwks', jwks, '--json'], {});
    const good = await offline(link);
    expect({ code: good.code, said: JSON.parse(good.stdout) }).toMatchObject({
      code: 0,
      said: [{ verdict: 'unconfirmed', proof: 'signature' }],
    });
    const spoiled = link.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const elsewhere = link.replace('127.0.0.1', 'tem.example');
    const bad = await offline(spoiled, elsewhere, 'hello', link.slice(0, -1));
    expect(bad.code).toBe(3);
    expect(listOf(JSON.parse(bad.stdout)).map(({ verdict }) => verdict)).toEqual([
      'not-judged',
      'foreign-host',
      'malformed',
      'malformed',
    ]);
    await writeFile(jwks, '{"keys": 1}');
    expect(JSON.parse((await offline(link)).stderr)).toMatchObject({ error: { code: 'jwks-invalid' } });
  });

  it('says what it cannot read', async () => {
    // A mistyped name must not be judged as a stamp.
    const typo = await home.here('verify', 'nofile.pdf');
    expect(typo).toMatchObject({ code: 1, stderr: expect.stringContaining('no such file') });
    const code = async (...args: string[]): Promise<unknown> =>
      Object(JSON.parse((await home.here('verify', ...args, '--json')).stderr)).error.code;
    const text = join(home.folder, 'notes.txt');
    const broken = join(home.folder, 'broken.pdf');
    const empty = join(home.folder, 'empty.png');
    await writeFile(text, 'no picture');
    await writeFile(broken, '%PDF-1.7 and nothing more');
    const { default: sharp } = await import('sharp');
    await sharp({ create: { width: 300, height: 300, channels: 3, background: 'white' } })
      .png()
      .toFile(empty);
    expect(await code(text)).toBe('file-type-unknown');
    expect(await code(broken)).toBe('file-unreadable');
    expect(await code(empty)).toBe('no-code-found');
  });

  it('suspends, resumes, voids, undoes and recalls', async () => {
    const verdict = async (): Promise<unknown> =>
      listOf(JSON.parse((await home.here('verify', link, '--json')).stdout))[0]?.verdict;
    const change = (action: string, ...options: string[]) => home.json('ranges', action, batch, ...options);
    const all = ['--first', '1', '--last', '10'];
    await change('suspend', ...all, '--note', 'khiếu nại');
    expect(await verdict()).toBe('suspended');
    await change('resume', ...all);
    expect(await verdict()).toBe('authentic');
    const entry = Object(await change('void', ...all, '--reason', 'damaged'));
    expect(await verdict()).toBe('withdrawn');
    await change('undo', '--entry', String(entry.seq));
    expect(await verdict()).toBe('authentic');
    const log = Object(await home.json('ranges', 'list', batch));
    expect(listOf(log.entries).map(({ action }) => action)).toEqual([
      'print',
      'activate',
      'print',
      'suspend',
      'resume',
      'void',
      'undo',
    ]);
    const recall = [
      '--product',
      productId,
      '--number',
      'L1',
      '--reason',
      'thử',
      '--notice',
      'Mang trả nơi mua',
    ];
    expect(await home.here('lot', 'recall', ...recall)).toMatchObject({ code: 0 });
    expect(await verdict()).toBe('recalled');
    expect((await home.here('lot', 'list')).stdout).toContain('recalled');
  });

  it('backs up while serving; the copy can be checked, restored and used without a server', async () => {
    const file = join(home.folder, 'backup.db');
    expect(await home.here('backup', file)).toMatchObject({ code: 0 });
    expect(await home.here('backup', file)).toMatchObject({ code: 4 });
    expect(await home.json('restore', file, '--check')).toMatchObject({ ok: true, counts: { batches: 1 } });
    expect((await home.here('restore', file)).code).toBe(1);
    const restored = join(home.folder, 'restored');
    expect(await home.here('restore', file, '--data-dir', restored)).toMatchObject({ code: 0 });
    const judged = await home.here('verify', link, '--json', '--data-dir', restored);
    expect(listOf(JSON.parse(judged.stdout))[0]).toMatchObject({ verdict: 'recalled', proof: 'signature' });
  });

  it('writes the table to standard output for a pipe', async () => {
    const result = await home.here('batch', 'csv', batch, '--first', '21', '--last', '22', '--out', '-');
    expect(result.stdout.split('\r\n')).toMatchObject([
      expect.stringMatching(/^number,/),
      expect.stringMatching(/^21,/),
      expect.stringMatching(/^22,/),
      '',
    ]);
  });

  it('ends quietly when the reader of a long table leaves early', async () => {
    const products = listOf(await home.json('product', 'list', '--search', 'tra thu'));
    const order = ['--variant', variantOf(products[0]), '--quantity', '5000'];
    const { code } = Object(await home.json('batch', 'issue', ...order));
    const table = `"${process.execPath}" server/cli/main.ts batch csv ${code} --out -`;
    const piped = await runShell(`set -o pipefail; ${table} | head -1`, home.env);
    expect(piped).toMatchObject({ code: 0, stdout: expect.stringMatching(/^number,[^\n]*\n$/), stderr: '' });
  });
});

interface Loose {
  readonly [member: string]: unknown;
}

function listOf(value: unknown): Loose[] {
  return Array.isArray(value) ? value : [];
}

function variantOf(product: Loose | undefined): string {
  return String(Object(listOf(product?.variants)[0]).id);
}

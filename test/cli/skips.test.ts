import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/service.ts';
import { type CliHome, makeCliHome, runHere } from '../support/cli.ts';

describe('printing a range with voided stamps', () => {
  let home: CliHome;
  let service: Service;
  let batch: string;
  beforeAll(async () => {
    home = await makeCliHome();
    service = await home.serveHere();
    const year = new Date().getFullYear();
    const table = join(home.folder, 'products.csv');
    await writeFile(
      table,
      `product_name,group,producer,province,address,stars,decision_number,decision_date,expires_on,authority
Trà,beverage,Hợp tác xã Thử Nghiệm,Lâm Đồng,Thôn 1,3,7/QĐ-UBND,${year - 1}-01-05,${year + 2}-01-05,UBND tỉnh Lâm Đồng`,
    );
    await home.json('import', 'registry', table);
    const [product] = Object(await home.json('product', 'list'));
    const order = ['--variant', product.variants[0].id, '--quantity', '10'];
    batch = Object(await home.json('batch', 'issue', ...order)).code;
    for (const [first, last] of [
      ['3', '4'],
      ['8', '8'],
    ] as const) {
      const range = ['--first', first, '--last', last];
      await home.json('ranges', 'void', batch, ...range, '--reason', 'damaged');
    }
  });
  afterAll(async () => {
    await service.close();
    await home.remove();
  });

  it('is refused with the stamps in the way and the option that helps, in the language of the terminal', async () => {
    const out = join(home.folder, 'no.csv');
    const args = ['batch', 'csv', batch, '--out', out];
    expect(await home.here(...args)).toMatchObject({
      code: 4,
      stdout: '',
      stderr: expect.stringMatching(/^3 stamps cannot be printed.*3–4, 8.*\nAdd --skip-unprintable/),
    });
    const vi = await runHere([...args, '--lang', 'vi'], home.env);
    expect(vi.stderr).toMatch(/^Có 3 tem không in được.*3–4, 8.*\nThêm --skip-unprintable/);
    const json = await home.here('batch', 'sheet', batch, '--stock', '65-up', '--out', out, '--json');
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: 'stamps-unprintable' } });
  });

  it('leaves them out with --skip-unprintable, and says which', async () => {
    const sheet = join(home.folder, 'sheet.pdf');
    const print = ['batch', 'sheet', batch, '--stock', '65-up', '--out', sheet, '--skip-unprintable'];
    expect(await home.here(...print)).toMatchObject({
      code: 0,
      stderr: 'Left out, since they cannot be printed: 3–4, 8.\n',
    });
    const judged = JSON.parse((await home.here('verify', sheet, '--json')).stdout);
    expect(judged.map(({ index }: { index: number }) => index)).toEqual([0, 1, 4, 5, 6, 8, 9]);
    const out = join(home.folder, 'stamps.csv');
    const table = ['batch', 'csv', batch, '--out', out, '--skip-unprintable', '--reason', 'nhà in'];
    expect(await home.json(...table)).toMatchObject({
      batch,
      skipped: [
        { first: 2, last: 3 },
        { first: 7, last: 7 },
      ],
    });
    expect((await readFile(out, 'utf8')).trimEnd().split('\r\n')).toHaveLength(8);
  });
});

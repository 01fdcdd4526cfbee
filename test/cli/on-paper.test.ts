import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/service.ts';
import { type CliHome, makeCliHome } from '../support/cli.ts';

describe('stamps named by where they lie on paper', () => {
  let home: CliHome;
  let service: Service;
  let productId: string;
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
    productId = product.id;
    const order = ['--variant', product.variants[0].id, '--quantity', '150'];
    batch = Object(await home.json('batch', 'issue', ...order)).code;
  });
  afterAll(async () => {
    await service.close();
    await home.remove();
  });

  const faultOf = async (...args: string[]) => {
    const { code, stderr } = await home.here('ranges', ...args, '--json');
    return [code, JSON.parse(stderr).error.code];
  };
  const print = (file: string, ...options: string[]) =>
    home.here('batch', 'sheet', batch, '--stock', '65-up', '--out', join(home.folder, file), ...options);
  const jam = ['--sheet', '2', '--labels', '3-5', '--reason', 'damaged'];

  it('are voided, and what is left on whole sheets is activated', async () => {
    expect(await faultOf('void', batch, ...jam)).toEqual([2, 'print-job-unclear']);
    expect((await print('first.pdf')).code).toBe(0);
    expect(await home.json('ranges', 'void', batch, ...jam)).toMatchObject({
      items: [{ action: 'void', first: 67, last: 69 }],
    });
    const lot = ['--product', productId, '--number', 'L2', '--produced', '2026-01-02', '--quantity', '85'];
    await home.json('lot', 'declare', ...lot);
    expect(await home.json('ranges', 'activate', batch, '--sheets', '2-3', '--lot', 'L2')).toMatchObject({
      items: [
        { action: 'activate', first: 65, last: 66 },
        { action: 'activate', first: 70, last: 149 },
      ],
    });
  });

  it('need a sheet, numbers in order, and one way of naming them', async () => {
    expect(await faultOf('void', batch, '--labels', '3', '--reason', 'lost')).toEqual([2, 'sheet-missing']);
    for (const wrong of [
      ['--sheets', '5-3'],
      ['--sheets', '0'],
      ['--sheets', '3-'],
      ['--sheets', '3', '--sheet', '3'],
      ['--sheets', '3', '--first', '3'],
    ])
      expect(
        (await home.here('ranges', 'void', batch, ...wrong, '--reason', 'lost')).code,
        wrong.join(' '),
      ).toBe(2);
  });

  it('are of the print job that is named, where there are several', async () => {
    expect((await print('again.pdf', '--first', '1', '--last', '10', '--reason', 'in mờ')).code).toBe(0);
    const one = ['--sheet', '1', '--labels', '2', '--reason', 'damaged'];
    expect(await faultOf('void', batch, ...one)).toEqual([2, 'print-job-unclear']);
    const { stderr } = await home.here('ranges', 'void', batch, ...one);
    const [job = ''] = /[\w-]{22}(?= \(1-10\))/.exec(stderr) ?? [];
    expect(Object(await home.json('ranges', 'void', batch, ...one, '--job', job))).toMatchObject({
      items: [{ first: 1, last: 1 }],
    });
  });
});

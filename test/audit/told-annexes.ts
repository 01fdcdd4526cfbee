import type { ChangeWorld, ToldChange } from './told-changes.ts';

/** One successful call of every route that settles the annex of a decision, or a table that was looked at. */
export const TOLD_ON_ANNEXES: Readonly<Record<string, ToldChange>> = {
  'POST /api/v1/imports/tables/:id/confirmation': {
    tells: ['producer.register', 'product.register', 'variant.register', 'registry.import'],
    request: async (world) => ({ url: `/api/v1/imports/tables/${await table(world)}/confirmation` }),
  },
  'POST /api/v1/imports/annexes/:id/confirmation': {
    tells: [
      'producer.register',
      'product.register',
      'variant.register',
      'decision.record',
      'certificate.record',
      'annex.import',
    ],
    request: async (world) => ({
      url: `/api/v1/imports/annexes/${await draft(world)}/confirmation`,
      payload: { version: 1 },
    }),
  },
  'POST /api/v1/imports/annexes/:id/undo': {
    tells: ['certificate.withdraw', 'product.withdraw', 'producer.withdraw', 'annex.undo'],
    request: async (world) => {
      const url = `/api/v1/imports/annexes/${await draft(world)}`;
      await world.prepare({ method: 'POST', url: `${url}/confirmation`, payload: { version: 1 } });
      return { url: `${url}/undo`, payload: { reason: 'Nhập nhầm' } };
    },
  },
};

/** Routes about drafts of imports, which change nothing that anybody is answerable for. */
export const NOT_TOLD_ON_IMPORTS: Readonly<Record<string, string>> = {
  'POST /api/v1/imports/annexes': 'keeps a draft; its import is told',
  'PATCH /api/v1/imports/annexes/:id': 'changes a draft; its import is told',
  'PATCH /api/v1/imports/annexes/:id/rows/:row': 'changes a draft; its import is told',
  'DELETE /api/v1/imports/annexes/:id': 'forgets a draft, which nothing came of',
  'POST /api/v1/imports/tables': 'keeps a table to be looked at; its import is told',
  'DELETE /api/v1/imports/tables/:id': 'forgets a table, which nothing came of',
};

async function table({ prepare, fresh }: ChangeWorld): Promise<string | undefined> {
  const form = new FormData();
  form.append('kind', 'registry');
  const number = fresh();
  const text = `Tên sản phẩm;Nhóm;Chủ thể;Tỉnh\nChè ${number};Đồ uống;HTX Bảng ${number};Lâm Đồng\n`;
  form.append('file', new Blob([text]), 'products.csv');
  const encoded = new Response(form);
  const { id } = await prepare({
    method: 'POST',
    url: '/api/v1/imports/tables',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return id;
}

async function draft({ prepare, fresh }: ChangeWorld): Promise<string | undefined> {
  const number = fresh();
  const form = new FormData();
  form.append('number', `${7_000 + number}/QĐ-UBND`);
  form.append('signedOn', '2026-02-10');
  form.append('authority', 'UBND tỉnh Lâm Đồng');
  form.append('provinceCode', '68');
  const table = `Tên sản phẩm;Nhóm;Chủ thể;Sao\nChè ${number};Đồ uống;HTX Thứ ${number};3\n`;
  form.append('file', new Blob([table]), 'annex.csv');
  const encoded = new Response(form);
  const { id } = await prepare({
    method: 'POST',
    url: '/api/v1/imports/annexes',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return id;
}

import type { ChangeWorld, ToldChange } from './told-changes.ts';

/** One successful call of every route that settles the annex of a decision. */
export const TOLD_ON_ANNEXES: Readonly<Record<string, ToldChange>> = {
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

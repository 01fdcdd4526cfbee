import type { registryWorld } from '../registry-world.ts';

/** Where annexes are uploaded. */
export const ANNEXES = '/api/v1/imports/annexes';

/** A day. */
export const DAY_MS = 24 * 3_600_000;

/** How annexes are drafted in a world, each of a decision that no other one names. */
export function annexDrafts(worldNow: () => Awaited<ReturnType<typeof registryWorld>>) {
  let made = 0;
  /** Uploads an annex; `{n}` in the rows is a number of its own. */
  return async function draft(
    rows: readonly string[],
    options: { token?: string; header?: string; province?: string } = {},
  ) {
    const world = worldNow();
    made += 1;
    const header = options.header ?? 'Tên sản phẩm;Nhóm;Chủ thể;Xã;Sao';
    const text = [header, ...rows].join('\n').replaceAll('{n}', String(made));
    const fields = {
      number: `${5_000 + made}/QĐ-UBND`,
      signedOn: '2026-08-05',
      authority: 'UBND tỉnh Lâm Đồng',
      provinceCode: options.province ?? '68',
    };
    const sender = options.token === undefined ? {} : { token: options.token };
    const uploaded = await world.upload(ANNEXES, Buffer.from(text), { fields, ...sender });
    const url = `${ANNEXES}/${uploaded.body.id}`;
    const rowsNow = async () => (await world.send('GET', `${url}/rows?limit=200`)).body;
    const edit = (row: number, change: object) => world.send('PATCH', `${url}/rows/${row}`, change);
    const confirm = async (version?: number) =>
      world.send('POST', `${url}/confirmation`, { version: version ?? (await rowsNow()).version });
    const undo = (reason = 'Nhập nhầm quyết định') => world.send('POST', `${url}/undo`, { reason });
    return { n: made, url, uploaded, fields, text, rowsNow, edit, confirm, undo };
  };
}

/** An annex of so many products, three of each producer; no two producers have similar names. */
export function longAnnex(products: number): string[] {
  return Array.from({ length: products }, (_, at) => {
    const maker = Math.floor(at / 3);
    return `Trà thứ ${at} đợt {n};Đồ uống;Hợp tác xã ${nameOf(maker)} {n};Xã Quảng Trực;3`;
  });
}

/** Words that no other number has. */
function nameOf(number: number): string {
  const consonants = [...'bcdghklmnp'];
  const digits = [...String(number).padStart(4, '0')].map(Number);
  return digits
    .map((digit, at) => `${consonants[(digit + at) % 10]}${'aeiu'[at]}${'ntcm'[digit % 4]}`)
    .join('');
}

import type { ChangeWorld, ToldChange } from './told-changes.ts';

const SIX_UP = {
  pageWidthMm: 100,
  pageHeightMm: 150,
  columns: 2,
  rows: 3,
  labelWidthMm: 45,
  labelHeightMm: 45,
  pitchXMm: 50,
  pitchYMm: 50,
  originXMm: 2,
  originYMm: 2,
};

const DESIGN = {
  productName: true,
  netContent: true,
  producer: true,
  hint: false,
  customLine: '',
  logo: false,
  stars: true,
  frame: 'none',
  language: 'vi',
  level: 'auto',
};

const PRINTER = { kind: 'office', dpi: 300, offsetXMm: 0, offsetYMm: 0, scale: 1 };

/** One successful call of every route that changes what a producer prints with. */
export const TOLD_ON_PRINTING: Readonly<Record<string, ToldChange>> = {
  'POST /api/v1/label-stocks': {
    tells: ['label-stock.create'],
    request: async () => ({
      payload: { producerId: 'highland', name: 'Tờ 6', kind: 'sheet', geometry: SIX_UP },
    }),
  },
  'PUT /api/v1/label-stocks/:id': {
    tells: ['label-stock.edit'],
    request: async (world) => {
      const thing = { name: 'Tờ 6', kind: 'sheet', geometry: SIX_UP };
      const { id } = await keep(world, 'label-stocks', thing);
      return { url: `/api/v1/label-stocks/${id}`, payload: { ...thing, name: 'Tờ sáu' } };
    },
  },
  'DELETE /api/v1/label-stocks/:id': {
    tells: ['label-stock.end'],
    request: async (world) => {
      const { id } = await keep(world, 'label-stocks', { name: 'Tờ 6', kind: 'sheet', geometry: SIX_UP });
      return { url: `/api/v1/label-stocks/${id}` };
    },
  },
  'POST /api/v1/label-designs': {
    tells: ['label-design.create'],
    request: async () => ({ payload: { producerId: 'highland', name: 'Hộp quà', ...DESIGN } }),
  },
  'PUT /api/v1/label-designs/:id': {
    tells: ['label-design.edit'],
    request: async (world) => {
      const { id } = await keep(world, 'label-designs', { name: 'Hộp quà', ...DESIGN });
      return { url: `/api/v1/label-designs/${id}`, payload: { name: 'Hộp quà', ...DESIGN, stars: false } };
    },
  },
  'DELETE /api/v1/label-designs/:id': {
    tells: ['label-design.end'],
    request: async (world) => {
      const { id } = await keep(world, 'label-designs', { name: 'Hộp quà', ...DESIGN });
      return { url: `/api/v1/label-designs/${id}` };
    },
  },
  'POST /api/v1/printers': {
    tells: ['printer.create'],
    request: async () => ({ payload: { producerId: 'highland', name: 'Máy kho', ...PRINTER } }),
  },
  'PUT /api/v1/printers/:id': {
    tells: ['printer.edit'],
    request: async (world) => {
      const { id } = await keep(world, 'printers', { name: 'Máy kho', ...PRINTER });
      return { url: `/api/v1/printers/${id}`, payload: { name: 'Máy kho', ...PRINTER, offsetXMm: 1 } };
    },
  },
  'DELETE /api/v1/printers/:id': {
    tells: ['printer.end'],
    request: async (world) => {
      const { id } = await keep(world, 'printers', { name: 'Máy kho', ...PRINTER });
      return { url: `/api/v1/printers/${id}` };
    },
  },
  // The file is opened once more: who did, and of which job.
  'GET /api/v1/print-jobs/:id/file': {
    tells: ['stamps.hand-out'],
    request: async (world) => ({ url: `/api/v1/print-jobs/${await packed(world)}/file` }),
  },
  'POST /api/v1/print-jobs/:id/handovers': {
    tells: ['handover.create'],
    request: async (world) => ({
      url: `/api/v1/print-jobs/${await packed(world)}/handovers`,
      payload: { recipient: 'Nhà in Hoa Mai' },
    }),
  },
  'POST /api/v1/handovers/:id/revocation': {
    tells: ['handover.revoke'],
    request: async (world) => {
      const { id } = await handOver(world);
      return { url: `/api/v1/handovers/${id}/revocation` };
    },
  },
  'POST /handover/:token': {
    tells: ['stamps.hand-out', 'handover.download'],
    request: async (world) => {
      const { url = '' } = await handOver(world);
      return {
        url: new URL(url).pathname,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: '',
      };
    },
  },
  'POST /api/v1/print-jobs/:id/returns': {
    tells: ['print-return.book', 'stamps.void'],
    request: async (world) => ({
      url: `/api/v1/print-jobs/${await packed(world)}/returns`,
      payload: { good: 5, spoiledRanges: [{ first: 0, last: 1 }] },
    }),
  },
  'POST /api/v1/printers/:id/calibration': {
    tells: ['printer.edit'],
    request: async (world) => {
      const { id } = await keep(world, 'printers', { name: 'Máy kho', ...PRINTER });
      const readings = { leftToAMm: 21, leftToBMm: 191, topToCMm: 20, topToDMm: 280 };
      return { url: `/api/v1/printers/${id}/calibration`, payload: { stock: 'a4-65-38x21', ...readings } };
    },
  },
};

async function keep({ prepare }: ChangeWorld, path: string, thing: object) {
  return await prepare({
    method: 'POST',
    url: `/api/v1/${path}`,
    payload: { producerId: 'highland', ...thing },
  });
}

/** A job for a print house, of a batch of its own. */
async function packed({ prepare }: ChangeWorld): Promise<string | undefined> {
  const batch = { variantId: 'tea-bag', quantity: 10 };
  const { code } = await prepare({ method: 'POST', url: '/api/v1/batches', payload: batch });
  const payload = { first: 0, last: 9, stock: 'a4-65-38x21', output: 'package' };
  return (await prepare({ method: 'POST', url: `/api/v1/batches/${code}/print-jobs`, payload })).id;
}

async function handOver(world: ChangeWorld) {
  const url = `/api/v1/print-jobs/${await packed(world)}/handovers`;
  return await world.prepare({ method: 'POST', url, payload: { recipient: 'Nhà in Hoa Mai' } });
}

import { PERSONAL } from './personal.ts';
import type { ChangeWorld, ToldChange } from './told-changes.ts';

/** One successful call of every route of cases that changes something, or reads who reported. */
export const TOLD_ON_CASES: Readonly<Record<string, ToldChange>> = {
  'POST /api/v1/reports': {
    tells: ['case.open', 'case.report'],
    request: async (world) => ({ payload: reportIn(world) }),
  },
  'GET /api/v1/cases/:id': {
    tells: ['case.read'],
    isNeverRefused: true,
    request: async (world) => ({ url: `/api/v1/cases/${await open(world)}` }),
  },
  'POST /api/v1/cases/:id/closing': {
    tells: ['case.close'],
    request: async (world) => ({
      url: `/api/v1/cases/${await open(world)}/closing`,
      payload: { rootCause: 'reporter-mistaken', note: 'Đã gọi lại.' },
    }),
  },
  'POST /api/v1/cases/:id/reopening': {
    tells: ['case.reopen'],
    request: async (world) => {
      const id = await open(world);
      const payload = { rootCause: 'not-found' };
      await world.prepare({ method: 'POST', url: `/api/v1/cases/${id}/closing`, payload });
      return { url: `/api/v1/cases/${id}/reopening`, payload: { reason: 'Có thêm ảnh.' } };
    },
  },
  'POST /api/v1/cases/:id/reports/:reportId/erasure': {
    tells: ['case.erase'],
    request: async (world) => {
      const id = await open(world);
      const { found } = (await world.test.call({ url: `/api/v1/cases/${id}` })).json();
      return {
        url: `/api/v1/cases/${id}/reports/${found[0].id}/erasure`,
        payload: { parts: ['contact', 'photo', 'text'] },
      };
    },
  },
};

function reportIn({ fresh }: ChangeWorld) {
  const contact = { name: PERSONAL.invited, phone: PERSONAL.phone };
  return { stamp: `tem lạ ${fresh()}`, kind: 'other', text: PERSONAL.pictured, contact };
}

let networks = 0;

/** Each report comes from a network of its own. */
async function open(world: ChangeWorld): Promise<string> {
  networks += 1;
  const remoteAddress = `203.0.${networks}.9`;
  const payload = reportIn(world);
  const { number } = await world.prepare({ method: 'POST', url: '/api/v1/reports', remoteAddress, payload });
  if (number === undefined) throw new Error('a report has a number');
  return number;
}

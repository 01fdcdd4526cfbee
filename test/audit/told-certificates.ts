import type { ChangeWorld, ToldChange } from './told-changes.ts';

const DECISION = { number: '45/QĐ-UBND', signedOn: '2026-02-10', authority: 'UBND tỉnh Lâm Đồng' };

/** One successful call of every route that changes certificates or decisions. */
export const TOLD_ON_CERTIFICATES: Readonly<Record<string, ToldChange>> = {
  'POST /api/v1/certificates': {
    tells: ['decision.record', 'certificate.record'],
    request: async () => ({ payload: { productId: 'undecided', stars: 4, decision: DECISION } }),
  },
  'POST /api/v1/certificates/:id/extension': {
    tells: ['certificate.extend'],
    request: async (world) => {
      const id = await certificateOf(world, 'tea');
      const payload = { until: '2027-08-01', reason: 'chờ kết quả' };
      return { url: `/api/v1/certificates/${id}/extension`, payload };
    },
  },
  'POST /api/v1/certificates/:id/revocation': {
    tells: ['decision.record', 'certificate.revoke'],
    request: async (world) => {
      const id = await certificateOf(world, 'lastDay');
      const decision = { ...DECISION, number: '99/QĐ-UBND' };
      const payload = { ground: 'c', conclusion: 'Kết luận thanh tra số 5', decision };
      return { url: `/api/v1/certificates/${id}/revocation`, payload };
    },
  },
  'POST /api/v1/certificates/:id/renewal': {
    tells: ['decision.record', 'certificate.record'],
    request: async (world) => {
      const id = await certificateOf(world, 'lapsed');
      const payload = { stars: 4, decision: { ...DECISION, number: '46/QĐ-UBND' } };
      return { url: `/api/v1/certificates/${id}/renewal`, payload };
    },
  },
  'POST /api/v1/certificates/:id/upgrade': {
    tells: ['decision.record', 'certificate.record'],
    request: async (world) => {
      const id = await certificateOf(world, 'coffee');
      const payload = { stars: 4, decision: { ...DECISION, number: '47/QĐ-UBND' } };
      return { url: `/api/v1/certificates/${id}/upgrade`, payload };
    },
  },
  'POST /api/v1/certificates/:id/correction': {
    tells: ['certificate.correct'],
    request: async (world) => {
      const id = await certificateOf(world, 'tea');
      const payload = { reason: 'Nhập nhầm', expiresOn: '2027-06-29' };
      return { url: `/api/v1/certificates/${id}/correction`, payload };
    },
  },
  'POST /api/v1/certificates/:id/withdrawal': {
    tells: ['certificate.withdraw'],
    request: async (world) => {
      const id = await certificateOf(world, 'twoStars');
      return { url: `/api/v1/certificates/${id}/withdrawal`, payload: { reason: 'Nhập nhầm' } };
    },
  },
  'POST /api/v1/decisions/:id/correction': {
    tells: ['certificate.correct', 'decision.correct'],
    request: async () => ({
      url: '/api/v1/decisions/decision-fish/correction',
      payload: {
        number: '77/QĐ-BNNMT',
        signedOn: '2024-06-28',
        authority: 'Bộ Nông nghiệp và Môi trường',
        reason: 'Gõ nhầm ngày',
      },
    }),
  },
};

async function certificateOf({ test }: ChangeWorld, productId: string): Promise<string> {
  const row = await test.storage.db
    .selectFrom('certificate')
    .select('id')
    .where('productId', '=', productId)
    .executeTakeFirstOrThrow();
  return row.id;
}

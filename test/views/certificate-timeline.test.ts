import { expect, it } from 'vitest';
import { CERTIFICATE_TEXTS, certificateBody } from '../../scanner-web/views/console/index.ts';

const detail: Parameters<typeof certificateBody>[0] = {
  certificate: {
    id: 'c1',
    product: { id: 'tea', name: 'Trà', group: 'beverage' },
    producer: { id: 'p1', name: 'HTX', provinceCode: '68', commune: null },
    stars: 4,
    status: 'valid',
    decision: {
      id: 'd1',
      number: '12/QĐ',
      signedOn: '2026-01-01',
      authority: 'UBND',
      authorityLevel: 'province',
    },
    issuedOn: '2026-01-01',
    startsOn: '2026-01-01',
    expiresOn: '2029-01-01',
    extension: null,
    revocation: null,
    follows: null,
    followedBy: null,
    updatedMs: 0,
  },
  versions: [],
  stamps: null,
  shown: { day: '', recognition: null },
  mayDecide: false,
  today: '2026-03-01',
};

it('a certificate of which no step is told has no empty card for the steps', () => {
  expect(certificateBody(detail, 'vi')).not.toContain(CERTIFICATE_TEXTS.vi.timeline.title);
});

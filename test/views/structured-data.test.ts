import { describe, expect, it } from 'vitest';
import type { VerdictPage } from '../../scanner-web/views/index.ts';
import { renderVerdictPage } from '../../scanner-web/views/index.ts';
import { verdictPage } from './pages.ts';

function dataOf(page: VerdictPage): Record<string, unknown> | null {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(renderVerdictPage(page))?.[1];
  return text === undefined ? null : JSON.parse(text);
}

const GENUINE = verdictPage('authentic', 'vi');

describe('what machines read on the page of a stamp', () => {
  it('is the product with its producer and its award', () => {
    const { product, producer, recognition } = GENUINE;
    expect(dataOf(GENUINE)).toMatchObject({
      '@type': 'Product',
      name: product?.name,
      gtin: product?.gtin,
      brand: { name: producer?.name },
      award: `OCOP ${recognition?.stars} sao`,
    });
  });

  it.each(['expired', 'revoked', 'none'] as const)('tells no award while the recognition is %s', (status) => {
    const { recognition } = GENUINE;
    if (recognition === null) throw new TypeError('recognised');
    const data = dataOf({ ...GENUINE, recognition: { ...recognition, status } });
    expect(data).toHaveProperty('name');
    expect(data).not.toHaveProperty('award');
  });

  it.each(['not-activated', 'suspect-copy', 'expired-unused', 'suspended', 'withdrawn', 'recalled'] as const)(
    'tells no award of a stamp that is %s',
    (verdict) => {
      const data = dataOf({ ...GENUINE, verdict });
      expect(data).toHaveProperty('name');
      expect(data).not.toHaveProperty('award');
    },
  );

  it('tells the award of a stamp whose hidden code was used', () => {
    expect(dataOf({ ...GENUINE, verdict: 'claimed' })).toHaveProperty('award');
  });

  it.each(['forged', 'foreign-host', 'unknown', 'malformed'] as const)('is nothing for %s', (verdict) => {
    expect(dataOf({ ...GENUINE, verdict })).toBeNull();
  });

  it('is nothing on a preview', () => {
    const frame = { ...GENUINE.frame, preview: { backHref: null, isUnsent: false } };
    expect(dataOf({ ...GENUINE, frame })).toBeNull();
  });

  it('cannot be ended by a name', () => {
    const { product } = GENUINE;
    if (product === null) throw new TypeError('a product');
    const name = '</script><script>alert(1)</script>';
    const page = { ...GENUINE, product: { ...product, name } };
    expect(dataOf(page)).toMatchObject({ name });
    expect(renderVerdictPage(page)).not.toContain('<script>alert');
  });
});

it('a shared link shows the product and no verdict', () => {
  const page = verdictPage('recalled', 'vi');
  expect(renderVerdictPage(page)).toContain(`property="og:title" content="${page.product?.name}"`);
});

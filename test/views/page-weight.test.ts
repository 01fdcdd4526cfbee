import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Locale, renderVerdictPage } from '../../scanner-web/views/index.ts';
import { STORY_LIMIT } from '../../server/domain/public-content.ts';
import { PROBLEM_TEXTS_EN } from '../../server/http/problem-texts.en.ts';
import { PROBLEM_TEXTS_VI } from '../../server/http/problem-texts.vi.ts';
import { CSS, verdictPage } from './pages.ts';

const LOCALES: readonly Locale[] = ['vi', 'en'];
const BUDGET_BYTES = 15 * 1024;

/** Real sentences, so many characters at a time, none said twice before all were said. */
function sentences(locale: Locale): (length: number) => string {
  const all = Object.values(locale === 'vi' ? PROBLEM_TEXTS_VI : PROBLEM_TEXTS_EN).join(' ');
  let from = 0;
  return (length) => {
    if (from + length > all.length) from = 0;
    from += length;
    return all.slice(from - length, from);
  };
}

describe('the weight of a page', () => {
  it.each(LOCALES)('stays far below the budget in %s', (locale) => {
    const page = verdictPage('recalled', locale);
    const provinces = Array.from({ length: 34 }, (_, place) => ({
      code: `${place + 10}`,
      name: `Tỉnh số ${place}`,
    }));
    const html = renderVerdictPage({ ...page, provinces, frame: { ...page.frame, css: CSS } });
    expect(brotliCompressSync(html).length).toBeLessThan(BUDGET_BYTES / 2);
    expect(gzipSync(html).length).toBeLessThan(BUDGET_BYTES / 2);
  });

  it.each(LOCALES)('stays within the budget in %s when everything that may be told is told', (locale) => {
    const page = verdictPage('recalled', locale);
    const { product, producer } = page;
    if (product === null || producer === null) throw new TypeError('the page has a product');
    const words = sentences(locale);
    const text = (length: number) => ({ vi: words(length), en: words(length) });
    const photo = (place: number) => ({
      src: `/media/${createHash('sha256').update(String(place)).digest('hex')}.webp`,
      alt: words(60),
      altEn: words(60),
      widthPx: 1280,
      heightPx: 853,
    });
    const photos = Array.from({ length: 6 }, (_, place) => photo(place));
    const story = Array.from({ length: 12 }, (_, place) => ({
      heading: text(40),
      text: text(Math.floor(STORY_LIMIT / 12) - 40),
      photos: place < 4 ? photos.map((one, index) => ({ ...one, ...photo(place * 6 + index) })) : [],
    }));
    const label = () => text(1_500);
    const html = renderVerdictPage({
      ...page,
      product: {
        ...product,
        story,
        ingredients: label(),
        instructions: label(),
        storage: label(),
        warnings: label(),
      },
      producer: { ...producer, about: label(), photos },
      frame: { ...page.frame, css: CSS },
    });
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    expect(brotliCompressSync(html, quality).length).toBeLessThan(BUDGET_BYTES);
    expect(gzipSync(html).length).toBeLessThan(BUDGET_BYTES);
  });
});

import { describe, expect, it } from 'vitest';
import { type Locale, renderVerdictPage, type StorySectionView } from '../../scanner-web/views/index.ts';
import { verdictPage } from './pages.ts';

function storyOf(story: readonly StorySectionView[], locale: Locale = 'vi'): string {
  const page = verdictPage('authentic', locale);
  const { product } = page;
  if (product === null) throw new TypeError('the page has a product');
  const html = renderVerdictPage({ ...page, product: { ...product, story } });
  return (
    /<details class="fold"><summary><h2>(?:Câu chuyện|The story)[\s\S]*?<\/details>(?=<details class="fold"|<section)/.exec(
      html,
    )?.[0] ?? ''
  );
}

const photo = { src: '/media/a.webp', alt: 'Chum mắm', widthPx: 10, heightPx: 5 };
const section = (name: string): StorySectionView => ({
  heading: { vi: name },
  text: { vi: `Lời của ${name}` },
  photos: [],
});

describe('the story', () => {
  it('is not there without sections', () => expect(storyOf([])).toBe(''));

  it('shows headings, texts and photos in order, the third section and on folded', () => {
    const html = storyOf([section('Một'), { photos: [photo] }, section('Ba'), section('Bốn')]);
    expect(html).toContain('<section><h3>Một</h3><p>Lời của Một</p></section><section><figure><img');
    expect(html).toContain('<details class="part"><summary><h3>Ba</h3></summary><p>Lời của Ba</p></details>');
    expect(html.indexOf('Ba')).toBeLessThan(html.indexOf('Bốn'));
  });

  it('fetches its photos only when they come into sight, in a place that is kept free for them', () => {
    const html = storyOf([{ photos: [photo] }]);
    expect(html).toContain('width="10" height="5" loading="lazy"');
  });

  it('speaks English where it was translated, and says where it was not', () => {
    const translated = {
      heading: { vi: 'Gốc', en: 'Origin' },
      photos: [{ ...photo, altEn: 'A jar', caption: { vi: 'Chum', en: 'Jar' } }],
    };
    const english = storyOf([translated], 'en');
    expect(english).toContain('<h3>Origin</h3>');
    expect(english).toContain('alt="A jar" width');
    expect(english).toContain('>Jar</figcaption>');
    expect(english).not.toContain('lang="vi"');
    const half = storyOf([{ ...section('Gốc'), photos: [photo] }], 'en');
    expect(half).toContain('<h3 lang="vi">Gốc</h3><p lang="vi">');
    expect(half).toContain('alt="Chum mắm" lang="vi"');
    expect(half).toContain('Written in Vietnamese by the producer.');
  });
});

describe('places of sale', () => {
  const pageOf = (verdict: 'authentic' | 'recalled') => renderVerdictPage(verdictPage(verdict));

  it('are named with their true domain', () => {
    expect(pageOf('authentic')).toContain(
      '<a href="https://shop.longviet.example/mac-ca" rel="nofollow noopener noreferrer">Gian hàng của hợp tác xã</a> <span class="muted small">shop.longviet.example</span>',
    );
  });

  it('are not offered beside a warning', () => {
    expect(pageOf('recalled')).not.toContain('shop.longviet.example');
  });
});

import { html } from 'ghtml';
import { langAttribute } from './author-text.ts';
import { fold } from './fold.ts';
import type { VerdictPage } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** Where the product is sold, each place with its true domain; not beside a warning about these goods. */
export function buyFold({ product, severity }: VerdictPage, texts: Texts): string {
  const links = product?.buyLinks ?? [];
  if (links.length === 0 || severity === 'warning' || severity === 'danger') return '';
  const items = links.map(
    ({ label, url }) =>
      html`<li><a href="${url}" rel="nofollow noopener noreferrer"!${langAttribute(texts)}>${label}</a> <span class="muted small">${URL.parse(url)?.host}</span></li>`,
  );
  return fold(
    texts.sections.buy,
    html`<ul class="plain">!${items}</ul><p class="small muted">${texts.buyHint}</p>`,
  );
}

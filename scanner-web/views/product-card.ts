import { html } from 'ghtml';
import { bilingual, langAttribute, langOf, writtenIn } from './author-text.ts';
import { factsList } from './facts-list.ts';
import { starRow } from './icons.ts';
import { recognitionStatement } from './lead.ts';
import type { VerdictPage } from './model.ts';
import { photo } from './photo.ts';
import type { Texts } from './texts/texts.ts';

/** The product with its recognition; empty when the verdict names none. */
export function productCard(page: VerdictPage, texts: Texts): string {
  const { product, producer } = page;
  if (product === null) return '';
  const { image } = product;
  const picture = image === null ? '' : photo(image, texts, false);
  const name = bilingual({ vi: product.name, en: product.nameEn }, texts);
  const vietnameseName = name.lang === 'vi' ? '' : html`<p lang="vi">${product.name}</p>`;
  return html`<article class="card product">!${picture}<div class="text"><h2!${langOf(name.lang, texts)}>${name.text}</h2>!${vietnameseName}<p class="muted"!${langAttribute(texts)}>${producer?.name}</p>!${recognition(page, texts)}</div></article>`;
}

/** What to compare with the goods at hand; empty when no lot is known. */
export function compareCard(page: VerdictPage, texts: Texts): string {
  const { product, lot } = page;
  if (product === null || lot === null) return '';
  const { fields, compare } = texts;
  const lang = writtenIn(texts);
  const lines = factsList(
    [
      { label: fields.product, value: product.name, lang },
      { label: fields.pack, value: product.pack, lang },
      { label: fields.netContent, value: product.netContent },
      { label: fields.lot, value: lot.number },
      { label: fields.producedOn, value: texts.forms.day(lot.producedOn) },
      {
        label: fields.expiresOn,
        value: lot.expiresOn === null ? fields.noExpiry : texts.forms.day(lot.expiresOn),
      },
    ],
    'compare',
  );
  return html`<section class="card"><h2>${compare.title}</h2>!${lines}<p class="small muted hint">${compare.hint}</p></section>`;
}

function recognition(page: VerdictPage, texts: Texts): string {
  const { recognition: facts } = page;
  const statement = recognitionStatement(page, texts);
  if (facts === null || statement === null) return '';
  const starred = facts.status === 'valid' || facts.status === 'extended';
  const stars = starred && facts.stars !== null ? starRow(facts.stars, texts.fields.stars(facts.stars)) : '';
  const decision =
    facts.decisionNumber === null
      ? ''
      : html`<p class="small muted">${texts.fields.decision(
          facts.decisionNumber,
          facts.decidedOn === null ? null : texts.forms.day(facts.decidedOn),
          facts.authority,
        )}</p>`;
  // Where the recognition leads the page, its meaning and advice stand in the verdict card already.
  const leads = page.severity === facts.severity && page.verdictSeverity !== page.severity;
  const meaning = leads
    ? ''
    : html`<p>${[statement.meaning, statement.action].filter((part) => part !== '').join(' ')}</p>`;
  return html`<div class="recognition" data-severity="${facts.severity}" data-recognition="${facts.status}"><p>!${stars}<b>${statement.word}</b></p>!${meaning}!${decision}</div>`;
}

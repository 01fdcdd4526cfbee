import { inBoth, type Say, type Sentence } from '../domain/language.ts';
import { CONFIG_TEXTS_EN, type ConfigTexts } from './texts.en.ts';
import { CONFIG_TEXTS_VI } from './texts.vi.ts';

/** What is to be said of a setting, in both languages. */
export function phrase(say: Say<ConfigTexts>): Sentence {
  return inBoth({ vi: CONFIG_TEXTS_VI, en: CONFIG_TEXTS_EN }, say);
}

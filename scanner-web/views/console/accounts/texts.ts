import type { Locale } from '../../model.ts';
import { ACCOUNTS_EN } from '../texts/accounts.en.ts';
import type { AccountTexts } from '../texts/accounts.ts';
import { ACCOUNTS_VI } from '../texts/accounts.vi.ts';

/** The sentences about accounts, by language. */
export const ACCOUNT_TEXTS: Readonly<Record<Locale, AccountTexts>> = { vi: ACCOUNTS_VI, en: ACCOUNTS_EN };

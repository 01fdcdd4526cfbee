import type { VoidReason } from '../../../stamps/state/index.ts';
import { FAULTS_EN } from './faults.en.ts';
import { PRIVACY_EN } from './privacy.en.ts';
import { SCANNER_EN } from './scanner.en.ts';
import type { Texts } from './texts.ts';

const ASK_SELLER = 'Do not rely on this stamp. Ask the seller for the source of the goods and a receipt.';

const VOID_REASONS: Readonly<Record<VoidReason, string>> = {
  damaged: 'This stamp was reported damaged and discarded; it should not be on goods for sale.',
  lost: 'This stamp was reported lost; it should not be on goods for sale.',
  stolen: 'This stamp was reported stolen; it should not be on goods for sale.',
};

/** English. */
export const EN: Texts = {
  locale: 'en',
  product: {
    siteName: 'Tem Quê',
    siteTask: 'stamp check',
    skip: 'Skip to the result',
    otherLanguage: 'Tiếng Việt',
  },
  verdicts: {
    authentic: () => ({
      word: 'This stamp was issued here',
      meaning: 'It was activated for the lot below.',
      action: 'Compare the lines below with the package in your hand.',
    }),
    claimed: ({ claimedAt }) => ({
      word: 'The scratch code of this stamp was used before',
      meaning: `The stamp was issued here, but the code under its scratch layer was entered${claimedAt === null ? ' earlier' : ` ${claimedAt}`}.`,
      action: 'If it was not you who scratched it, ask the seller before using the product.',
    }),
    'not-activated': () => ({
      word: 'This stamp is not activated yet',
      meaning: 'It was issued, but no producer has assigned it to a lot of goods.',
      action: 'Do not rely on it yet. Ask the seller where the goods come from.',
    }),
    'suspect-copy': () => ({
      word: 'This stamp looks copied',
      meaning:
        'The stamp was issued here, but it is checked the way photocopied stamps are. The goods in your hand may still be genuine, and nobody is held to be at fault.',
      action:
        'Compare the lines below with the package and keep the receipt. If something differs, report it.',
    }),
    'expired-unused': ({ unusedDeadline }) => ({
      word: 'This stamp passed its activation deadline',
      meaning: `It was issued but not activated in time${unusedDeadline === null ? '' : `, by ${unusedDeadline}`}, so it is no longer good for anything.`,
      action: ASK_SELLER,
    }),
    suspended: () => ({
      word: 'The authority is looking into this stamp',
      meaning: 'There is no conclusion yet, and nobody is being accused.',
      action: 'If you can, wait for the conclusion before using the product.',
    }),
    withdrawn: ({ voidReason }) => ({
      word: 'This stamp was withdrawn',
      meaning: VOID_REASONS[voidReason ?? 'damaged'],
      action: ASK_SELLER,
    }),
    recalled: ({ lotNumber }) => ({
      word: 'This lot is being recalled',
      meaning: `${lotNumber === null ? 'The lot' : `Lot ${lotNumber}`} is being recalled for reasons of safety or quality.`,
      action: 'Do not use the product. Read the notice below and return it where you bought it.',
    }),
    forged: () => ({
      word: 'This stamp was not issued here',
      meaning: 'It has the form of our stamps, but its authentication code is wrong.',
      action: 'Do not rely on it. Keep the package and tell the market surveillance authority.',
    }),
    'foreign-host': ({ host }) => ({
      word: 'This link belongs to another site',
      meaning: 'It has the form of our stamp links, but its domain is not ours.',
      action: `Do not open that link. The true page is at ${host}.`,
    }),
    unknown: () => ({
      word: 'No stamp has this number',
      meaning: 'A stamp with this number was never issued here.',
      action: 'Compare each character with the stamp. If they match, do not rely on this stamp.',
    }),
    malformed: () => ({
      word: 'The stamp number could not be read',
      meaning: 'What arrived is not a complete stamp number or stamp link.',
      action: 'Scan again, or type the 16 characters printed beside the QR code.',
    }),
  },
  faults: FAULTS_EN,
  copyReasons: {
    'many-visitors': 'Many different people checked it, at many different times.',
    'in-short-time': 'Many new people checked it within two weeks.',
    'far-places': 'It was checked in provinces far apart.',
    'after-claim': 'Many people still checked it after its scratch code was used.',
    'unused-stock': 'It was checked many times before it was put on goods.',
    'sheet-alike': 'The stamps printed beside it are checked as unusually.',
    'steady-crowd': 'A crowd checks it day after day.',
  },
  alsoVerdicts: {
    authentic: 'The stamp was issued here.',
    claimed: 'Its scratch code was used before.',
    'not-activated': 'The stamp is not activated.',
    'suspect-copy': 'The stamp looks copied.',
    'expired-unused': 'The stamp passed its activation deadline.',
    suspended: 'The authority is looking into this stamp.',
    withdrawn: 'The stamp was withdrawn.',
    recalled: 'The lot is being recalled.',
    forged: 'The authentication code of the stamp is wrong.',
    'foreign-host': 'The domain of the link is not ours.',
    unknown: 'No stamp has this number.',
    malformed: 'Part of the link could not be read.',
  },
  recognitions: {
    valid: ({ stars, validUntil }) => ({
      word: `OCOP ${stars ?? ''} stars`,
      meaning: `Valid${validUntil === null ? '' : ` until the end of ${validUntil}`}.`,
      action: '',
      but: '',
    }),
    extended: ({ stars, validUntil }) => ({
      word: `OCOP ${stars ?? ''} stars, extended`,
      meaning: `The certificate is extended${validUntil === null ? '' : ` until the end of ${validUntil}`} while the product is assessed again.`,
      action: '',
      but: '',
    }),
    expired: ({ validUntil }) => ({
      word: 'The OCOP recognition has expired',
      meaning: `The OCOP certificate of this product was valid until ${validUntil ?? 'the end of its term'} and was not renewed.`,
      action: 'OCOP stars and marks on the package no longer count.',
      but: ', but the OCOP recognition has expired',
    }),
    revoked: ({ revokedOn, ground }) => ({
      word: 'The OCOP recognition was revoked',
      meaning: `The OCOP recognition of this product was revoked${revokedOn === null ? '' : ` on ${revokedOn}`}${ground === null ? '' : `; the ground: ${ground}`}.`,
      action: 'OCOP stars and marks on the package no longer count; ask the seller before buying.',
      but: ', but the OCOP recognition was revoked',
    }),
    none: () => ({
      word: 'No OCOP recognition',
      meaning: 'No decision that recognises this product is on record here.',
      action: 'Do not trust OCOP stars or marks on the package.',
      but: ', but the product has no OCOP recognition',
    }),
  },
  grounds: {
    a: 'false information or a forged dossier',
    b: 'the criteria are no longer met',
    c: 'a breach of quality, food safety, environmental, intellectual property or labelling law',
    d: 'misuse of the OCOP mark',
    dd: 'production has stopped',
    e: 'another finding of a competent authority',
  },
  pastBestBefore: (on) => ({
    word: 'The product is past its expiry date',
    meaning: `The lot expired on ${on}.`,
    action: 'Better not use this product.',
    but: ', but the product is past its expiry date',
  }),
  throttled: (seconds) => ({
    word: 'Too many numbers that do not exist',
    meaning:
      'Many numbers that were never issued came from your network, so unknown numbers are paused. Genuine stamps still work.',
    action: `Try again in ${seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
  }),
  proofTagOnly:
    'Judged by the stamp number, not by the digital signature in the QR code. Scan the QR code for the full check.',
  counts: {
    thisCheck: (nth, firstAt) =>
      firstAt === null ? 'This is the first check.' : `Check number ${group(nth)} · first ${firstAt}.`,
    soFar: (scans, firstAt) =>
      scans === 0 || firstAt === null
        ? 'Nobody has checked this stamp before.'
        : `Checked ${scans === 1 ? 'once' : `${group(scans)} times`} · first ${firstAt}.`,
    button: 'Count this check',
    buttonHint: 'Counting checks helps to find copied stamps. Nothing about who you are is stored.',
    province: 'Which province are you in? (optional)',
    provinceNone: 'I prefer not to say',
    provinceHint:
      'Only the province is sent, to notice one stamp in many places. This device remembers your choice for next time; you can take it back at any time.',
    seenHere: (at) => `This device checked this stamp ${at}.`,
    todayAt: (time) => `today at ${time}`,
    failed: 'This check could not be counted; the result above still holds.',
  },
  compare: {
    title: 'Compare with the package in your hand',
    hint: 'If a line differs, the stamp may have been copied or put on other goods.',
  },
  fields: {
    product: 'Product',
    pack: 'Pack',
    netContent: 'Net content',
    group: 'OCOP group',
    gtin: 'GTIN (bar code)',
    lot: 'Lot',
    producedOn: 'Produced',
    expiresOn: 'Expires',
    noExpiry: 'not stated',
    serial: 'Stamp number',
    traceabilityCode: 'Traceability code',
    uniqueId: 'Unique identifier',
    productId: 'Product record',
    ocopCode: 'OCOP product code',
    externalIds: 'In other systems',
    producer: 'Producer',
    identifier: 'Producer number',
    address: 'Address',
    formerAddress: 'Address before 7/2025',
    origin: 'Origin',
    country: (province) => `${province}, Viet Nam`,
    phone: 'Telephone',
    website: 'Website',
    activatedAt: 'Activated',
    ingredients: 'Ingredients',
    instructions: 'How to use',
    storage: 'How to keep',
    warnings: 'Safety warnings',
    decision: (number, on, authority) =>
      `Decision ${number}${on === null ? '' : ` of ${on}`}${authority === null ? '' : `, ${authority}`}`,
    stars: (stars) => `${stars} stars`,
    standardUntil: (on) => `valid until ${on}`,
    standardNumber: (number) => `no. ${number}`,
    locationCode: 'location code',
    productCode: 'product code',
    gtinHint: 'The prefix 893 tells where a company registered its bar code, not where goods were made.',
    copy: 'Copy the stamp number',
    copied: 'Copied',
  },
  sections: {
    recognition: 'OCOP recognition',
    producer: 'Producer',
    stages: 'The way of this lot',
    story: 'The story of the product',
    about: 'About the producer',
    buy: 'Where to buy',
    contents: 'Ingredients and warnings',
    standards: 'Standards and certificates',
    codes: 'Codes of the stamp and the product',
    limits: 'What a stamp tells, and what it does not',
    truePage: 'How to tell the true page',
    privacy: 'Your privacy',
    recallNotice: 'Safety notice',
    also: 'Also:',
    copyReasons: 'Why:',
    check: 'Type the stamp number',
    checkAnother: 'Check another stamp',
  },
  groups: {
    food: 'Food',
    beverage: 'Beverages',
    medicinal: 'Medicinal plants and products',
    handicraft: 'Handicrafts',
    ornamental: 'Ornamental plants and animals',
    tourism: 'Community tourism',
  },
  kinds: {
    cooperative: 'Cooperative',
    'cooperative-group': 'Cooperative group',
    company: 'Company',
    household: 'Registered household',
    farm: 'Farm',
    association: 'Association',
    other: 'Other organisation',
  },
  stageActivated: 'Stamped and activated',
  storyVietnameseOnly: 'Written in Vietnamese by the producer.',
  buyHint: 'These websites are run by others, not by this service.',
  limits: [
    'The digital signature proves that this stamp was issued here, for the product named above.',
    'A signature cannot stop anyone from photocopying a stamp. That is why checks are counted, and you are told how often and since when.',
    'A stamp does not prove the quality of the goods in your hand. Look at the package, the lot and the expiry date.',
  ],
  truePage: {
    lead: 'The address of the page always begins with:',
    rules: [
      'The true page never asks for a password, a one-time code, a card or a bank account.',
      'It never makes you install an app, and never opens advertising or games.',
      'If you see another domain, close it and type the stamp number on the home page of this domain.',
    ],
  },
  privacy: (days) => [
    'No IP address is stored, no cookie is used, and nobody here knows who you are.',
    `A check is recorded with its time, stamp and verdict, only to count it and to notice copied stamps. After ${days} days the single record is deleted and only the total stays.`,
    'So that nobody is counted twice, a mark is kept that cannot be read back and means something for one day and one batch only.',
    'Your own device remembers the stamps it has seen. Your province is sent only if you choose it.',
  ],
  form: {
    label: 'Stamp number (16 characters beside the QR code)',
    hint: 'Upper or lower case, with or without hyphens.',
    button: 'Check',
    placeholder: 'K7M2-QX00-…',
    progress: '{n} of 16 characters typed.',
    good: 'The number is typed correctly. Press Check.',
    wrongCheck: 'One character is not right: compare each group with the printed number.',
    wrongCharacter:
      'In group {group} one character does not belong in a stamp number (no U, no punctuation).',
    tooLong: 'Too many characters: a stamp number has 16.',
  },
  home: {
    title: 'Check a stamp',
    lead: 'Was this stamp issued here, for which product, and who made it?',
    steps: [
      'Open the camera of your phone, point it at the QR code on the stamp and tap the link that appears.',
      'See that the domain is the one shown below.',
      'Compare the product name, the lot and the expiry date with the package.',
    ],
    camera: 'Scan with the camera',
  },
  scanner: SCANNER_EN,
  privacyPage: PRIVACY_EN,
  footer: { lead: 'The true page for checking stamps is always at' },
  preview: {
    stamp: 'Open to check the stamp. The result is computed when the page is opened.',
    home: 'Check the stamp of an OCOP product: who made it, and whether its recognition is valid.',
  },
};

function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

import type { LinkDamage } from '../../../stamps/link/index.ts';
import type { VoidReason } from '../../../stamps/state/index.ts';
import { languageForms } from './forms.ts';
import type { Texts } from './texts.ts';

const forms = languageForms('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const ASK_SELLER = 'Do not rely on this stamp. Ask the seller for the source of the goods and a receipt.';

const VOID_REASONS: Readonly<Record<VoidReason, string>> = {
  damaged: 'This stamp was reported damaged and discarded; it should not be on goods for sale.',
  lost: 'This stamp was reported lost; it should not be on goods for sale.',
  stolen: 'This stamp was reported stolen; it should not be on goods for sale.',
};

const GROUPS = ['first', 'second', 'third', 'fourth'];

const SCAN_AGAIN = 'Scan the QR code again, or type the 16 characters beside it in the field below.';

const DAMAGES: Readonly<Record<LinkDamage, string>> = {
  truncated: 'The end of the link is missing; chat apps and copying often cut links.',
  doubled: 'The signature in the link appears twice; it was probably pasted twice.',
  overlong: 'The signature in the link has too many characters.',
  'not-digits': 'The signature in the link contains something other than digits.',
  'out-of-range': 'The signature in the link was altered on its way.',
  gtin: 'A digit of the product number (GTIN) in the link is wrong.',
  'no-serial': 'The link has no stamp number.',
  encoding: 'Part of the link is encoded in a way that cannot be read.',
};

/** English. */
export const EN: Texts = {
  code: 'en',
  name: 'English',
  direction: 'ltr',
  reads: 'en',
  forms,
  product: {
    siteName: 'Tem Quê',
    siteTask: 'stamp check',
    skip: 'Skip to the result',
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
  faults: {
    empty: () => ({
      word: 'No stamp number yet',
      meaning: 'The field for the stamp number is empty.',
      action: 'Type the 16 characters printed beside the QR code.',
    }),
    'too-long': () => ({
      word: 'Too long for a stamp',
      meaning: 'What arrived is longer than any stamp link.',
      action: SCAN_AGAIN,
    }),
    'serial-length': ({ fault }) => ({
      word: (fault?.length ?? 0) > 16 ? 'The stamp number is too long' : 'The stamp number is not complete',
      meaning: `A stamp number has 16 characters in four groups${fault?.length === undefined ? '' : `; you typed ${fault.length}`}.`,
      action: 'Compare each group of four with the number on the stamp.',
    }),
    'serial-character': ({ fault }) => ({
      word: 'One character does not belong in a stamp number',
      meaning:
        fault?.group === undefined
          ? 'Stamp numbers have digits and plain letters, no U and no punctuation.'
          : `Look at the ${GROUPS[fault.group - 1] ?? ''} group: stamp numbers have digits and plain letters, and no U.`,
      action: 'Correct it in the field below and check again.',
    }),
    'serial-check': () => ({
      word: 'Probably one character was mistyped',
      meaning: 'The last character catches typing errors, and it does not match the others.',
      action: 'Compare each group of four with the stamp, above all 8 and B, 5 and S, 2 and Z.',
    }),
    'damaged-link': ({ fault }) => ({
      word: 'The link of the stamp is damaged',
      meaning: fault?.damage === undefined ? 'The link did not arrive intact.' : DAMAGES[fault.damage],
      action: SCAN_AGAIN,
    }),
    'foreign-code': ({ fault, host }) => ({
      word: 'This is not the code of a stamp',
      meaning:
        fault?.host === undefined
          ? 'It is some other kind of code, such as a bar code or a payment code.'
          : `It leads to ${fault.host}, which is not a stamp.`,
      action: `Look for the QR code on the stamp; stamp links begin with ${host}.`,
    }),
    'signature-needed': () => ({
      word: 'This number alone can no longer be confirmed',
      meaning:
        'Nothing is held against the stamp: numbers of this series can now be confirmed only with the signature in the QR code.',
      action: 'Scan the QR code on the stamp. If it leads here again, ask the seller or the producer.',
    }),
  },
  copyReasons: {
    'found-copied': 'An inspector or officer found copies of this stamp.',
    'many-visitors': 'Many different people checked it, at many different times.',
    'in-short-time': 'Many new people checked it within two weeks.',
    'coming-back': 'People who had checked it came back to it on later days, as when several people own it.',
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
    action: `Try again in ${seconds < 60 ? forms.counted(seconds, { one: '{n} second', other: '{n} seconds' }) : forms.counted(Math.ceil(seconds / 60), { one: '{n} minute', other: '{n} minutes' })}.`,
  }),
  proofTagOnly:
    'Judged by the stamp number, not by the digital signature in the QR code. Scan the QR code for the full check.',
  counts: {
    thisCheck: (nth, firstAt) =>
      firstAt === null ? 'This is the first check.' : `Check number ${forms.number(nth)} · first ${firstAt}.`,
    soFar: (scans, firstAt) =>
      scans === 0 || firstAt === null
        ? 'Nobody has checked this stamp before.'
        : `Checked ${forms.counted(scans, { one: 'once', other: '{n} times' })} · first ${firstAt}.`,
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
    locationCode: 'Location code',
    productCode: 'Product code',
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
  scanner: {
    lead: 'Does your camera app not read QR codes? Scan right here; no picture leaves your device.',
    start: 'Scan here',
    stop: 'Stop scanning',
    light: 'Light',
    photo: 'Or choose a photo of the stamp',
    picture: 'Picture of the camera',
    words: {
      wait: 'Getting ready…',
      looking: 'Hold the QR code of the stamp in the middle of the picture, about a hand away.',
      stopped: 'Scanning has stopped.',
      dark: 'It is rather dark: take the stamp where there is light.',
      darkWithLight: 'It is rather dark: switch on the light below, or go where it is brighter.',
      several: '{n} stamps are in view: go closer to one of them.',
      other: 'That is another QR code, not a stamp. Point at the QR code of the stamp.',
      otherHost: 'That is a QR code of {host}, not a stamp. This page does not open its link.',
      none: 'There is no QR code in the photo. Take one from closer, in good light and sharp.',
      found: 'Read. The result is being opened…',
      denied:
        'This page may not use the camera. Allow it in the settings of your browser, choose a photo of the stamp, or type its number.',
      missing: 'No camera was found. Choose a photo of the stamp, or type its number.',
      busy: 'Another app is using the camera. Close it and try again.',
      failed: 'Codes cannot be read on this device. Type the number printed beside the QR code.',
    },
  },
  privacyPage: {
    link: 'Privacy',
    title: 'Privacy when you check a stamp',
    lead: 'Checking a stamp takes no account and no name. This page says what is kept, what for, and for how long.',
    sections: (days, reportDays) => [
      {
        title: 'What is kept when you check a stamp',
        lines: [
          'The time, which stamp it was, and the result.',
          'Whether your device saw this stamp before: no, today, or earlier. The device remembers by itself and sends only one of these three answers.',
          'Your province, only if you choose it. The page does not ask where your device is.',
          'A mark, so that nobody is counted twice. It is computed with a key that lives in memory only and changes every day, so it cannot be read back, and it links no two days and no two batches of stamps.',
        ],
      },
      {
        title: 'What is not kept',
        lines: [
          'IP address, kind of device, browser, telephone number, account.',
          'Cookies: the pages for checking stamps use none. The stamps that you saw are remembered on your device; clearing the website data in your browser removes them.',
          'Pictures of the camera when you scan in the page: the QR code is read on your device.',
        ],
      },
      {
        title: 'What for, and for how long',
        lines: [
          'Only to count checks and to notice copied stamps. Not for advertising; nothing is sold or handed to others.',
          `Each single check is deleted after ${days} days. The times and provinces by which copies are noticed are dropped after as many days. What stays are totals: of a stamp, and of a product by day and province.`,
          'The marks by which copied stamps are noticed are dropped when their day is over.',
        ],
      },
      {
        title: 'The code under the scratch layer',
        lines: [
          'What is kept is that the code of a stamp was used, and when, for good, so that later people know. Not who used it.',
        ],
      },
      {
        title: 'Checking by text message',
        lines: [
          'Your telephone number is not stored here. It is in memory only, to limit whoever guesses stamp numbers.',
          'Telephone companies and whoever passes messages on keep records by their own rules.',
        ],
      },
      {
        title: 'When you report a suspicion',
        lines: [
          'What you write is kept, where you saw it, and a photo if you send one; place and camera data in the file are removed before it is stored.',
          `How to reach you is kept only if you write it. Contact and photo are erased 90 days after the case is closed, ${reportDays} days after you sent them at the latest, or sooner if you ask and name the case number.`,
          'Words and place are erased two years after the case is closed.',
        ],
      },
      {
        title: 'Who can see it',
        lines: [
          'Everybody sees how often a stamp was checked, and since when.',
          'Producers and OCOP officers see checks by day and by province, never single people.',
          'Reports are read only by the OCOP officers and inspectors who handle the case; every reading of a contact is recorded.',
        ],
      },
      {
        title: 'Your rights',
        lines: [
          'By the Law on Personal Data Protection, No. 91/2025/QH15, you may know, consent or not, see, correct and erase data about you, and complain.',
          'What needs consent you choose yourself; nothing is chosen for you. You can take your province back at any time.',
          'Single checks belong to nobody, so it cannot be found out which of them was yours.',
        ],
      },
    ],
  },
  claim: {
    title: 'The code under the scratch layer',
    lead: 'Bought it? Scratch off the layer on the stamp and type the 8 digits. The code works once: if somebody typed it before you, the stamp may have been copied.',
    label: '8 digits under the scratch layer',
    hint: 'Not bought yet? Do not scratch. Nothing about who you are is stored.',
    button: 'Check the scratch code',
    first: (at) => `The code is right. You are the first to use it, ${at}.`,
    earlier: (at) =>
      `The code is right, but somebody used it before, ${at}. If it was not you, ask the seller.`,
    own: (at) =>
      `You used this code on this device, ${at}. With the same goods in hand that is as it should be; on other goods the stamp may be a copy.`,
    refused: {
      form: 'A scratch code has exactly 8 digits. Look again and retype it.',
      wrong: 'The code does not belong to this stamp. Look at each digit and retype it.',
      limited:
        'Many wrong codes came from this network. Try again in a few minutes, or from another network.',
      'not-activated': 'The stamp is not activated, or was withdrawn: its code cannot be used.',
      failed: 'The code could not be recorded. Open the stamp again and retry.',
    },
  },
  report: {
    title: 'Report a suspicious stamp or goods',
    lead: 'No account needed. Only say what happened; whether you fill in the rest is up to you.',
    linkPressing: 'Report it to the authority',
    linkQuiet: 'Something wrong with the stamp or the goods? Report it to the authority',
    stamp: 'Which stamp',
    stampHint: 'The 16 characters printed on the stamp, or the link in its QR code.',
    kind: 'What happened?',
    kinds: {
      copied: 'The stamp looks copied: several packs with one code, blurred print, stuck over another',
      'other-goods': 'The goods inside are not the product that this page names',
      'expired-goods': 'The goods are past their date, or the date was changed',
      'damaged-or-reused-stamp': 'The stamp is torn, or was peeled off and stuck on again',
      other: 'Something else',
    },
    text: 'Tell us more',
    textHint: 'Where and when you bought it, what seemed odd. Please no names or phone numbers of others.',
    photo: 'Photo of the stamp or the goods',
    photoHint:
      'One JPEG, PNG or WebP file, at most 5 MB. The location and camera data inside the file are removed before it is kept. It is never public.',
    place: 'Market or shop',
    placeHint: 'For example: Da Lat market, specialities stall on the ground floor.',
    province: 'Province where you saw it',
    provinceNone: 'Rather not say',
    contact: 'How to reach you',
    contactHint:
      'Only so that whoever handles the case can ask. Leave it empty if you like: your report counts the same.',
    name: 'Name',
    phone: 'Phone',
    email: 'Email',
    optional: 'optional',
    purpose: 'What this data is for',
    purposes: (days) => [
      'Only the OCOP officers and inspectors who handle the case read it; every reading of your contact is recorded.',
      'Producers and sellers do not see who you are.',
      `Your contact and photo are erased 90 days after the case is closed, ${days} days after you sent them at the latest, or earlier if you ask.`,
      'Your network address is not stored.',
    ],
    rateTitle: 'How often suspicion was wrong',
    rate: ({ year, checked, suspected, falseAlarms, open, perMillion }) =>
      `${year}: stamps that people checked for the first time: ${checked}. Suspected: ${suspected}; of these false alarms: ${falseAlarms}, still open: ${open}. Of a million checked stamps ${perMillion} were suspected wrongly.`,
    button: 'Send the report',
    notSent: 'Not sent yet.',
    missing: {
      kind: 'Choose what happened.',
      stamp: 'Type the 16 characters printed on the stamp, or the link in its QR code.',
    },
    refused: {
      limited: 'Many reports came from your network. Try again in a few minutes.',
      'photo-size': 'The photo is too large: at most 5 MB. Take it again in a smaller size.',
      'photo-form': 'Only JPEG, PNG and WebP photos are taken. Save a HEIC photo as JPEG and send it again.',
      'photo-damaged': 'This photo cannot be read. Take it again, or send the report without one.',
      email: 'This email address is not right. Correct it, or leave it empty.',
      elsewhere: 'A report has to be sent from this page. Press the button again.',
      value: 'What stands in this field cannot be taken. Make it shorter, or leave it empty.',
      failed: 'The report was not received. Try again in a few minutes.',
    },
    photoAgain: 'If you have a photo, choose it again before you send.',
    sentTitle: 'Report received',
    sentLead: 'This is your case number. Please keep it.',
    next: 'What happens next',
    nextSteps: [
      'Reports of everybody about one stamp are gathered in one case.',
      'An OCOP officer or inspector of the province looks into it and records what was behind it.',
      'If you left a contact, they may ask you more. They never ask for a password or for money.',
      'To add something, or to have your data erased, call the OCOP office of the province and name the case number.',
    ],
    toStart: 'Check another stamp',
  },
  footer: { lead: 'The true page for checking stamps is always at' },
  preview: {
    stamp: 'Open to check the stamp. The result is computed when the page is opened.',
    home: 'Check the stamp of an OCOP product: who made it, and whether its recognition is valid.',
  },
};

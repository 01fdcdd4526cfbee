import type { LinkDamage } from '../../../stamps/link/index.ts';
import type { StampFault } from '../../../stamps/verdict/index.ts';
import type { Statement, StatementFacts } from './texts.ts';

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

/** What each kind of unreadable text is, in English; none accuses anybody. */
export const FAULTS_EN: Readonly<Record<StampFault, (facts: StatementFacts) => Statement>> = {
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
};

import type { SerialFault } from '../serial/index.ts';

/** Why a text is no stamp: none of these accuses anybody. */
export type MalformedFault =
  | 'empty'
  | 'too-long'
  | SerialFault
  /** A link of our form whose signature, GTIN or encoding did not survive. */
  | 'damaged-link'
  /** Another kind of QR code, link or text. */
  | 'foreign-code';

/** All faults, for dictionaries and tests. */
export const MALFORMED_FAULTS: readonly MalformedFault[] = [
  'empty',
  'too-long',
  'serial-length',
  'serial-character',
  'serial-check',
  'damaged-link',
  'foreign-code',
];

/** What is wrong with a damaged link. */
export type LinkDamage =
  /** Fewer than 155 digits, or digits that lost their name. */
  | 'truncated'
  /** More than one signature. */
  | 'doubled'
  /** More than 155 digits. */
  | 'overlong'
  | 'not-digits'
  /** Not below 2^512. */
  | 'out-of-range'
  /** The GTIN's check digit, length or characters are wrong. */
  | 'gtin'
  /** A GTIN without a serial. */
  | 'no-serial'
  /** Percent-encoding that decodes to nothing. */
  | 'encoding';

/** All damages, for dictionaries and tests. */
export const LINK_DAMAGES: readonly LinkDamage[] = [
  'truncated',
  'doubled',
  'overlong',
  'not-digits',
  'out-of-range',
  'gtin',
  'no-serial',
  'encoding',
];

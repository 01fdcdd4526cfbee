export { isApplicationIdentifier } from './application-identifier.ts';
export type {
  DigitalLink,
  DigitalLinkFault,
  DigitalLinkParts,
  GtinPath,
  ParsedDigitalLink,
  ParsedGtinPath,
} from './digital-link.ts';
export { buildDigitalLink, MAX_URI_LENGTH, parseDigitalLink, parseGtinPath } from './digital-link.ts';
export type { Gtin, GtinFault, ParsedGtin } from './gtin.ts';
export { checkDigit, parseGtin } from './gtin.ts';
export { isCset82, percentDecode, percentEncode } from './percent.ts';

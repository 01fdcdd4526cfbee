export { digitsFromSignature, SIGNATURE_BYTES, SIGNATURE_DIGITS, signatureFromDigits } from './digits.ts';
export type { LinkTarget, StampJws } from './jws.ts';
export {
  flattenedJws,
  PROTECTED_HEADER,
  PROTECTED_HEADER_BASE64URL,
  payloadText,
  signingInput,
} from './jws.ts';

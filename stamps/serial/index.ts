export { ALPHABET, valuesOfText } from './alphabet.ts';
export { checkCharacter, hasValidCheck } from './check.ts';
export type { BatchCode, ParsedSerial, Serial, SerialError, SerialFault } from './serial.ts';
export {
  BATCH_CODE_LENGTH,
  encodeSerial,
  formatSerial,
  MAX_INDEX,
  MAX_TAG,
  parseBatchCode,
  parseSerial,
  SERIAL_LENGTH,
  serialPrefix,
} from './serial.ts';
export { indexOfNumber, stampNumber } from './stamp-number.ts';
export { batchTagKeyInfo, deriveBatchTagKey, hkdfSha256, stampTag, tagFromMac, tagInput } from './tag.ts';
export { withoutSeparators } from './typed.ts';

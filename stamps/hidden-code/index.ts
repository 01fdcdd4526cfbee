export {
  batchHiddenKeyInfo,
  deriveBatchHiddenKey,
  HIDDEN_CODE_DIGITS,
  type HiddenCode,
  hiddenCodeFromMac,
  hiddenCodeGroups,
  hiddenCodeInput,
  hiddenCodeOf,
  parseHiddenCode,
} from './hidden-code.ts';

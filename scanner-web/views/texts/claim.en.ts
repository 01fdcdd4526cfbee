import type { ClaimTexts } from './claim.ts';

/** English. */
export const CLAIM_EN: ClaimTexts = {
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
    limited: 'Many wrong codes came from this network. Try again in a few minutes, or from another network.',
    'not-activated': 'The stamp is not activated, or was withdrawn: its code cannot be used.',
    failed: 'The code could not be recorded. Open the stamp again and retry.',
  },
};

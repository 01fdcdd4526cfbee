/** What is wrong with a value, in English; each phrase continues the name of the value. */
export const PARSED_TEXTS_EN = {
  wholeNumber: (min: number, max: number, text: string) =>
    `must be a whole number from ${min} to ${max}, not "${text}"`,
  choice: (choices: string, text: string) => `must be one of ${choices}, not "${text}"`,
  keyForm: (length: number) =>
    `must be 32 random bytes as 64 hexadecimal digits or 43 base64 characters; it has ${length} characters`,
  keyLength: (bytes: number) => `must be ${bytes} bytes long`,
  keyPlaceholder: 'must be random bytes; this one is a placeholder',
};

/** Keys of the phrases; a missing one does not compile. */
export type ParsedTexts = typeof PARSED_TEXTS_EN;

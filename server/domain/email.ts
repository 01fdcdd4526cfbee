/** Longest address (RFC 5321, section 4.5.3.1.3, without its brackets). */
export const EMAIL_MAX_LENGTH = 254;

/** One `@` with something before it and a host name with a dot behind it; whether it is there shows only a letter. */
const EMAIL_PATTERN =
  /^[^\s@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u;

/** The address in a text, without space around it; undefined when it is none. */
export function parseEmail(text: string): string | undefined {
  const email = text.trim().normalize('NFC');
  return email.length <= EMAIL_MAX_LENGTH && EMAIL_PATTERN.test(email) ? email : undefined;
}

/** The address as it is compared: two that differ in case or in compatible characters are one. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

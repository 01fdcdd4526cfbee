/** What a spreadsheet may run, also behind white space and invisible characters, in plain and in full width. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u;

/**
 * One field of a CSV file, quoted when it must be. A text that a spreadsheet would run as a formula gets an apostrophe
 * before it, so that no name can act on the computer of whoever opens the file. Source: RFC 4180.
 */
export function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

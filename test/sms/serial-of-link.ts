import { parseStampText } from '../../stamps/link/index.ts';

/** The 16 characters of a stamp's link. @throws when it is none */
export function serialOfLink(link: string): string {
  const parsed = parseStampText(link);
  if (!parsed.ok) throw new TypeError('no stamp link');
  return parsed.serial;
}

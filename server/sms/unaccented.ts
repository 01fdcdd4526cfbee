/** Vietnamese without its marks, in characters that every phone and every SMS centre carries in seven bits. */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[^\n\x20-\x5a\x61-\x7a]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

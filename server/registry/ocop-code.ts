/**
 * Reads an OCOP product code and writes it in its usual form: province-district-commune-serial-year as given until June
 * 2025 (`83-829-28780-3-2022`), or `(T).(X).(STT).20yy` of province, commune, serial and year (`68.24688.12.2026`).
 *
 * @returns undefined when the text is neither.
 */
export function parseOcopCode(text: string): string | undefined {
  const parts = text.replaceAll(/[\s()]/g, '').split(/[-.–]/);
  if (!parts.every((part) => /^\d{1,5}$/.test(part))) return undefined;
  const shape = parts.map((part) => part.length);
  const [serial, year] = [parts.at(-2), parts.at(-1)];
  if (serial === undefined || Number(serial) === 0 || serial.length > 4 || !/^20\d\d$/.test(year ?? ''))
    return undefined;
  const places = shape.slice(0, -2).join();
  if (places === '2,3,5') return parts.join('-');
  return places === '2,5' ? parts.join('.') : undefined;
}

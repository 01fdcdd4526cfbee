/** The multipart fields before the file of uploads that take more than one, by their path; the boundary is `B`. */
export const FIELDS_BEFORE: Readonly<Record<string, string>> = {
  '/api/v1/imports/annexes': partsOf({
    number: '12/QĐ-UBND',
    signedOn: '2026-01-05',
    authority: 'UBND tỉnh Lâm Đồng',
    provinceCode: '68',
  }),
  '/api/v1/imports/tables': partsOf({ kind: 'communes' }),
};

function partsOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');
}

/** The decision that an annex belongs to, as the multipart fields before its file; the boundary is `B`. */
export const DECISION_PARTS = Object.entries({
  number: '12/QĐ-UBND',
  signedOn: '2026-01-05',
  authority: 'UBND tỉnh Lâm Đồng',
  provinceCode: '68',
})
  .map(([name, value]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  .join('');

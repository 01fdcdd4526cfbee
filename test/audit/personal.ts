/** A phone number, a household, a token's holder and somebody in a photo, which no entry may name. */
export const PERSONAL = {
  phone: '0912 345 678',
  household: 'Hộ Nguyễn Thị Sen',
  holder: 'Máy của chị Hằng',
  pictured: 'Bà Tư bên chum mắm',
  invited: 'Nguyễn Văn Mời',
  domain: 'thu-rieng.example.vn',
} as const;

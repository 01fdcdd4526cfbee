/** A province or centrally run city: two-digit code (Decision 19/2025/QĐ-TTg), name with its kind, English name. */
export type ProvinceName = readonly [code: string, name: string, nameEn: string];

/** The 34 provinces and centrally run cities. */
export const PROVINCES: readonly ProvinceName[] = [
  ['01', 'Thành phố Hà Nội', 'Ha Noi City'],
  ['04', 'Tỉnh Cao Bằng', 'Cao Bang Province'],
  ['08', 'Tỉnh Tuyên Quang', 'Tuyen Quang Province'],
  ['11', 'Tỉnh Điện Biên', 'Dien Bien Province'],
  ['12', 'Tỉnh Lai Châu', 'Lai Chau Province'],
  ['14', 'Tỉnh Sơn La', 'Son La Province'],
  ['15', 'Tỉnh Lào Cai', 'Lao Cai Province'],
  ['19', 'Tỉnh Thái Nguyên', 'Thai Nguyen Province'],
  ['20', 'Tỉnh Lạng Sơn', 'Lang Son Province'],
  ['22', 'Tỉnh Quảng Ninh', 'Quang Ninh Province'],
  ['24', 'Tỉnh Bắc Ninh', 'Bac Ninh Province'],
  ['25', 'Tỉnh Phú Thọ', 'Phu Tho Province'],
  ['31', 'Thành phố Hải Phòng', 'Hai Phong City'],
  ['33', 'Tỉnh Hưng Yên', 'Hung Yen Province'],
  ['37', 'Tỉnh Ninh Bình', 'Ninh Binh Province'],
  ['38', 'Tỉnh Thanh Hóa', 'Thanh Hoa Province'],
  ['40', 'Tỉnh Nghệ An', 'Nghe An Province'],
  ['42', 'Tỉnh Hà Tĩnh', 'Ha Tinh Province'],
  ['44', 'Tỉnh Quảng Trị', 'Quang Tri Province'],
  ['46', 'Thành phố Huế', 'Hue City'],
  ['48', 'Thành phố Đà Nẵng', 'Da Nang City'],
  ['51', 'Tỉnh Quảng Ngãi', 'Quang Ngai Province'],
  ['52', 'Tỉnh Gia Lai', 'Gia Lai Province'],
  ['56', 'Tỉnh Khánh Hòa', 'Khanh Hoa Province'],
  ['66', 'Tỉnh Đắk Lắk', 'Dak Lak Province'],
  ['68', 'Tỉnh Lâm Đồng', 'Lam Dong Province'],
  ['75', 'Thành phố Đồng Nai', 'Dong Nai City'],
  ['79', 'Thành phố Hồ Chí Minh', 'Ho Chi Minh City'],
  ['80', 'Tỉnh Tây Ninh', 'Tay Ninh Province'],
  ['82', 'Tỉnh Đồng Tháp', 'Dong Thap Province'],
  ['86', 'Tỉnh Vĩnh Long', 'Vinh Long Province'],
  ['91', 'Tỉnh An Giang', 'An Giang Province'],
  ['92', 'Thành phố Cần Thơ', 'Can Tho City'],
  ['96', 'Tỉnh Cà Mau', 'Ca Mau Province'],
];

/** Provinces merged away on 1 July 2025, each whole, with the code of the province that they are part of now. */
export const FORMER_PROVINCES: readonly (readonly [name: string, code: string])[] = [
  ['Hà Giang', '08'],
  ['Yên Bái', '15'],
  ['Bắc Kạn', '19'],
  ['Bắc Giang', '24'],
  ['Vĩnh Phúc', '25'],
  ['Hòa Bình', '25'],
  ['Hải Dương', '31'],
  ['Thái Bình', '33'],
  ['Hà Nam', '37'],
  ['Nam Định', '37'],
  ['Quảng Bình', '44'],
  ['Quảng Nam', '48'],
  ['Kon Tum', '51'],
  ['Bình Định', '52'],
  ['Ninh Thuận', '56'],
  ['Phú Yên', '66'],
  ['Đắk Nông', '68'],
  ['Bình Thuận', '68'],
  ['Bình Phước', '75'],
  ['Bà Rịa - Vũng Tàu', '79'],
  ['Bình Dương', '79'],
  ['Long An', '80'],
  ['Tiền Giang', '82'],
  ['Bến Tre', '86'],
  ['Trà Vinh', '86'],
  ['Kiên Giang', '91'],
  ['Hậu Giang', '92'],
  ['Sóc Trăng', '92'],
  ['Bạc Liêu', '96'],
];

/** Other spellings and short forms in use, with the code of the province meant. */
export const PROVINCE_ALIASES: readonly (readonly [name: string, code: string])[] = [
  ['Thừa Thiên Huế', '46'],
  ['HCM', '79'],
  ['Đăk Lăk', '66'],
  ['Đắc Lắc', '66'],
];

/** Other spellings of merged provinces. */
export const FORMER_PROVINCE_ALIASES: readonly (readonly [name: string, code: string])[] = [
  ['Đăk Nông', '68'],
  ['Đắc Nông', '68'],
  ['Bắc Cạn', '19'],
  ['Kontum', '51'],
  ['Vũng Tàu', '79'],
];

import { describe, expect, test } from 'vitest';
import { parseCommuneName } from '../../server/domain/communes.ts';
import { FORMER_PROVINCES, PROVINCES } from '../../server/domain/province-names.ts';
import { parseProvince } from '../../server/domain/provinces.ts';
import { cleanLine, foldSpelling, searchText } from '../../server/domain/spelling.ts';

describe('one name, two spellings', () => {
  test.each([
    ['Thuỷ', 'Thủy'],
    ['Hoà', 'Hòa'],
    ['Quý', 'Qúy'],
    ['Khoẻ', 'Khỏe'],
    ['Hòa'.normalize('NFD'), 'Hòa'.normalize('NFC')],
    ['PHÚ THỦY', 'phú thuỷ'],
    ['  Đức   Trọng ', 'Đức Trọng'],
    ['Ðức', 'Đức'],
    ['Phan Thiết - Mũi Né', 'Phan Thiết – Mũi Né'],
    ["Cư M'gar", 'Cư M’gar'],
    ['Tam\u00a0Kỳ', 'Tam Kỳ'],
    ['Tam\u200b Kỳ', 'Tam Kỳ'],
  ])('%s and %s', (a, b) => {
    expect(foldSpelling(a)).toBe(foldSpelling(b));
  });
});

describe('two names', () => {
  test.each([
    ['Hòa', 'Hoa'],
    ['Hòa', 'Hóa'],
    ['Thủy', 'Thụy'],
    ['Đắk', 'Đăk'],
    ['Đà', 'Da'],
    ['Đa', 'Da'],
    ['Sơn', 'Son'],
    ['Tân', 'Tan'],
    ['Bảo Lâm 1', 'Bảo Lâm 2'],
    ['Tân An', 'Tânan'],
    ['Mỹ', 'Mĩ'],
    ['Phú 2', 'Phù'],
  ])('%s and %s', (a, b) => {
    expect(foldSpelling(a)).not.toBe(foldSpelling(b));
  });
});

test('searching ignores marks', () => {
  expect(searchText('  Mắm nêm  ĐẶC-SẢN (Loại 1) ')).toBe('mam nem dac san loai 1');
});

test('a line is kept in NFC without invisible characters', () => {
  expect(cleanLine(`\ufeff Mắm\u200b  nêm\n`.normalize('NFD'))).toBe('Mắm nêm');
});

describe('a commune', () => {
  test.each([
    ['Xã Quảng Trực', 'commune', 'Quảng Trực'],
    ['X. Quảng Trực', 'commune', 'Quảng Trực'],
    ['Phường Phú Thuỷ', 'ward', 'Phú Thủy'],
    ['P. Phú Thủy', 'ward', 'Phú Thủy'],
    ['P.1 Bảo Lộc', 'ward', '1 Bảo Lộc'],
    ['P1 Bảo Lộc', 'ward', '1 Bảo Lộc'],
    ['Phường 01 Bảo Lộc', 'ward', '1 Bảo Lộc'],
    ['Thị trấn Đức An', 'township', 'Đức An'],
    ['TT. Đức An', 'township', 'Đức An'],
    ['TT Đức An', 'township', 'Đức An'],
    ['Đặc khu Phú Quý', 'special-zone', 'Phú Quý'],
    ['Quảng Trực', undefined, 'Quảng Trực'],
    ['Phú Quý', undefined, 'Phú Quý'],
    ['Xã', undefined, 'Xã'],
  ])('%s', (text, kind, name) => {
    expect(parseCommuneName(text)).toEqual({ kind, key: foldSpelling(name) });
  });
});

describe('a province', () => {
  test.each([
    ['Lâm Đồng', '68'],
    ['TỈNH LÂM ĐỒNG', '68'],
    ['T. Lâm Đồng', '68'],
    ['Lam Dong', '68'],
    ['68', '68'],
    ['TP. Hồ Chí Minh', '79'],
    ['TP.HCM', '79'],
    ['TPHCM', '79'],
    ['Ho Chi Minh City', '79'],
    ['Thừa Thiên - Huế', '46'],
    ['Khánh Hoà', '56'],
    ['Thanh Hóa', '38'],
    ['Đăk Lăk', '66'],
  ])('%s', (text, code) => {
    expect(parseProvince(text)).toEqual({ code, former: false });
  });

  test('every name, former ones too, leads to one province, with and without marks', () => {
    for (const [code, name] of PROVINCES) {
      const bare = name.replace(/^(?:Tỉnh|Thành phố) /, '');
      for (const text of [name, bare, bare.toUpperCase(), name.normalize('NFD'), searchText(bare)]) {
        expect(parseProvince(text), text).toEqual({ code, former: false });
      }
    }
    for (const [name, code] of FORMER_PROVINCES) {
      for (const text of [name, `Tỉnh ${name}`, name.toUpperCase(), searchText(name)]) {
        expect(parseProvince(text), text).toEqual({ code, former: true });
      }
    }
  });

  test('34 of today and 29 of before', () => {
    expect([PROVINCES.length, FORMER_PROVINCES.length]).toEqual([34, 29]);
  });

  test.each(['', 'Đà Lạt', 'Lâm Đông', '99', 'Hà Nám'])('%j is none', (text) => {
    expect(parseProvince(text)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/http/problems.ts';
import { COMMON_PASSWORDS } from '../../server/identity/common-passwords.ts';
import { requireGoodPassword } from '../../server/identity/password-policy.ts';

const PERSON = { email: 'lan.nguyen@htx-datrong.vn', name: 'Nguyễn Thị Lan' };

function ruleOf(password: string): unknown {
  try {
    requireGoodPassword(password, PERSON);
    return 'taken';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect([error.code, error.details.field]).toEqual(['password-refused', 'password']);
    return error.details.params?.rule;
  }
}

describe('a password', () => {
  it.each([
    ['ngắn quá', 'password-short'],
    ['🍊🍊🍊🍊🍊🍊🍊🍊🍊', 'password-short'],
    ['dài '.repeat(51), 'password-long'],
    ['matkhau12345', 'password-common'],
    ['Mật Khẩu 2026', 'password-common'],
    ['M@tKh4u@2026!', 'password-common'],
    ['P@ssw0rd2026', 'password-common'],
    ['passwordpassword', 'password-common'],
    ['iloveyou1990', 'password-common'],
    ['anhyeuem123', 'password-common'],
    ['2026-Vietnam-2026', 'password-common'],
    ['TemQue123456', 'password-common'],
    ['aaaaaaaaaaaa', 'password-simple'],
    ['abababababab', 'password-simple'],
    ['1234567890', 'password-simple'],
    ['0987654321', 'password-simple'],
    ['qwertyuiop123', 'password-simple'],
    ['0912345678', 'password-simple'],
    ['84912345679', 'password-simple'],
    ['1508199015081990', 'password-simple'],
    ['..........', 'password-simple'],
    ['lan.nguyen@htx-datrong.vn', 'password-personal'],
    ['lannguyen2026', 'password-personal'],
    ['Nguyễn Thị Lan 1990', 'password-personal'],
  ])('"%s" is refused: %s', (password, rule) => {
    expect(ruleOf(password)).toBe(rule);
  });

  it.each([
    'mận chín đầu mùa',
    'con trâu trắng đi trước',
    '7 quả chanh dây',
    'correct horse battery',
    'kP9-vX2_qL',
    'ありがとうございます素敵',
    'vietnam của bà ngoại tôi',
    '38201746593820',
  ])('"%s" is taken, whatever kinds of characters it has', (password) => {
    expect(ruleOf(password)).toBe('taken');
  });

  it('is compared with words in the form that they are compared in', () => {
    for (const word of COMMON_PASSWORDS) expect(word).toMatch(/^[a-z0-9]+$/);
  });
});

import type { Language } from '../domain/language.ts';

/** Why a value is not acceptable: the last words of `field-invalid`, `binding-invalid` and `password-refused`, by `params.rule`. */
export const RULE_TEXTS: Record<Language, Readonly<Record<RuleName, string>>> = {
  vi: {
    type: 'phải là {expected}',
    choice: 'phải là một trong {allowed}',
    minLength: 'phải có ít nhất {limit} ký tự',
    maxLength: 'được có nhiều nhất {limit} ký tự',
    pattern: 'không đúng dạng quy định',
    format: 'không đúng dạng {format}',
    minimum: 'phải từ {limit} trở lên',
    maximum: 'được nhiều nhất là {limit}',
    exclusiveMinimum: 'phải lớn hơn {limit}',
    exclusiveMaximum: 'phải nhỏ hơn {limit}',
    multipleOf: 'phải là bội số của {multipleOf}',
    minItems: 'phải có ít nhất {limit} mục',
    maxItems: 'được có nhiều nhất {limit} mục',
    uniqueItems: 'có mục bị lặp lại',
    minProperties: 'phải có ít nhất {limit} trường',
    'control-character': 'chứa ký tự điều khiển',
    'producer-required': 'tài khoản của cơ sở sản xuất phải gắn với một cơ sở',
    'producer-refused': 'chỉ tài khoản của cơ sở sản xuất mới gắn với một cơ sở',
    'producer-unknown': 'không có cơ sở này',
    'province-refused': 'chỉ cán bộ và kiểm tra viên mới gắn với tỉnh, thành',
    'province-unknown': 'không có tỉnh, thành này',
    'commune-refused': 'chỉ cán bộ mới gắn với xã, phường',
    'commune-unknown': 'không có xã, phường này',
    'commune-elsewhere': 'xã, phường này thuộc tỉnh, thành khác',
    'expiry-past': 'thời điểm hết hạn đã qua',
    'password-short': 'cần ít nhất {limit} ký tự',
    'password-long': 'được nhiều nhất {limit} ký tự',
    'password-common': 'đây là mật khẩu nhiều người dùng, dễ bị đoán ra',
    'password-simple': 'đây là dãy phím, số điện thoại hoặc ngày tháng, dễ bị đoán ra',
    'password-personal': 'đây là tên hoặc địa chỉ của chính bạn',
  },
  en: {
    type: 'it must be {expected}',
    choice: 'it must be one of {allowed}',
    minLength: 'it must have at least {limit} characters',
    maxLength: 'it may have at most {limit} characters',
    pattern: 'it does not have the required form',
    format: 'it does not have the form {format}',
    minimum: 'it must be at least {limit}',
    maximum: 'it may be at most {limit}',
    exclusiveMinimum: 'it must be greater than {limit}',
    exclusiveMaximum: 'it must be less than {limit}',
    multipleOf: 'it must be a multiple of {multipleOf}',
    minItems: 'it must have at least {limit} items',
    maxItems: 'it may have at most {limit} items',
    uniqueItems: 'it repeats an item',
    minProperties: 'it must have at least {limit} members',
    'control-character': 'it contains control characters',
    'producer-required': 'the role producer must be bound to a producer',
    'producer-refused': 'only the role producer is bound to a producer',
    'producer-unknown': 'there is no such producer',
    'province-refused': 'only the roles officer and inspector are bound to a province',
    'province-unknown': 'there is no such province',
    'commune-refused': 'only the role officer is bound to a commune',
    'commune-unknown': 'there is no such commune',
    'commune-elsewhere': 'this commune is in another province',
    'expiry-past': 'the time of expiry has passed',
    'password-short': 'it needs at least {limit} characters',
    'password-long': 'it may have at most {limit} characters',
    'password-common': 'it is one that many people use, and the first that others try',
    'password-simple': 'it is a row of keys, a telephone number or a date, and easily guessed',
    'password-personal': 'it is your own name or address',
  },
};

/** Every rule that has words of its own; most are JSON Schema's keywords. */
export type RuleName =
  | 'type'
  | 'choice'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'format'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf'
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
  | 'minProperties'
  | 'control-character'
  | 'producer-required'
  | 'producer-refused'
  | 'producer-unknown'
  | 'province-refused'
  | 'province-unknown'
  | 'commune-refused'
  | 'commune-unknown'
  | 'commune-elsewhere'
  | 'expiry-past'
  | 'password-short'
  | 'password-long'
  | 'password-common'
  | 'password-simple'
  | 'password-personal';

/** The words of a rule, with its placeholders; a rule without words of its own is shown by its name. */
export function ruleText(language: Language, rule: string): string {
  const texts: Readonly<Record<string, string>> = RULE_TEXTS[language];
  return Object.hasOwn(texts, rule) ? (texts[rule] ?? rule) : rule;
}

/** What a server that is not ready lacks: the last words of `not-ready`, by `params.reason`. */
const READINESS_TEXTS: Record<Language, Readonly<Record<string, string>>> = {
  vi: {
    database: 'không ghi được cơ sở dữ liệu',
    migrations: 'cơ sở dữ liệu chưa được nâng cấp',
    keys: 'thiếu khóa',
  },
  en: {
    database: 'the database cannot be written',
    migrations: 'the database is not upgraded yet',
    keys: 'keys are missing',
  },
};

/** The words of a reason for not being ready; another reason is shown by its name. */
export function readinessText(language: Language, reason: string): string {
  const texts = READINESS_TEXTS[language];
  return Object.hasOwn(texts, reason) ? (texts[reason] ?? reason) : reason;
}

/** What a value has to be, by the type that its schema names. */
const TYPE_TEXTS: Record<Language, Readonly<Record<string, string>>> = {
  vi: {
    integer: 'số nguyên, ví dụ 200',
    number: 'số',
    string: 'chữ',
    boolean: 'true hoặc false',
    array: 'danh sách',
    object: 'đối tượng JSON',
  },
  en: {
    integer: 'a whole number, such as 200',
    number: 'a number',
    string: 'text',
    boolean: 'true or false',
    array: 'a list',
    object: 'a JSON object',
  },
};

/** A type in words; several, or one without words, as the schema names them. */
export function typeText(language: Language, expected: string): string {
  return TYPE_TEXTS[language][expected] ?? expected;
}

import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../server/config.ts';
import { formatWrappingKey } from '../../server/domain/wrapping-key.ts';
import { testWrappingKey } from '../support/wrapping.ts';

const REST = { PUBLIC_URL: 'https://tem.example.vn', WRAPPING_KEY: formatWrappingKey(testWrappingKey()) };
const faultsOf = (env: Record<string, string>) => {
  try {
    loadConfig({ ...REST, ...env });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map(({ name }) => name);
  }
};

describe('the settings of mail', () => {
  it.each([
    [{}, []],
    [{ SMTP_URL: 'smtps://u:p@mail.example.vn', MAIL_FROM: 'ocop@so.example.vn' }, []],
    [{ SMTP_URL: 'smtp://127.0.0.1:2525' }, ['MAIL_FROM']],
    [{ SMTP_URL: 'https://mail.example.vn', MAIL_FROM: 'x' }, ['SMTP_URL', 'MAIL_FROM']],
    [{ SMTP_URL: 'smtp://' }, ['SMTP_URL']],
  ])('%j: faults %j', (env, faults) => {
    expect(faultsOf(env)).toEqual(faults);
  });
});

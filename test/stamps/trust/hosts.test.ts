import { describe, expect, it } from 'vitest';
import { hostList, hostOfOrigin } from '../../../stamps/trust/index.ts';

describe('hosts', () => {
  const hosts = hostList(['https://Tem.Example.vn', 'http://127.0.0.1:3000', 'cu.example.vn']);

  it.each([
    'tem.example.vn',
    'TEM.EXAMPLE.VN',
    'tem.example.vn:443',
    'tem.example.vn.',
    '127.0.0.1:3000',
    'cu.example.vn',
  ])('%s is ours', (host) => {
    expect(hosts.has(host)).toBe(true);
  });

  it.each([
    '',
    'example.vn',
    'a.tem.example.vn',
    'tem.example.vn.evil.vn',
    'tem.example.vn:8443',
    '127.0.0.1',
    'tem-example.vn',
  ])('%s is not', (host) => {
    expect(hosts.has(host)).toBe(false);
  });

  it.each([
    ['https://tem.example.vn', 'tem.example.vn'],
    ['http://tem.example.vn:80', 'tem.example.vn'],
    ['http://tem.example.vn:443', 'tem.example.vn:443'],
    ['HTTPS://TEM.EXAMPLE.VN:443/', 'tem.example.vn'],
    ['https://[::1]:3000', '[::1]:3000'],
  ])('%s has the host %s', (origin, host) => {
    expect(hostOfOrigin(origin)).toBe(host);
  });
});

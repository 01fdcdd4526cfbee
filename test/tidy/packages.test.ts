import { describe, expect, it } from 'vitest';
import { developmentDependencyFaults, unusedDependencyFaults } from './rules/packages.ts';

describe('rules over declared packages', () => {
  it('finds a dependency that nothing uses', () => {
    const file = {
      path: 'server/a.ts',
      text: `import fastify from 'fastify'; const font = 'some-font/regular.ttf';`,
    };
    const manifest = {
      dependencies: { fastify: '5', unused: '1', 'some-font': '1' },
      devDependencies: { tool: '1' },
    };
    const faults = unusedDependencyFaults([file], manifest, { tool: 'run by a script' });
    expect(faults.map((fault) => fault.message)).toEqual(['unused is declared but never used']);
  });

  it('counts types as used where their package is', () => {
    const file = { path: 'test/a.ts', text: `import load from 'load'; import b from '@scope/b';` };
    const types = { '@types/load': '1', '@types/scope__b': '1', '@types/gone': '1' };
    const manifest = { dependencies: {}, devDependencies: { load: '1', '@scope/b': '1', ...types } };
    expect(unusedDependencyFaults([file], manifest, {}).map((fault) => fault.message)).toEqual([
      '@types/gone is declared but never used',
    ]);
  });

  it('finds a dependency of the tests alone', () => {
    const manifest = { dependencies: { fastify: '5', decoder: '1', tool: '1' }, devDependencies: {} };
    const server = { path: 'server/a.ts', text: `import fastify from 'fastify';` };
    const checks = {
      path: 'test/a.test.ts',
      text: `import fastify from 'fastify'; import read from 'decoder/node'; import 'tool';`,
    };
    const faults = developmentDependencyFaults([server, checks], manifest, { tool: 'run by a script' });
    expect(faults.map((fault) => fault.message)).toEqual(['decoder is a dependency of the tests alone']);
  });
});

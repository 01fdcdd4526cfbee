import { expect, it } from 'vitest';
import { counted } from '../../../scanner-web/views/texts/counted.ts';

it.each([
  [0, '0 sheets'],
  [1, '1 sheet'],
  ['1', '1 sheet'],
  ['1,200', '1,200 sheets'],
])('says %s as %s', (count, said) => {
  expect(counted(count, 'sheet')).toBe(said);
});

it('takes a plural of its own', () => {
  expect([counted(1, 'batch', 'batches'), counted(2, 'batch', 'batches')]).toEqual(['1 batch', '2 batches']);
});

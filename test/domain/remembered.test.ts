import { expect, test } from 'vitest';
import { remembered } from '../../server/domain/remembered.ts';

test('a text that was asked lately is worked out once, and what was asked long ago is forgotten', () => {
  const worked: string[] = [];
  const upper = remembered((text) => {
    worked.push(text);
    return text.toUpperCase();
  }, 2);
  expect(['a', 'b', 'a', 'b'].map(upper)).toEqual(['A', 'B', 'A', 'B']);
  expect(worked).toEqual(['a', 'b']);
  // `a` and `b` are the older half once `c` comes; asking for `a` keeps it.
  expect(['c', 'a', 'd', 'a', 'b'].map(upper)).toEqual(['C', 'A', 'D', 'A', 'B']);
  expect(worked).toEqual(['a', 'b', 'c', 'd', 'b']);
});

test('a long text is worked out every time', () => {
  let count = 0;
  const length = remembered((text) => {
    count += 1;
    return String(text.length);
  }, 2);
  const long = 'x'.repeat(301);
  expect([length(long), length(long), count]).toEqual(['301', '301', 2]);
});

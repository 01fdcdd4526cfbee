import { describe, expect, it } from 'vitest';
import { isRobot } from '../../server/scanning/robots.ts';
import { PEOPLE, ROBOTS } from './user-agents.ts';

describe('who looks at a stamp', () => {
  it.each(PEOPLE)('counts people: %s', (_, userAgent) => {
    expect(isRobot(userAgent)).toBe(false);
  });

  it.each(ROBOTS)('does not count %s', (_, userAgent) => {
    expect(isRobot(userAgent)).toBe(true);
  });

  it('does not count what names itself not at all', () => {
    expect(isRobot(undefined)).toBe(true);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { styleSheet } from '../../server/http/style-sheet.ts';

const STYLES = new URL('../../scanner-web/styles/', import.meta.url);

describe('style sheets', () => {
  it.each(['page', 'console'] as const)('of the %s are one piece', (name) => {
    const css = styleSheet(name);
    expect(css).not.toContain('@import');
    expect(css.split('{').length).toBe(css.split('}').length);
    expect(css).toContain(':focus-visible{');
  });

  it('leave no file of the console out', () => {
    const entry = readFileSync(new URL('console.css', STYLES), 'utf8');
    const areas = readdirSync(new URL('console/', STYLES));
    expect(areas.filter((area) => !entry.includes(`@import "console/${area}";`))).toEqual([]);
  });
});

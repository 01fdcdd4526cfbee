import type { Polygon } from './drawing.ts';

/** Inner to outer radius of a regular five-pointed star. */
const INNER = Math.sin(Math.PI / 10) / Math.sin((7 * Math.PI) / 10);

/** `count` stars in a row, each `sizeMm` wide, from a left edge and a top edge; the fonts have no star. */
export function starRow(count: number, xMm: number, yMm: number, sizeMm: number): Polygon[] {
  const radius = sizeMm / 2;
  return Array.from({ length: count }, (_, at) => {
    const centreX = xMm + radius + at * sizeMm * 1.1;
    const centreY = yMm + radius;
    const pointsMm = Array.from({ length: 10 }, (_, corner) => {
      const r = corner % 2 === 0 ? radius : radius * INNER;
      const angle = (corner * Math.PI) / 5;
      return [centreX + r * Math.sin(angle), centreY - r * Math.cos(angle)] as const;
    });
    return { pointsMm };
  });
}

/** Width of a row of stars, mm. */
export function starRowWidthMm(count: number, sizeMm: number): number {
  return count === 0 ? 0 : sizeMm * (1 + (count - 1) * 1.1);
}

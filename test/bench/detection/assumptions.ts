import { readFileSync } from 'node:fs';
import assumptionsJson from './assumptions.json' with { type: 'json' };

/** What the simulator takes for granted: shares are of one, times in the unit of their names. */
export type Assumptions = typeof assumptionsJson;

/** The assumptions in a JSON file of this shape, or those that come with the bench. */
export function readAssumptions(path: string | undefined): Assumptions {
  return path === undefined ? assumptionsJson : JSON.parse(readFileSync(path, 'utf8'));
}

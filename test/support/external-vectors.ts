import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of vectors from outside; undefined when `EXTERNAL_VECTORS` names none. */
export const EXTERNAL_VECTORS = process.env.EXTERNAL_VECTORS;

if (!EXTERNAL_VECTORS)
  console.warn('EXTERNAL_VECTORS names no folder: tests against external vectors are skipped');

/** A vector file's JSON. @throws when the folder does not hold it. */
export function externalVectors(name: string): unknown {
  return JSON.parse(readFileSync(path.join(EXTERNAL_VECTORS ?? '', name), 'utf8'));
}

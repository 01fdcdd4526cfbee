import { PROVINCES } from '../domain/province-names.ts';

/** Every province to choose from; also for who is not signed in. */
export const PROVINCE_CHOICES = PROVINCES.map(([value, label]) => ({ value, label }));

/** The name of a province. */
export function provinceName(code: string): string {
  return PROVINCES.find(([known]) => known === code)?.[1] ?? code;
}

import type { Principal } from '../domain/principal.ts';
import type { ApplicationFilter } from '../storage/applications.ts';

/** Narrows a list to the places that an officer looks after. */
export function placeOf({
  provinceCode,
  communeCode,
}: Principal): Pick<ApplicationFilter, 'provinceCode' | 'communeCode'> {
  return {
    ...(provinceCode === null ? {} : { provinceCode }),
    ...(communeCode === null ? {} : { communeCode }),
  };
}

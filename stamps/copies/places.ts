import type { PlaceSeen } from './evidence.ts';

/** Degrees north and east of the seat of each province, to a tenth; enough to tell a morning's drive from a flight. */
const SEATS: Readonly<Record<string, readonly [north: number, east: number]>> = {
  '01': [21.0, 105.8],
  '04': [22.7, 106.3],
  '08': [21.8, 105.2],
  '11': [21.4, 103.0],
  '12': [22.4, 103.5],
  '14': [21.3, 103.9],
  '15': [21.7, 104.9],
  '19': [21.6, 105.8],
  '20': [21.9, 106.8],
  '22': [21.0, 107.1],
  '24': [21.3, 106.2],
  '25': [21.3, 105.4],
  '31': [20.9, 106.7],
  '33': [20.6, 106.1],
  '37': [20.3, 106.0],
  '38': [19.8, 105.8],
  '40': [18.7, 105.7],
  '42': [18.3, 105.9],
  '44': [17.5, 106.6],
  '46': [16.5, 107.6],
  '48': [16.1, 108.2],
  '51': [15.1, 108.8],
  '52': [13.8, 109.2],
  '56': [12.2, 109.2],
  '66': [12.7, 108.1],
  '68': [11.9, 108.4],
  '75': [10.9, 106.8],
  '79': [10.8, 106.7],
  '80': [10.5, 106.4],
  '82': [10.4, 106.3],
  '86': [10.2, 106.0],
  '91': [10.0, 105.1],
  '92': [10.0, 105.8],
  '96': [9.2, 105.1],
};

const EARTH_RADIUS_KM = 6_371;
const RADIANS = Math.PI / 180;
/** A flight with the way to and from it; below a day's drive nobody needs one. */
const FASTEST_KM_PER_HOUR = 350;
/** Provinces whose seats lie closer are crossed on an errand, and told wrongly as easily. */
const NEAR_KM = 120;

/** What the told provinces of a stamp come to. */
export interface Places {
  /** Different provinces, neighbours taken as one. */
  readonly apart: number;
  /** Times that the stamp would have had to move faster than anything moves it. */
  readonly impossible: number;
  /** Times that it was back in a province that it had left. */
  readonly returns: number;
}

/** Kilometres between the seats of two provinces, as the crow flies; 0 when one is not known. */
export function provinceDistanceKm(one: string, other: string): number {
  const a = SEATS[one];
  const b = SEATS[other];
  if (a === undefined || b === undefined) return 0;
  const [north, east] = [a[0] * RADIANS, a[1] * RADIANS];
  const [toNorth, toEast] = [b[0] * RADIANS, b[1] * RADIANS];
  const half =
    Math.sin((toNorth - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(toNorth) * Math.sin((toEast - east) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
}

/** Follows a stamp through the provinces that were told; `places` ascend. */
export function followPlaces(places: readonly PlaceSeen[]): Places {
  const [first] = places;
  if (first === undefined) return { apart: 0, impossible: 0, returns: 0 };
  const visited = [first.provinceCode];
  let impossible = 0;
  let returns = 0;
  let last = first;
  for (const place of places) {
    const km = provinceDistanceKm(last.provinceCode, place.provinceCode);
    if (km > NEAR_KM) {
      if (km / Math.max(place.hour - last.hour, 1) > FASTEST_KM_PER_HOUR) impossible += 1;
      const isKnown = visited.some((code) => provinceDistanceKm(code, place.provinceCode) <= NEAR_KM);
      if (isKnown) returns += 1;
      else visited.push(place.provinceCode);
      last = place;
    }
  }
  return { apart: visited.length, impossible, returns };
}

/** What a site keeps on the device; reading the property itself throws where site data is blocked. */
export function localStorageOf(owner: Window): Storage | undefined {
  try {
    return owner.localStorage;
  } catch {
    return undefined;
  }
}

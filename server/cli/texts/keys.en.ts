/** What is said of the keys of a service, in English. */
export const KEYS_EN = {
  description: 'keys of the service; no command shows a secret but the last',
  list: 'list keys, oldest first',
  titles: { kind: 'kind', state: 'state', since: 'since', made: 'made', id: 'id' },
  wrappedUnder: (id: string) => `Wrapped under the wrapping key ${id}.`,
  rotate: 'make a new active key of a kind; the former one retires',
  kind: 'which',
  rotated: (kind: string, active: string, former: string, state: string) =>
    `${kind} key ${active} is active; ${former} is ${state}.`,
  compromise: 'declare that a key was stolen; an active one is replaced, and nothing takes it back',
  compromised: (id: string, active: string) => `Key ${id} is compromised; ${active} is active.`,
  rewrap: 'wrap every key under another wrapping key',
  newKeyFile: 'holds the new wrapping key',
  keyInvalid: (file: string, fault: string) => `The key in ${file} ${fault}`,
  fromNowOn: (file: string) =>
    `From the next start on WRAPPING_KEY_FILE must name ${file}. Keep the old key for old backups.`,
  rewrapped: (keys: number, id: string) => `${keys} keys are wrapped under ${id} now.`,
  newWrappingKey: 'print a new wrapping key; nothing is stored',
};

/** Keys of the sentences; a missing one does not compile. */
export type KeysTexts = typeof KEYS_EN;

/** What is wrong with the keys, in English. */
export const KEY_TEXTS_EN = {
  /** How the other sentences name a key. */
  key: (id: string, kind: string) => `key ${id} (${kind})`,
  noActiveKey: (kind: string) => `There is no active key of kind ${kind}.`,
  unknown: (id: string) => `There is no key ${id}.`,
  unknownOfKind: (id: string, kind: string) => `There is no ${kind} key ${id}.`,
  noteMissing:
    'This database has batches or keys, but not the note of which keys it was given. Restore a backup.',
  neverGiven: 'This database was never given keys.',
  neededByBatches: (id: string) => `Issued batches need key ${id}, which is not there.`,
  strangeRow: (id: string, kind: string, state: string) =>
    `The row of key ${id} has the kind "${kind}" and the state "${state}".`,
  publicKeySwapped: (id: string) => `The public key beside key ${id} is not its own.`,
  wrappingKeyWrong: (wrappedUnder: string, given: string) =>
    `The keys of this database are wrapped under the wrapping key ${wrappedUnder}; the one given is ${given}. Give the right one in WRAPPING_KEY or WRAPPING_KEY_FILE; no key was changed.`,
  rowHolds: (name: string, held: string) => `The row of ${name} holds ${held}.`,
  damaged: (name: string) => `The stored form of ${name} is damaged.`,
  namesNoWrappingKey: (name: string) => `The stored form of ${name} names no wrapping key.`,
  noKeyInside: (name: string) => `What ${name} unwraps to is no key.`,
  compromisedAlready: (id: string) => `Key ${id} is compromised already.`,
  wrappedAlready: 'The keys are wrapped under this wrapping key already.',
};

/** Keys of the sentences; a missing one does not compile. */
export type KeyTexts = typeof KEY_TEXTS_EN;

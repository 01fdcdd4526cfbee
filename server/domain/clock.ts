/** The current time in Unix milliseconds; `Date.now` in production. */
export type Clock = () => number;

/** A fresh unguessable identifier (URL-safe text); `nanoid` in production. */
export type NewId = () => string;

/** Resolves after this many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

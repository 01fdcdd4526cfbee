/** The current time in Unix milliseconds; `Date.now` in production. */
export type Clock = () => number;

/** A fresh unguessable identifier (URL-safe text); `nanoid` in production. */
export type NewId = () => string;

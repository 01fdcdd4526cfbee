/** What the process ends with; scripts may rely on the numbers. */
export const EXIT = {
  ok: 0,
  /** Something did not work: a file, the network, the server itself. */
  failed: 1,
  /** The command line or the configuration cannot be understood. */
  usage: 2,
  /** `verify` reached a verdict, and for at least one code it is not `authentic`. */
  verdict: 3,
  /** The service refused the request by a rule; its problem code says which. */
  refused: 4,
  /** Another process holds the data directory, or no server answers where one was named. */
  unavailable: 5,
  /** Ended by Ctrl-C before it was done. */
  interrupted: 130,
} as const;

/** One of the numbers of `EXIT`. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

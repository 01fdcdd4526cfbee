/** What is said of the service, its demo and its backups, in English. */
export const SERVICE_EN = {
  serve: {
    description: 'run the service until Ctrl-C or SIGTERM (npm start does the same)',
    setUp: (url: string) => `There is no administrator yet. Open this link once to set up: ${url}`,
    serving: (publicUrl: string, url: string, dataDir: string) =>
      `Serving ${publicUrl} at ${url}, data in ${dataDir}. Ctrl-C stops.`,
  },
  backup: {
    description: 'write a backup, wrapped keys included; works while the service runs',
    file: 'must not exist yet',
    copying: 'Copying pages',
  },
  restore: {
    description: 'put a backup into an empty data folder, or try it out',
    check: 'change nothing: check the file, unwrap its keys, make stamps of it again',
    steps: {
      check: 'Checking the file',
      stamps: 'Making stamps again',
      copy: 'Copying the file',
    },
    about: (file: string, bytes: number, counts: string) => `${file}: ${bytes} bytes, ${counts}.`,
    counts: {
      producers: 'producers',
      products: 'products',
      certificates: 'certificates',
      lots: 'lots',
      batches: 'batches',
      stamps: 'stamps',
      rangeEntries: 'range entries',
      scannedStamps: 'scanned stamps',
      auditEntries: 'audit entries',
    },
    remade: (keys: number, good: number, stamps: number) =>
      `${keys} keys unwrapped, ${good} of ${stamps} stamps made again.`,
    fault: (code: string, detail: string) => `Fault ${code}: ${detail}`,
    auditWhole: (entries: number) => `The ${entries} entries of the audit log follow from each other.`,
    auditBroken: (seq: number) =>
      `The audit log does not follow from itself at entry ${seq}: it was changed outside the service.`,
    canBe: 'The backup can be restored.',
    cannotBe: 'The backup cannot be restored.',
    done: (dataDir: string) => `Restored into ${dataDir}.`,
  },
  audit: {
    description: 'the log of who did what',
    verify: 'compute every hash of the audit log anew',
    noted: 'an entry that was noted earlier: it must be there, unchanged',
    notedForm: 'Give it as NUMBER:HASH, as an earlier run printed it.',
    entries: (count: number) => `${count} entries follow from each other.`,
    noteDown: (noted: string) => `Note this down outside the machine: ${noted}`,
    brokenAt: (seq: number) => `Entry ${seq} does not follow: the log was changed outside the service.`,
    found: (seq: number) => `Entry ${seq} is there as it was noted, and so is everything before it.`,
    differs: (seq: number) => `Entry ${seq} is not the one that was noted: the log was rewritten.`,
    missing: (seq: number) =>
      `Entry ${seq} is not there: entries were cut off, or an older backup was restored.`,
  },
  demo: {
    description: 'build the pages, make a fresh database with sample data, serve it until Ctrl-C',
    lan: "serve this machine's network address, so that a phone can scan the printed sheet",
    step: (what: string) => `${what} …`,
    steps: {
      building: 'Building the web pages',
      madeUp: 'Registering made-up products, thirteen months ago',
      living: 'A year of orders, lots, checks and decisions',
      selling: 'Selling, two months ago',
      deciding: 'Revoking, recalling, suspending, last week',
      real: 'Registering real products, issuing and activating today',
      printing: 'Printing a sheet',
    },
    /** What the links are called, by the verdict or recognition that they show. */
    links: {
      authentic: 'authentic',
      'not-activated': 'not-activated',
      'expired-unused': 'expired-unused',
      suspended: 'suspended',
      withdrawn: 'withdrawn',
      'suspect-copy': 'suspect-copy',
      recalled: 'recalled',
      forged: 'forged',
      unknown: 'unknown',
      malformed: 'malformed',
      'foreign-host': 'foreign-host',
      'recognition-expired': 'recognition-expired',
      'recognition-revoked': 'recognition-revoked',
    },
    signIn: (url: string) => `Sign in at ${url} with one of these (made for this run only):`,
    account: {
      role: 'role',
      email: 'e-mail',
      password: 'password',
      totpSecret: 'secret for the authenticator app',
    },
    roles: { admin: 'administrator', officer: 'OCOP officer', producer: 'producer', inspector: 'inspector' },
    runsAt: (baseUrl: string) => `Tem Quê runs at ${baseUrl}`,
    foreignHost: (baseUrl: string) => `paste this at ${baseUrl} (it leads nowhere by itself):`,
    sheet: (file: string) => `Printable sheet: ${file}`,
    summary: (batches: number) => `${batches} batches, an API token and all links: demo.json beside it`,
    api: (url: string) => `API documentation: ${url}`,
    howToStop: 'Ctrl-C stops; the next run starts afresh.',
    stopped: 'Stopped.',
    stoppedEarly: 'Stopped before the demo was ready.',
    folderForeign: (dataDir: string) =>
      `${dataDir} is not empty and was not made by the demo, so it stays as it is. Set DATA_DIR to another folder.`,
    noNetwork: 'This machine has no address in a private network; leave --lan out.',
    portInUse: (port: number, host: string, other: number) =>
      `Port ${port} of ${host} is in use. Stop what uses it, or choose another: PORT=${other} npm run demo`,
    portUnavailable: (address: string, reason: string) => `Cannot listen on ${address}: ${reason}`,
    importRefused: (file: string, row: number, why: string) =>
      `The sample registry was refused: ${file}, row ${row}: ${why}`,
  },
};

/** Keys of the sentences; a missing one does not compile. */
export type ServiceTexts = typeof SERVICE_EN;

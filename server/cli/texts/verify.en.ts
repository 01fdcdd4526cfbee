/** What is said when stamps are judged, in English. */
export const VERIFY_EN = {
  description: 'judge stamps: a link, a serial, or a picture or PDF whose symbols are read',
  inputs: 'a stamp link, a serial, or a JPEG, PNG, WebP or PDF file',
  server: 'ask the service at this address instead of the one here',
  jwks: 'judge offline by a key set (/.well-known/jwks.json)',
  reading: (file: string) => `Reading ${file}`,
  verifying: 'Verifying',
  proof: (code: string) => `proof: ${code}`,
  page: (page: number) => `page ${page}`,
  /** What an offline judge can say; a service says more itself. */
  offline: {
    unconfirmed: 'Signed by an active key; what became of it since is unknown',
    'not-judged': 'This key set cannot judge it',
    'foreign-host': 'The link is on a host that is not the issuer’s',
    malformed: 'No stamp link or serial that can be read',
  },
  noSuchFile: (path: string) => `${path}: there is no such file`,
  noCode: (path: string) => `No QR symbol was found in ${path}`,
  typeUnknown: (path: string) => `${path} is neither a JPEG, PNG or WebP picture nor a PDF`,
  unreadable: (path: string, reason: string) => `${path} cannot be read: ${reason}`,
  tooLarge: (path: string, limitMb: number) => `${path} is larger than ${limitMb} MB`,
  serverInvalid: (text: string) => `--server takes an address such as https://tem.example.vn, not ${text}`,
  jwksInvalid: (path: string, fault: string) => `${path} is no key set to trust: ${fault}`,
  jwksFaults: {
    'not-a-jwks': 'it has no list of keys',
    'too-many-keys': 'it has too many keys',
    'bad-origins': 'its list of hosts is none',
    'bad-key': 'one of its keys is none',
    'unknown-state': 'one of its keys has an unknown state',
    'wrong-kid': 'one of its keys is not the one that it is called by',
  },
  jwksNoJson: (path: string) => `${path} is not JSON`,
  jwksNoHosts: (path: string) => `${path} does not say which hosts are the issuer's`,
};

/** Keys of the sentences; a missing one does not compile. */
export type VerifyTexts = typeof VERIFY_EN;

/** What is said of the registry and of who may use it, in English. */
export const REGISTRY_EN = {
  import: {
    description: 'tables of products and communes',
    registry: 'import products with their producers and recognitions; safe to repeat',
    communes: 'import the list of communes; safe to repeat',
    file: 'CSV or XLSX, at most 5 MB',
    dryRun: 'tell what would happen, keep nothing',
    uploading: 'Uploading',
    importing: 'Importing rows',
    refused: (row: number, column: string | undefined, why: string) =>
      `Row ${row}${column === undefined ? '' : ` (${column})`}: ${why}`,
    differs: (row: number, columns: string) =>
      `Row ${row}: the registry says otherwise in ${columns} and was left so`,
    counts: (imported: number, updated: number, alreadyThere: number, refused: number) =>
      `${imported} imported, ${updated} updated, ${alreadyThere} already there, ${refused} refused.`,
    wouldBe: (counts: string) => `Would be: ${counts}`,
  },
  product: {
    description: 'registered products',
    list: 'list products with their variants',
    search: 'part of the name, in any spelling',
    titles: { variant: 'variant', product: 'product', gtin: 'gtin', name: 'name', pack: 'pack' },
  },
  account: {
    description: 'who may sign in',
    setupLink: 'the link by which the first administrator sets the installation up; former ones end',
    setupNote: (day: string) => `Open this link in a browser until ${day}. It works once.`,
    resetLink: 'a link by which somebody chooses a new password, for when no administrator can sign in',
    resetNote: (email: string, day: string) =>
      `Give this link to the holder of ${email} and to nobody else. It works once, until ${day}.`,
    unknown: (email: string) => `There is no account with the address ${email}.`,
    list: 'list accounts by name',
    states: { invited: 'invited', active: 'active', ended: 'ended' },
    titles: {
      id: 'id',
      role: 'role',
      boundTo: 'bound to',
      state: 'state',
      email: 'e-mail',
      name: 'name',
    },
  },
  token: {
    description: 'tokens of the API',
    create: 'make a token; its text is shown this once',
    role: 'what it may do',
    name: 'who uses it',
    producer: 'the producer that a producer token acts for',
    province: 'two digits: limits an officer or inspector to one province',
    commune: 'five digits: limits an officer to one commune',
    days: 'days until it expires; without this it does not',
    made: (id: string, name: string, role: string) =>
      `Token ${id} for ${name} (${role}). Keep it: it is not stored.`,
    list: 'list tokens, newest first',
    titles: {
      id: 'id',
      role: 'role',
      boundTo: 'bound to',
      created: 'created',
      until: 'until',
      name: 'name',
    },
    revokedMark: 'revoked',
    revoke: 'make a token useless from now on',
    revoked: (id: string) => `Token ${id} is revoked.`,
  },
};

/** Keys of the sentences; a missing one does not compile. */
export type RegistryTexts = typeof REGISTRY_EN;

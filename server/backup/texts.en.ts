/** What is said of backups, in English. */
export const BACKUP_TEXTS_EN = {
  noFullPath: (file: string) => `${file}: this is no full path in a folder that exists`,
  ownFile: (file: string) => `${file}: the server itself uses this file`,
  noPlainFile: (file: string) => `${file}: this is not a plain file`,
  exists: (file: string) => `${file} exists already`,
  checkFailed: (file: string, fault: string) => `${file}: ${fault}`,
  notEmpty: (dataDir: string, found: string) =>
    `${dataDir} is not empty (${found}); a backup is restored into an empty folder only`,
  danglingReference: (table: string) => `${table}: a row refers to one that is not there`,
  stampDiffers: (index: number, batch: string, verdict: string, link: string) =>
    `stamp ${index} of batch ${batch} is ${verdict} ${link}`,
  stampNotMade: (index: number, batch: string) =>
    `stamp ${index} of batch ${batch} is not to be made from its batch, variant and log`,
};

/** Keys of the sentences; a missing one does not compile. */
export type BackupTexts = typeof BACKUP_TEXTS_EN;

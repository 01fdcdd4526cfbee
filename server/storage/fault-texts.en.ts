/** What is wrong with the database or its folder, in English; those of `disk` come after the file and a colon. */
export const STORAGE_TEXTS_EN = {
  disk: {
    full: 'the disk is full; nothing of this change was kept',
    quota: 'the disk quota is used up; nothing of this change was kept',
    readOnly: 'the database or its folder cannot be written to',
    mountedReadOnly: 'the file system is mounted read-only',
    forbidden: 'this user may not write there',
    busy: 'another process keeps the database locked',
    foreign: 'this file is not a Tem Quê database',
    corrupt: 'the database file is damaged; restore a backup',
    cannotOpen: 'the database file cannot be opened',
    failed: 'the disk failed to read or write',
    missing: 'there is no such file',
    noFolder: 'a part of the path is not a folder',
  },
  locked: (dataDir: string, who: string) =>
    `${dataDir} is in use by ${who}. One server at a time works on a data folder; stop that one first.`,
  lockHolder: (pid: number, since: string) => `process ${pid} (since ${since})`,
  someProcess: 'another process',
  exposed: (dataDir: string) =>
    `${dataDir}: other users may enter this folder and it holds other files; choose one of its own (mode 700)`,
  newer: (file: string, version: number, known: number) =>
    `${file}: the database has schema version ${version}, this release knows ${known}; start the release that wrote it, or restore a backup made before the upgrade`,
};

/** Keys of the sentences; a missing one does not compile. */
export type StorageTexts = typeof STORAGE_TEXTS_EN;

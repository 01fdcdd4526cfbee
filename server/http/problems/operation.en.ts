import type { OPERATION_PROBLEMS } from './operation.ts';

/** The English sentences of the problem codes of exports, keys, backup and storage. */
export const OPERATION_PROBLEMS_EN: Record<keyof typeof OPERATION_PROBLEMS, string> = {
  // Exports
  'export-rows': 'The table has {count} rows; one {format} file has at most {limit}. Narrow it by a filter.',
  'span-invalid': 'The last day comes not before the first, and at most {limit} days are counted at once.',
  // Keys
  'key-unknown': 'There is no such key.',
  'key-state-final': 'This key is marked compromised; that state is final.',
  'wrapping-key-invalid': 'A wrapping key is 32 random bytes: 64 hexadecimal digits or 43 base64 characters.',
  'wrapping-key-same': 'The keys are wrapped under this wrapping key already.',
  'local-only': 'This is done on the machine of the server itself, with the temque command.',
  // Backup and storage
  'backup-exists': '{file} exists already; choose another name, or allow it to be replaced.',
  'backup-path-invalid':
    'A backup cannot be written to {file}: it takes a full path, apart from the files of the server.',
  'storage-full': 'The disk of the server is full; nothing was changed.',
  'storage-unavailable': 'The server cannot write its data; nothing was changed.',
};

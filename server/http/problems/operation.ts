/** The problem codes of exports, keys, backup and storage, each with its status. */
export const OPERATION_PROBLEMS = {
  // Exports
  'export-rows': { status: 422 },
  'span-invalid': { status: 422 },
  // Keys
  'key-unknown': { status: 404 },
  'key-state-final': { status: 409 },
  'wrapping-key-invalid': { status: 422 },
  'wrapping-key-same': { status: 409 },
  'local-only': { status: 403 },
  // Backup and storage
  'backup-exists': { status: 409 },
  'backup-path-invalid': { status: 422 },
  'storage-full': { status: 507 },
  'storage-unavailable': { status: 503 },
} as const satisfies Record<string, { readonly status: number }>;

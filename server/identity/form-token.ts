import { createHmac } from 'node:crypto';

/** Makes what forms and scripts of a session send along to show that they are ours. */
export interface FormTokens {
  of(session: { readonly accountId: string; readonly deviceHash: string }): string;
}

/**
 * Tokens under `key` (32 bytes). A token belongs to the account and the browser, not to the session: several tabs, the
 * back button, and a page that was left open while its session expired and its owner signed in again all keep working,
 * while another account's page, or another browser's, does not.
 */
export function formTokens(key: () => Uint8Array): FormTokens {
  return {
    of: ({ accountId, deviceHash }) =>
      createHmac('sha256', key()).update(`temque/form/v1/${accountId}/${deviceHash}`).digest('base64url'),
  };
}

import type { MailTexts } from './mail.ts';

/** English. */
export const MAIL_EN: MailTexts = {
  title: 'Letters',
  lead: 'Invitations, links for passwords and notices of certificates that end: whether they went out, and if not, why.',
  columns: { to: 'To', what: 'Letter', state: 'State', next: 'What next' },
  kinds: {
    invitation: 'Invitation to an account',
    reset: 'Link for a new password',
    'certificate-expiry': 'Notice that a certificate ends',
  },
  states: { queued: 'Waiting', sent: 'Sent', failed: 'Could not be sent', dropped: 'Dropped' },
  anyState: 'Any state',
  written: (time) => `Written ${time}`,
  sent: (time) => `Sent ${time}`,
  tries: (count) => (count === 1 ? 'Tried once without success' : `Tried ${count} times without success`),
  nextTry: (time) => `Tried again ${time}`,
  errors: {
    EENVELOPE: 'The server for mail does not take the address of the reader or of the sender.',
    EMESSAGE: 'The server for mail does not take the letter itself.',
    EAUTH: 'The server for mail does not take the name and password in SMTP_URL.',
    ECONNECTION: 'The server for mail cannot be reached.',
    ESOCKET: 'The server for mail cannot be reached.',
    ETIMEDOUT: 'The server for mail does not answer.',
    EDNS: 'The server for mail named in SMTP_URL cannot be found.',
    ETLS: 'No safe connection to the server for mail could be made.',
    EPROTOCOL: 'The server for mail answers something that cannot be understood.',
  },
  otherError: (code) => `The server for mail refused (${code}).`,
  retry: 'Try now',
  again: 'Send again',
  newLink: 'Make a new link',
  retried: 'The letter goes out within half a minute. Load the page again to see what became of it.',
  off: 'Mail is off. Invitations and links for passwords are shown on the screen for the administrator to pass on; nobody is told by mail that a certificate ends.',
  offHow: 'To turn it on, the operator sets these two configuration keys and restarts the server:',
  offEmpty: 'There are no letters, since mail is off.',
  empty:
    'There are no letters yet. One is written when you invite somebody, make a link for a password, or a certificate is about to end.',
  emptyState: 'No letter is in this state.',
};

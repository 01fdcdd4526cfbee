import type { PrivacyTexts } from './privacy.ts';

/** Privacy, in English. */
export const PRIVACY_EN: PrivacyTexts = {
  link: 'Privacy',
  title: 'Privacy when you check a stamp',
  lead: 'Checking a stamp takes no account and no name. This page says what is kept, what for, and for how long.',
  sections: (days) => [
    {
      title: 'What is kept when you check a stamp',
      lines: [
        'The time, which stamp it was, and the result.',
        'Whether your device saw this stamp before: no, today, or earlier. The device remembers by itself and sends only one of these three answers.',
        'Your province, only if you choose it. The page does not ask where your device is.',
        'A mark, so that nobody is counted twice. It is computed with a key that lives in memory only and changes every day, so it cannot be read back, and it links no two days and no two batches of stamps.',
      ],
    },
    {
      title: 'What is not kept',
      lines: [
        'IP address, kind of device, browser, telephone number, account.',
        'Cookies: the pages for checking stamps use none. The stamps that you saw are remembered on your device; clearing the website data in your browser removes them.',
        'Pictures of the camera when you scan in the page: the QR code is read on your device.',
      ],
    },
    {
      title: 'What for, and for how long',
      lines: [
        'Only to count checks and to notice copied stamps. Not for advertising; nothing is sold or handed to others.',
        `Each single check is deleted after ${days} days. What stays are totals, and the days and provinces in which a stamp was checked.`,
        'The marks by which copied stamps are noticed are dropped when their day is over.',
      ],
    },
    {
      title: 'The code under the scratch layer',
      lines: [
        'What is kept is that the code of a stamp was used, and when, for good, so that later people know. Not who used it.',
      ],
    },
    {
      title: 'Checking by text message',
      lines: [
        'Your telephone number is not stored here. It is in memory only, to limit whoever guesses stamp numbers.',
        'Telephone companies and whoever passes messages on keep records by their own rules.',
      ],
    },
    {
      title: 'When you report a suspicion',
      lines: [
        'What you write is kept, where you saw it, and a photo if you send one; place and camera data in the file are removed before it is stored.',
        'How to reach you is kept only if you write it. Contact and photo are erased 90 days after the case is closed, or sooner if you ask and name the case number.',
      ],
    },
    {
      title: 'Who can see it',
      lines: [
        'Everybody sees how often a stamp was checked, and since when.',
        'Producers and OCOP officers see checks by day and by province, never single people.',
        'Reports are read only by the OCOP officers and inspectors who handle the case; every reading of a contact is recorded.',
      ],
    },
    {
      title: 'Your rights',
      lines: [
        'By the Law on Personal Data Protection, No. 91/2025/QH15, you may know, consent or not, see, correct and erase data about you, and complain.',
        'What needs consent you choose yourself; nothing is chosen for you. You can take your province back at any time.',
        'Single checks belong to nobody, so it cannot be found out which of them was yours.',
      ],
    },
  ],
};

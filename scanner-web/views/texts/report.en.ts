import type { ReportTexts } from './report.ts';

/** English. */
export const REPORT_EN: ReportTexts = {
  title: 'Report a suspicious stamp or goods',
  lead: 'No account needed. Only say what happened; whether you fill in the rest is up to you.',
  linkPressing: 'Report it to the authority',
  linkQuiet: 'Something wrong with the stamp or the goods? Report it to the authority',
  stamp: 'Which stamp',
  stampHint: 'The 16 characters printed on the stamp, or the link in its QR code.',
  kind: 'What happened?',
  kinds: {
    copied: 'The stamp looks copied: several packs with one code, blurred print, stuck over another',
    'other-goods': 'The goods inside are not the product that this page names',
    'expired-goods': 'The goods are past their date, or the date was changed',
    'damaged-or-reused-stamp': 'The stamp is torn, or was peeled off and stuck on again',
    other: 'Something else',
  },
  text: 'Tell us more',
  textHint: 'Where and when you bought it, what seemed odd. Please no names or phone numbers of others.',
  photo: 'Photo of the stamp or the goods',
  photoHint:
    'One JPEG, PNG or WebP file, at most 5 MB. The location and camera data inside the file are removed before it is kept. It is never public.',
  place: 'Market or shop',
  placeHint: 'For example: Da Lat market, specialities stall on the ground floor.',
  province: 'Province where you saw it',
  provinceNone: 'Rather not say',
  contact: 'How to reach you',
  contactHint:
    'Only so that whoever handles the case can ask. Leave it empty if you like: your report counts the same.',
  name: 'Name',
  phone: 'Phone',
  email: 'Email',
  optional: 'optional',
  purpose: 'What this data is for',
  purposes: [
    'Only the OCOP officers and inspectors who handle the case read it; every reading of your contact is recorded.',
    'Producers and sellers do not see who you are.',
    'Your contact and photo are erased 90 days after the case is closed, or earlier if you ask.',
    'Your network address is not stored.',
  ],
  rateTitle: 'How often suspicion was wrong',
  rate: ({ year, checked, suspected, falseAlarms, open, perMillion }) =>
    `${year}: stamps that people checked for the first time: ${checked}. Suspected: ${suspected}; of these false alarms: ${falseAlarms}, still open: ${open}. Of a million checked stamps ${perMillion} were suspected wrongly.`,
  button: 'Send the report',
  notSent: 'Not sent yet.',
  missing: {
    kind: 'Choose what happened.',
    stamp: 'Type the 16 characters printed on the stamp, or the link in its QR code.',
  },
  photoAgain: 'If you have a photo, choose it again before you send.',
  sentTitle: 'Report received',
  sentLead: 'This is your case number. Please keep it.',
  next: 'What happens next',
  nextSteps: [
    'Reports of everybody about one stamp are gathered in one case.',
    'An OCOP officer or inspector of the province looks into it and records what was behind it.',
    'If you left a contact, they may ask you more. They never ask for a password or for money.',
    'To add something, or to have your data erased, call the OCOP office of the province and name the case number.',
  ],
  toStart: 'Check another stamp',
};

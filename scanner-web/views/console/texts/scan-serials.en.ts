import type { ScanSerialsTexts } from './scan-serials.ts';

/** English. */
export const SCAN_SERIALS_EN: ScanSerialsTexts = {
  camera: 'Scan with the camera',
  stop: 'Stop scanning',
  photos: 'Or read from photos of stamps',
  words: {
    wait: 'Getting ready…',
    looking: 'Hold the QR code of a stamp into the picture.',
    added: '{serial} read. Serials in the list: {n}.',
    known: '{serial} is in the list already. Serials in the list: {n}.',
    foreign: 'This code is not that of a stamp.',
    full: '200 serials are enough for one time. Send them, then scan on.',
    none: 'No QR code found in the photo. Go nearer, with enough light.',
    remove: 'Remove',
    removed: '{serial} removed. Serials in the list: {n}.',
    stopped: 'Scanning stopped. Serials in the list: {n}.',
    refused: 'The camera could not be opened. Allow this page to use it, or read from a photo below.',
    failed: 'Could not be read. Try again, or type the serial into the field above.',
  },
};

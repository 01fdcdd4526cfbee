import type { ScannerTexts } from './scanner.ts';

/** The scanner in the page, in English. */
export const SCANNER_EN: ScannerTexts = {
  lead: 'Does your camera app not read QR codes? Scan right here; no picture leaves your device.',
  start: 'Scan here',
  stop: 'Stop scanning',
  light: 'Light',
  photo: 'Or choose a photo of the stamp',
  picture: 'Picture of the camera',
  words: {
    wait: 'Getting ready…',
    looking: 'Hold the QR code of the stamp in the middle of the picture, about a hand away.',
    stopped: 'Scanning has stopped.',
    dark: 'It is rather dark: take the stamp where there is light.',
    darkWithLight: 'It is rather dark: switch on the light below, or go where it is brighter.',
    several: '{n} stamps are in view: go closer to one of them.',
    other: 'That is another QR code, not a stamp. Point at the QR code of the stamp.',
    otherHost: 'That is a QR code of {host}, not a stamp. This page does not open its link.',
    none: 'There is no QR code in the photo. Take one from closer, in good light and sharp.',
    found: 'Read. The result is being opened…',
    denied:
      'This page may not use the camera. Allow it in the settings of your browser, choose a photo of the stamp, or type its number.',
    missing: 'No camera was found. Choose a photo of the stamp, or type its number.',
    busy: 'Another app is using the camera. Close it and try again.',
    failed: 'Codes cannot be read on this device. Type the number printed beside the QR code.',
  },
};

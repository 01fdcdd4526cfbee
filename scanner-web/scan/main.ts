import { offerCopies } from './copy-serial.ts';
import { countWhenVisible } from './count-check.ts';
import { offerScanner } from './offer-scanner.ts';
import { followOwnClaims } from './own-claims.ts';
import { followTyping } from './typed-serial.ts';

const scanForm = document.querySelector<HTMLFormElement>('form[data-scan]');
if (scanForm !== null) countWhenVisible(scanForm);

followOwnClaims(document);

const serialForm = document.querySelector<HTMLFormElement>('form[data-serial-form]');
if (serialForm !== null) followTyping(serialForm);

offerCopies(document.querySelectorAll<HTMLButtonElement>('button[data-copy]'));

const scanner = document.querySelector<HTMLElement>('[data-scanner]');
if (scanner !== null) offerScanner(scanner);

import { offerCopies } from '../scan/copy-serial.ts';
import { editLive } from './edit-live.ts';
import { filterOptions } from './filter-options.ts';
import { followWork } from './follow-work.ts';
import { gtinField } from './gtin-field.ts';
import { liveForm } from './live-form.ts';
import { offerScanning } from './offer-scanning.ts';
import { sendOnce } from './send-once.ts';
import { showDesign } from './show-design.ts';
import { showFaults } from './show-faults.ts';
import { watchFile } from './watch-file.ts';

sendOnce(document.querySelectorAll<HTMLFormElement>('form[data-form]'));
followWork(document.querySelectorAll<HTMLElement>('[data-follow]'));
showFaults(document.querySelector<HTMLElement>('[data-focus]'));
// Before the form looks at what is chosen.
filterOptions(document.querySelectorAll<HTMLInputElement>('input[data-filter]'));
liveForm(document.querySelector<HTMLFormElement>('form[data-live]'));
watchFile(document);
showDesign(document.querySelector<HTMLImageElement>('img[data-design]'));
offerCopies(document.querySelectorAll<HTMLButtonElement>('button[data-copy]'));
editLive(document.querySelector<HTMLFormElement>('form[data-edit]'));
gtinField(
  document.querySelector<HTMLInputElement>('input[name="gtin"]'),
  document.querySelector<HTMLElement>('[data-gtin]'),
);
offerScanning(document.querySelectorAll<HTMLElement>('[data-scan-into]'));

import { offerCopies } from '../scan/copy-serial.ts';
import { liveForm } from './live-form.ts';
import { sendOnce } from './send-once.ts';
import { showFaults } from './show-faults.ts';
import { watchFile } from './watch-file.ts';

sendOnce(document.querySelectorAll<HTMLFormElement>('form[data-form]'));
showFaults(document.querySelector<HTMLElement>('[data-focus]'));
liveForm(document.querySelector<HTMLFormElement>('form[data-live]'));
watchFile(document);
offerCopies(document.querySelectorAll<HTMLButtonElement>('button[data-copy]'));

import { sendOnce } from './send-once.ts';
import { showFaults } from './show-faults.ts';

sendOnce(document.querySelectorAll<HTMLFormElement>('form[data-form]'));
showFaults(document.querySelector<HTMLElement>('[data-focus]'));

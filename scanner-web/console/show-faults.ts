/** Takes who sent a form that was refused to the list of what is wrong with it. */
export function showFaults(list: HTMLElement | null): void {
  list?.focus();
}

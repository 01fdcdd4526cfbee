import { fileURLToPath } from 'node:url';

/**
 * Where compiled modules are kept from one start to the next: beside the packages, where only who installs can write.
 * (Node's own choice, the temporary folder, is everybody's.)
 */
export const COMPILE_CACHE: string = fileURLToPath(new URL('../node_modules/.cache/temque', import.meta.url));

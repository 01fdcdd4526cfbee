import { defineConfig } from 'vite';

/**
 * Browser code to `dist/web`: one small module for the public pages, one for the console, their hashed names in
 * `.vite/manifest.json`; what reads codes in pictures is loaded by the console when it is first wanted.
 */
export default defineConfig({
  publicDir: 'scanner-web/public',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    modulePreload: false,
    target: 'es2020',
    sourcemap: false,
    rolldownOptions: {
      input: { scan: 'scanner-web/scan/main.ts', console: 'scanner-web/console/main.ts' },
    },
  },
});

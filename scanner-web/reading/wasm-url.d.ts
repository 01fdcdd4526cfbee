/** Address of a bundled WebAssembly file. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}

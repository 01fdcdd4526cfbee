/**
 * Compiles each schema when it is first used, and once in the process: hundreds of routes have schemas, and compiling all
 * of them would take most of the time of a start. What is made is forgotten with its schema.
 */
export function compiledOnce<T>(compile: (schema: object) => T): (schema: object) => () => T {
  const kept = new WeakMap<object, T>();
  return (schema) => () => {
    const known = kept.get(schema);
    if (known !== undefined) return known;
    const made = compile(schema);
    kept.set(schema, made);
    return made;
  };
}

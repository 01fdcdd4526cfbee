/** An English noun with its count, a number or its written form: `1 sheet`, `1,200 sheets`. */
export function counted(count: number | string, one: string, several = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : several}`;
}

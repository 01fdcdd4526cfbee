import { nodeAt, type ParsedModule, type SyntaxNode, walkModule } from '../parsed-module.ts';
import { type Fault, lineAt } from '../source-tree.ts';

/** `any`, non-null assertions, `as unknown as`, and comments that silence the type checker or the linter. */
export function typeEscapeFaults(modules: readonly ParsedModule[]): Fault[] {
  return modules.flatMap((module) => {
    const faults: Fault[] = [];
    const report = (offset: number, message: string): void => {
      faults.push({ path: module.path, line: lineAt(module.text, offset), message });
    };
    walkModule(module, (node) => {
      const message = typeEscape(node);
      if (message !== undefined) report(node.start, message);
    });
    for (const comment of module.comments) {
      const directive = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore(?!-?\w* format:)/.exec(
        comment.value,
      );
      if (directive) report(comment.start, `silences a check: ${directive[0]}`);
    }
    return faults;
  });
}

function typeEscape(node: SyntaxNode): string | undefined {
  if (node.type === 'TSAnyKeyword') return 'the type any';
  if (node.type === 'TSNonNullExpression') return 'a non-null assertion';
  if (node.type === 'TSAsExpression' && nodeAt(node, 'expression')?.type === 'TSAsExpression')
    return 'a double cast';
  return undefined;
}

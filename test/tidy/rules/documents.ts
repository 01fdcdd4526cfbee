import { nodeAt, type ParsedModule, type SyntaxNode } from '../parsed-module.ts';
import { type Fault, lineAt, type SourceFile } from '../source-tree.ts';

/** Exported declarations without a doc comment directly above them; re-exports need none. */
export function undocumentedExportFaults(modules: readonly ParsedModule[]): Fault[] {
  return modules.flatMap((module) => {
    const commentEnds = new Set(
      module.comments.filter((comment) => comment.value.startsWith('*')).map((comment) => comment.end),
    );
    return module.body.filter(isExportedDeclaration).flatMap((node): Fault[] => {
      const before = module.text.slice(0, node.start).trimEnd();
      if (commentEnds.has(before.length) || isOverload(module, node)) return [];
      return [
        {
          path: module.path,
          line: lineAt(module.text, node.start),
          message: 'an export without a doc comment',
        },
      ];
    });
  });
}

function isExportedDeclaration(node: SyntaxNode): boolean {
  if (node.type === 'ExportDefaultDeclaration') return true;
  return node.type === 'ExportNamedDeclaration' && nodeAt(node, 'declaration') !== undefined;
}

/** Later signatures of an overloaded function share the comment of the first. */
function isOverload(module: ParsedModule, node: SyntaxNode): boolean {
  const index = module.body.indexOf(node);
  const previous = module.body[index - 1];
  const name = declaredName(node);
  return previous !== undefined && name !== undefined && declaredName(previous) === name;
}

function declaredName(node: SyntaxNode): unknown {
  const declaration = nodeAt(node, 'declaration');
  return declaration && nodeAt(declaration, 'id')?.name;
}

/** Words that the reference page does not mention in code marks; `page` is relative to the repository. */
export function missingFromReference(
  files: readonly SourceFile[],
  page: string,
  words: readonly string[],
): Fault[] {
  const file = files.find((candidate) => candidate.path === page);
  if (!file) return [{ path: page, line: 0, message: 'the reference page is missing' }];
  return words
    .filter((word) => !file.text.includes(`\`${word}\``))
    .map((word) => ({ path: page, line: 0, message: `says nothing of \`${word}\`` }));
}

const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

/** Links between documents that lead to no file. */
export function deadLinkFaults(files: readonly SourceFile[], exists: (path: string) => boolean): Fault[] {
  return files
    .filter((file) => file.path.endsWith('.md'))
    .flatMap((file) =>
      [...file.text.matchAll(LINK)].flatMap((match): Fault[] => {
        const target = new URL(match[1] ?? '', `file:///${file.path}`).pathname.slice(1);
        if (exists(decodeURIComponent(target))) return [];
        return [
          {
            path: file.path,
            line: lineAt(file.text, match.index),
            message: `links to ${target}, which is not there`,
          },
        ];
      }),
    );
}

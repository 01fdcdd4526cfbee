import {
  literalText,
  nameOf,
  nodeAt,
  type ParsedModule,
  type SyntaxNode,
  walkModule,
} from '../parsed-module.ts';
import { type Fault, lineAt } from '../source-tree.ts';

const SQL_TEXT =
  /^\s*(?:select\s+[\s\S]+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(?:table|index|unique)\s|pragma\s+\w+|begin\s+(?:immediate|exclusive))/i;
const QUERY_METHODS = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'replaceInto',
  'createTable',
]);
const SQL_PACKAGES = new Set(['better-sqlite3']);

/** SQL, query builders and database drivers outside `server/storage/`; a type import of `kysely` is no SQL. */
export function sqlPlaceFaults(modules: readonly ParsedModule[]): Fault[] {
  return inCode(modules)
    .filter((module) => !module.path.startsWith('server/storage/'))
    .flatMap((module) => [
      ...module.imports
        .filter(
          (entry) => SQL_PACKAGES.has(entry.specifier) || (entry.specifier === 'kysely' && !entry.typeOnly),
        )
        .map((entry) => ({ path: module.path, line: entry.line, message: `imports ${entry.specifier}` })),
      ...nodeFaults(module, (node) => {
        const text = textOf(node);
        if (text !== undefined && SQL_TEXT.test(text)) return 'SQL outside server/storage/';
        const method = node.type === 'MemberExpression' ? nameOf(nodeAt(node, 'property')) : undefined;
        return method !== undefined && QUERY_METHODS.has(method)
          ? `a query (${method}) outside server/storage/`
          : undefined;
      }),
    ]);
}

const HTML_TEXT =
  /<(?:!doctype html|html|body|head|main|div|p|span|table|form|section|article|script|style)\b[^>]*>/i;

/** HTML outside `scanner-web/views/`. */
export function htmlPlaceFaults(modules: readonly ParsedModule[]): Fault[] {
  return inCode(modules)
    .filter((module) => !module.path.startsWith('scanner-web/views/'))
    .flatMap((module) => [
      ...module.imports
        .filter((entry) => entry.specifier === 'ghtml')
        .map((entry) => ({ path: module.path, line: entry.line, message: 'imports ghtml' })),
      ...nodeFaults(module, (node) => {
        const text = textOf(node);
        return text !== undefined && HTML_TEXT.test(text) ? 'HTML outside scanner-web/views/' : undefined;
      }),
    ]);
}

function inCode(modules: readonly ParsedModule[]): ParsedModule[] {
  return modules.filter((module) => !module.path.startsWith('test/'));
}

function nodeFaults(module: ParsedModule, judge: (node: SyntaxNode) => string | undefined): Fault[] {
  const faults: Fault[] = [];
  walkModule(module, (node) => {
    const message = judge(node);
    if (message !== undefined)
      faults.push({ path: module.path, line: lineAt(module.text, node.start), message });
  });
  return faults;
}

function textOf(node: SyntaxNode): string | undefined {
  if (node.type === 'TemplateElement') {
    const value = node.value;
    return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string'
      ? value.raw
      : undefined;
  }
  return literalText(node);
}

import { parseSync } from 'vite';
import { lineAt, type SourceFile } from './source-tree.ts';

/** A node of the syntax tree, known only by its shape. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

/** One import or re-export, static or dynamic with a literal. */
export interface ModuleImport {
  readonly specifier: string;
  /** True when nothing of it is left after the types are stripped. */
  readonly typeOnly: boolean;
  readonly names: readonly string[];
  readonly line: number;
}

/** A file together with what its parser found. */
export interface ParsedModule {
  readonly path: string;
  readonly text: string;
  readonly body: readonly SyntaxNode[];
  readonly comments: readonly { value: string; start: number; end: number }[];
  readonly imports: readonly ModuleImport[];
}

/** @throws Error when the file is not valid TypeScript. */
export function parseModule(file: SourceFile): ParsedModule {
  const result = parseSync(file.path, file.text);
  const fault = result.errors[0];
  if (fault) throw new Error(`${file.path}: ${fault.message}`);
  const body: unknown = result.program.body;
  if (!Array.isArray(body)) throw new TypeError('a program without a body');
  const nodes = body.filter(isNode);
  return {
    path: file.path,
    text: file.text,
    body: nodes,
    comments: result.comments,
    imports: importsOf(file, nodes),
  };
}

/** Calls `visit` for the node and everything below it; `parents` runs from the root to the nearest. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void,
  parents: readonly SyntaxNode[] = [],
): void {
  visit(node, parents);
  const below = [...parents, node];
  for (const child of childrenOf(node)) walk(child, visit, below);
}

/** Calls `visit` for every node of the module. */
export function walkModule(
  module: ParsedModule,
  visit: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void,
): void {
  for (const node of module.body) walk(node, visit);
}

/** The node in a property, if it holds one. */
export function nodeAt(node: SyntaxNode, property: string): SyntaxNode | undefined {
  const value = node[property];
  return isNode(value) ? value : undefined;
}

/** The name of an identifier node; undefined for any other. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;
}

/** The text of a string literal or of a template without holes in it. */
export function literalText(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flatMap((value) => {
    if (Array.isArray(value)) return value.filter(isNode);
    return isNode(value) ? [value] : [];
  });
}

function importsOf(file: SourceFile, body: readonly SyntaxNode[]): ModuleImport[] {
  const imports: ModuleImport[] = [];
  const add = (source: SyntaxNode | undefined, typeOnly: boolean, names: string[]): void => {
    const specifier = literalText(source);
    if (source && specifier !== undefined) {
      imports.push({ specifier, typeOnly, names, line: lineAt(file.text, source.start) });
    }
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'ImportDeclaration') {
      const specifiers = nodesAt(node, 'specifiers');
      const erased =
        specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type');
      add(nodeAt(node, 'source'), node.importKind === 'type' || erased, specifiers.map(importedName));
    } else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      add(nodeAt(node, 'source'), node.exportKind === 'type', []);
    } else if (node.type === 'ImportExpression') {
      add(nodeAt(node, 'source'), false, []);
    } else if (node.type === 'TSImportType') {
      add(nodeAt(node, 'source') ?? nodeAt(node, 'argument'), true, []);
    }
  };
  for (const node of body) walk(node, visit);
  return imports;
}

/** The nodes in a list property. */
export function nodesAt(node: SyntaxNode, property: string): SyntaxNode[] {
  const value = node[property];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function importedName(specifier: SyntaxNode): string {
  return nameOf(nodeAt(specifier, 'imported')) ?? 'default';
}

import { nameOf, nodeAt, nodesAt, type ParsedModule, type SyntaxNode, walkModule } from '../parsed-module.ts';
import { type Fault, lineAt } from '../source-tree.ts';

const IMPURE_GLOBALS = new Set([
  'process',
  'Buffer',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'fetch',
  'crypto',
  'performance',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
  'XMLHttpRequest',
]);

/** Packages whose types, and only types, `stamps/` may name. */
const TYPE_PACKAGES = new Set(['jose']);

/** What makes `stamps/` depend on anything but its arguments: packages, globals, clock, randomness. */
export function stampsPurityFaults(modules: readonly ParsedModule[]): Fault[] {
  return modules
    .filter((module) => module.path.startsWith('stamps/'))
    .flatMap((module) => [...packageFaults(module), ...globalFaults(module), ...ambientFaults(module)]);
}

function packageFaults(module: ParsedModule): Fault[] {
  return module.imports
    .filter((entry) => !entry.specifier.startsWith('.'))
    .filter((entry) => !(entry.typeOnly && TYPE_PACKAGES.has(entry.specifier)))
    .map((entry) => ({ path: module.path, line: entry.line, message: `stamps/ imports ${entry.specifier}` }));
}

function globalFaults(module: ParsedModule): Fault[] {
  const declared = declaredNames(module);
  const faults: Fault[] = [];
  walkModule(module, (node, parents) => {
    const name = nameOf(node);
    if (name === undefined || !IMPURE_GLOBALS.has(name) || declared.has(name)) return;
    if (isPropertyName(node, parents.at(-1))) return;
    faults.push({
      path: module.path,
      line: lineAt(module.text, node.start),
      message: `stamps/ reads ${name}`,
    });
  });
  return faults;
}

function declaredNames(module: ParsedModule): Set<string> {
  const names = new Set<string>();
  walkModule(module, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') {
      const name = nameOf(nodeAt(node, 'id'));
      if (name !== undefined) names.add(name);
    }
    for (const parameter of nodesAt(node, 'params')) {
      const name = nameOf(parameter);
      if (name !== undefined) names.add(name);
    }
  });
  return names;
}

function isPropertyName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (!parent || parent.computed === true) return false;
  if (parent.property === node) return true;
  return parent.key === node && parent.shorthand !== true;
}

/** Files that may read the clock, randomness or the environment: the processes' entry points. */
const ENTRY_POINTS =
  /^(server\/main\.ts|server\/(cli|demo)\/|scanner-web\/(?!views\/)|test\/|[a-z]+\.config\.ts$)/;

/** Reads of the clock, of randomness or of the environment outside the entry points. */
export function ambientReadFaults(modules: readonly ParsedModule[]): Fault[] {
  return modules.filter((module) => !ENTRY_POINTS.test(module.path)).flatMap(ambientFaults);
}

function ambientFaults(module: ParsedModule): Fault[] {
  const faults: Fault[] = [];
  walkModule(module, (node) => {
    const message = ambientRead(node);
    if (message !== undefined) {
      faults.push({ path: module.path, line: lineAt(module.text, node.start), message });
    }
  });
  return faults;
}

function ambientRead(node: SyntaxNode): string | undefined {
  if (node.type === 'NewExpression' && nameOf(nodeAt(node, 'callee')) === 'Date') {
    return nodesAt(node, 'arguments').length === 0 ? 'reads the clock: new Date()' : undefined;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const member = `${nameOf(nodeAt(node, 'object'))}.${nameOf(nodeAt(node, 'property'))}`;
  const reads = ['Date.now', 'performance.now', 'Math.random', 'process.env', 'process.argv'];
  return reads.includes(member)
    ? `reads ${member}: time, randomness and environment enter as arguments`
    : undefined;
}

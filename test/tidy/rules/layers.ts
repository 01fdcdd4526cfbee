import { posix } from 'node:path';
import type { ParsedModule } from '../parsed-module.ts';
import type { Fault } from '../source-tree.ts';

/** The capabilities: none may import another. */
export const CAPABILITIES = [
  'identity',
  'registry',
  'certificates',
  'issuance',
  'todos',
  'printing',
  'verification',
  'scanning',
  'claims',
  'sms',
  'cases',
  'keys',
  'backup',
  'review',
  'applications',
  'audit',
  'statistics',
  'mail',
  'exports',
  'bundle',
] as const;

const SHARED_BY_CAPABILITIES = [
  'stamps',
  'scanner-web/views',
  'server/storage',
  'server/http',
  'server/domain',
];

/** Folder → the folders it may import from besides itself. The longest matching folder counts. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  stamps: [],
  'scanner-web/views': ['stamps'],
  'scanner-web': ['stamps', 'scanner-web/views'],
  'server/domain': ['stamps'],
  'server/config': ['stamps', 'server/domain'],
  'server/storage': ['stamps', 'server/domain'],
  'server/http': ['stamps', 'scanner-web/views', 'server/domain', 'server/storage', 'server/config'],
  ...Object.fromEntries(CAPABILITIES.map((name) => [`server/${name}`, SHARED_BY_CAPABILITIES])),
  // A client of the API: it knows what capabilities answer, not how they come to it.
  'server/console': ['stamps', 'scanner-web/views', 'server/http', 'server/domain'],
  'server/cli': ['stamps', 'server', 'scanner-web/views'],
  'server/demo': ['stamps', 'server', 'scanner-web/views'],
  server: [
    'stamps',
    'scanner-web/views',
    ...CAPABILITIES.map((name) => `server/${name}`),
    'server/storage',
    'server/http',
    'server/domain',
    'server/config',
    'server/console',
  ],
  test: ['stamps', 'scanner-web', 'server'],
};

/** Relative imports that point against the layering, leave the repository's layers, or lack their extension. */
export function importDirectionFaults(modules: readonly ParsedModule[]): Fault[] {
  const known = new Set(modules.map((module) => module.path));
  return modules.flatMap((module) =>
    module.imports
      .filter((entry) => entry.specifier.startsWith('.'))
      .flatMap((entry): Fault[] => {
        const target = posix.join(posix.dirname(module.path), entry.specifier);
        const message = directionFault(module.path, target) ?? extensionFault(target, known);
        return message === undefined ? [] : [{ path: module.path, line: entry.line, message }];
      }),
  );
}

function directionFault(from: string, to: string): string | undefined {
  const layer = layerOf(from);
  if (layer === undefined) return undefined;
  const target = layerOf(to);
  if (target === layer) return undefined;
  if (target === undefined) {
    return to.startsWith('package') || layer === 'test'
      ? undefined
      : `${layer} imports ${to}, which is in no layer`;
  }
  if (layer === 'server/console' && isAnswerShape(to)) return undefined;
  const allowed = MAY_IMPORT[layer] ?? [];
  const allows = (folder: string): boolean =>
    target === folder || (layer !== 'server' && target.startsWith(`${folder}/`));
  return allowed.some(allows) ? undefined : `${layer} must not import ${target} (${to})`;
}

/** Whether a file of a capability only says what the API takes and answers. */
function isAnswerShape(path: string): boolean {
  return (
    CAPABILITIES.some((name) => path.startsWith(`server/${name}/`)) && /(?:schemas|views?)\.ts$/.test(path)
  );
}

function extensionFault(target: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(target)) return undefined;
  return /\.(ts|json|css|svg)$/.test(target) &&
    !target.endsWith('.d.ts') &&
    known.has(`${target}.ts`) === false
    ? undefined
    : `${target} has no such file: imports name the file with its extension`;
}

/** The longest layer folder that holds the path. */
export function layerOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Chains of value imports that come back to where they began; each is reported once. */
export function importCycleFaults(modules: readonly ParsedModule[]): Fault[] {
  const edges = new Map(modules.map((module) => [module.path, valueTargets(module)]));
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) {
      faults.push({ path, line: 0, message: `import cycle: ${[...trail.slice(start), path].join(' → ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const target of edges.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return faults;
}

function valueTargets(module: ParsedModule): string[] {
  return module.imports
    .filter((entry) => entry.specifier.startsWith('.') && !entry.typeOnly)
    .map((entry) => posix.join(posix.dirname(module.path), entry.specifier));
}

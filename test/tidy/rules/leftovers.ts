import { nameOf, nodeAt, type ParsedModule, walkModule } from '../parsed-module.ts';
import { type Fault, lineAt, type SourceFile } from '../source-tree.ts';

const UNFINISHED = /\b(?:TODO|FIXME|XXX|HACK|TBD)\b/;

/** Comments that promise work, and test cases that do not run. */
export function unfinishedFaults(modules: readonly ParsedModule[]): Fault[] {
  return modules.flatMap((module) => [...promiseFaults(module), ...inactiveTestFaults(module)]);
}

function promiseFaults(module: ParsedModule): Fault[] {
  return module.comments
    .filter((comment) => UNFINISHED.test(comment.value))
    .map((comment) => ({
      path: module.path,
      line: lineAt(module.text, comment.start),
      message: `unfinished: ${UNFINISHED.exec(comment.value)?.[0]}`,
    }));
}

/** Skipping is for the external vectors alone, whose folder is not part of the repository. */
function inactiveTestFaults(module: ParsedModule): Fault[] {
  const faults: Fault[] = [];
  const mayskip = module.text.includes('EXTERNAL_VECTORS');
  walkModule(module, (node) => {
    if (node.type !== 'MemberExpression') return;
    const owner = nameOf(nodeAt(node, 'object')) ?? '';
    const property = nameOf(nodeAt(node, 'property')) ?? '';
    if (!['it', 'test', 'describe', 'context', 'ctx'].includes(owner)) return;
    if (!['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf'].includes(property)) return;
    if (mayskip && property !== 'only') return;
    faults.push({
      path: module.path,
      line: lineAt(module.text, node.start),
      message: `${owner}.${property}`,
    });
  });
  return faults;
}

const VAGUE = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib', 'shared', 'tools']);

/** Folders and files named after nothing in particular. */
export function vagueNameFaults(paths: readonly string[]): Fault[] {
  return paths
    .filter((path) => path.split('/').some((part) => VAGUE.has(part.replace(/(\.test)?\.[a-z]+$/, ''))))
    .map((path) => ({ path, line: 0, message: 'a name that says nothing' }));
}

const MACHINE_PATHS = [
  /(?<![\w.$}])\/(?:home|root|Users|work|mnt|opt\/hostedtoolcache)\/[\w.-]+/,
  /\bC:\\\\?[A-Za-z]/,
];
const REGISTRY = /"resolved":|registry\.npmjs\.org|\/artifactory\/|\bregistry\s*=/;

/** Paths of somebody's machine, and addresses of package registries. */
export function machineTraceFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((text, index): Fault[] => {
      const trace = [...MACHINE_PATHS, REGISTRY].map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
      return trace === undefined
        ? []
        : [{ path: file.path, line: index + 1, message: `names a machine: ${trace}` }];
    }),
  );
}

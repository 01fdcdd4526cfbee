import { builtinModules } from 'node:module';
import type { ParsedModule } from '../parsed-module.ts';
import type { Fault, SourceFile } from '../source-tree.ts';

/** The part of package.json that the rules read. */
export interface PackageManifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Packages no file names because a script, a compiler or another package runs them. */
export type UnimportedAllowance = Readonly<Record<string, string>>;

/** Imports of packages that package.json does not declare, or declares for development only. */
export function undeclaredImportFaults(modules: readonly ParsedModule[], manifest: PackageManifest): Fault[] {
  return modules.flatMap((module) =>
    module.imports
      .filter((entry) => !entry.specifier.startsWith('.') && !isBuiltin(entry.specifier))
      .flatMap((entry): Fault[] => {
        const name = packageName(entry.specifier);
        if (name in manifest.dependencies) return [];
        const development = isDevelopment(module.path) || entry.typeOnly;
        if (development && name in manifest.devDependencies) return [];
        return [{ path: module.path, line: entry.line, message: `${name} is not a dependency of what runs` }];
      }),
  );
}

/** Declared packages that no file imports, resolves or is listed as needing. */
export function unusedDependencyFaults(
  files: readonly SourceFile[],
  modules: readonly ParsedModule[],
  manifest: PackageManifest,
  allowed: UnimportedAllowance,
): Fault[] {
  const imported = new Set(
    modules.flatMap((module) => module.imports.map((entry) => packageName(entry.specifier))),
  );
  const named = (name: string): boolean =>
    files.some(
      (file) =>
        /\.(ts|css)$/.test(file.path) && new RegExp(`['"\`]${literalPattern(name)}[/'"\`]`).test(file.text),
    );
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter((name) => !(name in allowed) && !imported.has(typed(name)) && !named(name))
    .map((name) => ({ path: 'package.json', line: 0, message: `${name} is declared but never used` }));
}

/** Types belong to the package that they describe; those of Node to everything. */
function typed(name: string): string {
  return name.startsWith('@types/') ? name.slice('@types/'.length) : name;
}

function isBuiltin(specifier: string): boolean {
  return (
    specifier.startsWith('node:') || builtinModules.includes(specifier) || specifier.startsWith('virtual:')
  );
}

function isDevelopment(path: string): boolean {
  return path.startsWith('test/') || /^[a-z]+\.config\.ts$/.test(path);
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function literalPattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

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

/** Packages declared for what runs that only the tests and the tools name. */
export function developmentDependencyFaults(
  files: readonly SourceFile[],
  manifest: PackageManifest,
  allowed: UnimportedAllowance,
): Fault[] {
  const running = files.filter((file) => !isDevelopment(file.path));
  return Object.keys(manifest.dependencies)
    .filter((name) => !(name in allowed) && !isNamed(running, name) && isNamed(files, name))
    .map((name) => ({
      path: 'package.json',
      line: 0,
      message: `${name} is a dependency of the tests alone`,
    }));
}

/** Declared packages that no file imports, resolves or is listed as needing. */
export function unusedDependencyFaults(
  files: readonly SourceFile[],
  manifest: PackageManifest,
  allowed: UnimportedAllowance,
): Fault[] {
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter((name) => !(name in allowed) && !isNamed(files, typed(name)))
    .map((name) => ({ path: 'package.json', line: 0, message: `${name} is declared but never used` }));
}

/** Some file names the package in quotes, alone or as the start of a path. */
function isNamed(files: readonly SourceFile[], name: string): boolean {
  const quoted = new RegExp(`['"\`]${literalPattern(name)}[/'"\`]`);
  return files.some((file) => /\.(ts|css)$/.test(file.path) && quoted.test(file.text));
}

/** Types belong to the package that they describe; those of Node to everything. */
function typed(name: string): string {
  return name.startsWith('@types/') ? name.slice('@types/'.length).replace(/^(.+)__/, '@$1/') : name;
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

import { Problem, type ProblemCode, type ProblemDetails } from '../../http/problems.ts';

/** One thing that is wrong with a row; plain data. */
export interface RowFault {
  readonly code: ProblemCode;
  /** The column at fault. */
  readonly field?: string;
  /** That column as the file itself names it; absent when the file has no such column. */
  readonly column?: string;
  readonly params?: ProblemDetails['params'];
}

/** A row that is refused, with all that is wrong with it. */
export class RowRefused extends Error {
  readonly faults: readonly RowFault[];

  constructor(faults: readonly RowFault[]) {
    super(faults.map(({ code }) => code).join(', '));
    this.name = 'RowRefused';
    this.faults = faults;
  }
}

/** Gathers what is wrong with one row: what a rule refuses is noted, and the rest is judged all the same. */
export class RowFaults {
  readonly #found: RowFault[];

  constructor(found: readonly RowFault[] = []) {
    this.#found = [...found];
  }

  /** In the order in which they were found. */
  get found(): readonly RowFault[] {
    return this.#found;
  }

  /** Notes a fault, once. */
  note(fault: RowFault): void {
    const isKnown = this.#found.some(({ code, field }) => code === fault.code && field === fault.field);
    if (!isKnown) this.#found.push(fault);
  }

  /** The outcome of `step`; undefined when a rule refused it. */
  read<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.note(faultOf(error));
      return undefined;
    }
  }

  /** As {@link read}, of a step that takes its time. */
  async step<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      this.note(faultOf(error));
      return undefined;
    }
  }

  /** @throws RowRefused when anything is wrong */
  refuse(): void {
    if (this.#found.length > 0) throw new RowRefused(this.#found);
  }
}

/** A problem as a fault of a row, naming the column instead of the member of the service. @throws what is no problem */
export function faultOf(error: unknown, columns: Readonly<Record<string, string>> = {}): RowFault {
  if (!(error instanceof Problem)) throw error;
  const { field, params } = error.details;
  return {
    code: error.code,
    ...(field === undefined ? {} : { field: columns[field] ?? field }),
    ...(params === undefined ? {} : { params }),
  };
}

/** How the members of a service are called in a table, and which of them may be left out. */
export interface NamedMembers<F> {
  readonly columns: Readonly<Record<string, string>>;
  readonly mayLack: readonly (keyof F & string)[];
}

/**
 * Registers something with all that is said of it. A member that is refused and may be left out is noted and left out,
 * so that the others are judged too.
 * @returns undefined when it cannot be registered at all
 */
export async function registerNoting<F extends object, T>(
  faults: RowFaults,
  { columns, mayLack }: NamedMembers<F>,
  fields: F,
  register: (fields: F) => Promise<T>,
): Promise<T | undefined> {
  let left = fields;
  for (const _ of [...mayLack, null]) {
    try {
      return await register(left);
    } catch (error) {
      faults.note(faultOf(error, columns));
      const member = mayLack.find((name) => error instanceof Problem && error.details.field === name);
      if (member === undefined || left[member] === undefined) return undefined;
      left = { ...left, [member]: undefined };
    }
  }
  return undefined;
}

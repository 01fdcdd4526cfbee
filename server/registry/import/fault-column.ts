import { Problem, problem } from '../../http/problems.ts';

/** Lets a problem of `step` name the column of the table instead of the member of the service. */
export async function namingColumns<T>(
  columns: Readonly<Record<string, string>>,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof Problem) || error.details.field === undefined) throw error;
    const column = columns[error.details.field];
    throw column === undefined ? error : problem(error.code, { ...error.details, field: column });
  }
}

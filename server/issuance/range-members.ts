import type { RangeAction } from '../../stamps/state/index.ts';
import { problem } from '../http/problems.ts';

const SELECTION = ['first', 'last', 'serials', 'printJobId', 'sheets', 'printedOnly'];

/** Members that an action has beside those of every action. */
const MEMBERS: Record<RangeAction, readonly string[]> = {
  print: SELECTION,
  activate: [...SELECTION, 'lotId', 'lotNumber', 'newLot'],
  reassign: [...SELECTION, 'lotId', 'lotNumber'],
  void: [...SELECTION, 'reason'],
  suspend: SELECTION,
  resume: SELECTION,
  undo: ['undoes', 'first', 'last'],
};

/** Holds a request on the range log to the members that its action has. @throws field-unknown */
export function refuseForeignMembers(action: RangeAction, order: object): void {
  const known = ['action', 'note', 'logVersion', ...MEMBERS[action]];
  const foreign = Object.entries(order).find(([name, value]) => value !== undefined && !known.includes(name));
  if (foreign !== undefined) throw problem('field-unknown', { field: foreign[0] });
}

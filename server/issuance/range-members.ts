import type { RangeAction } from '../../stamps/state/index.ts';
import { problem } from '../http/problems.ts';

/** Members that an action has beside `action` and `note`. */
const MEMBERS: Record<RangeAction, readonly string[]> = {
  print: ['first', 'last', 'serials'],
  activate: ['first', 'last', 'serials', 'lotId', 'lotNumber'],
  reassign: ['first', 'last', 'serials', 'lotId', 'lotNumber'],
  void: ['first', 'last', 'serials', 'reason'],
  suspend: ['first', 'last', 'serials'],
  resume: ['first', 'last', 'serials'],
  undo: ['undoes', 'first', 'last'],
};

/** Holds a request on the range log to the members that its action has. @throws field-unknown */
export function refuseForeignMembers(action: RangeAction, order: object): void {
  const known = ['action', 'note', ...MEMBERS[action]];
  const foreign = Object.entries(order).find(([name, value]) => value !== undefined && !known.includes(name));
  if (foreign !== undefined) throw problem('field-unknown', { field: foreign[0] });
}

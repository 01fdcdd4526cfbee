export type { LinkTarget } from '../signature/index.ts';
export type { StampLinkParts, SymbolSegment } from './build.ts';
export { buildStampLink, symbolSegments } from './build.ts';
export type { LinkDamage, MalformedFault } from './fault.ts';
export { LINK_DAMAGES, MALFORMED_FAULTS } from './fault.ts';
export type { MalformedText, ParsedStampText, StampText } from './parse.ts';
export { MAX_TEXT_LENGTH, parseStampText } from './parse.ts';

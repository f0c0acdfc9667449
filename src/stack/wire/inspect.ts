/**
 * The inspector's side of the wire, with the words of both languages; for pages, not for the stack.
 *
 * - `dissect(bytes)` → layers, each a tree of fields (bits, value, display, meaning, RFC section)
 *   and the problems found in it, with what a stack does about each; `fieldByPath`, `fieldAtByte` find their way in it.
 * - `headerDiagram(header)`, `layerDiagram(layer)` → rows of 32 bits with cells, for drawing.
 */
import '../protocols/core-dissectors.ts';

export * from './diagram.ts';
export * from './dissect.ts';
export type { Outcome } from './problems.ts';
export type { Problem } from './validate.ts';

/**
 * The inspector's side of the wire, with the words of both languages; for pages, not for the stack.
 *
 * - `dissect(bytes)` → layers, each a tree of fields (bits, value, display, meaning, RFC section)
 *   and the problems found in it; `fieldByPath`, `fieldAtByte` find their way in it.
 * - `validate(bytes)` → what is wrong with a frame and what a stack does about each problem.
 * - `headerDiagram(header)`, `layerDiagram(layer)` → rows of 32 bits with cells, for drawing.
 * - `headerTexts[id]` → the words that go with a declaration; `rfcUrl(ref)` → where it is written.
 */
export * from './diagram.ts';
export * from './dissect.ts';
export type { Header, HeaderId, LayerName } from './header.ts';
export type { ProblemCode } from './problems.ts';
export { headerTexts } from './text/index.ts';
export type { Outcome, ProblemText } from './text/problems.ts';
export type { AnyHeaderText, Bilingual, FieldText, RfcRef } from './text/types.ts';
export { rfcUrl } from './text/types.ts';
export { type Problem, validate } from './validate.ts';

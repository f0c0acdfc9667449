/** A decision that a learner may ask about, for the trace. */
import type { RfcText } from '../../../core/rfc.ts';
import type { Fx } from '../../../trace/fx.ts';
import type { NoteCode } from '../events.ts';
import { emitNote } from './trace-segments.ts';

/** `rfc` is the clause behind it; what `a` and `b` are depends on the code. */
export function note(
  tcb: { readonly id: number },
  fx: Fx,
  code: NoteCode,
  rfc: RfcText,
  a: number,
  b: number,
): void {
  emitNote(fx.log, fx.node, tcb.id, code, rfc, a, b);
}

/** The events of programs, whichever they are. A program with events of its own declares them. */
import { fixTexts } from '../trace/intern.ts';
import { type BodiesOf, defineEvents, int, text } from '../trace/schema.ts';

export const appEvents = defineEvents(32, {
  /** A program was started: by process `parent`, or by nobody (−1). */
  'app.started': { process: int, name: text(), app: text(), parent: int },
  'app.exited': { process: int, name: text(), code: int },
  /** A line on the program's terminal: written by it, or typed there. */
  'app.printed': { process: int, line: text() },
  'app.input': { process: int, line: text() },
  'app.signal': { process: int, signal: text() },
  /** What a stream layer has to say to its program, such as 'secured'. */
  'stream.event': { fd: int, conn: int, layer: text(), what: text() },
});

declare module '../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof appEvents> {}
}

fixTexts(4, ['app']);

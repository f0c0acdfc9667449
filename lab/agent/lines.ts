/** What peer.py's `lines` sends, and what a program of ours printed of it. */
import { createHash } from 'node:crypto';
import { eventsOf, type TraceLog } from '../../src/stack/trace/log.ts';

/** Length and hash, without the ends of lines: a pause in a line makes two of it. */
export function linesSent(count: number): string {
  const theirs = createHash('sha256');
  for (let number = 0; number < count; number++) {
    theirs.update(`${String(number).padStart(9, '0')} `.repeat(100));
  }
  return `${count * 1_000} ${theirs.digest('hex')}`;
}

export function linesPrinted(log: TraceLog, program: number | undefined): string {
  const ours = createHash('sha256');
  let length = 0;
  for (const { process, line } of eventsOf(log, ['app.printed'])) {
    if (process !== program) continue;
    ours.update(line);
    length += line.length;
  }
  return `${length} ${ours.digest('hex')}`;
}

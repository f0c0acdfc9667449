import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
import type {} from '../stack/inputs/type/index.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { nodeOf } from './facts.ts';

/** A command that is typed at a node's program, no earlier than `at`. */
export const typed =
  (at: Instant, node: string, process: number, line: (run: RecordedRun) => string) =>
  (run: RecordedRun, after: Instant = 0): SessionInput => ({
    ...{ at: Math.max(after, at), kind: 'type', node: nodeOf(run, node), process },
    line: line(run),
  });

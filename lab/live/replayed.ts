/** A saved run, run again. */
import type { RecordedLive } from '../../src/runtime/live/messages.ts';
import { readSessionFile } from '../../src/runtime/live/session-file.ts';
import { kernelFor } from '../../src/runtime/testing/kernel-for.ts';
import { readEvent, type TraceLog } from '../../src/stack/trace/log.ts';
import { advance, startSession } from '../../src/stack/world/session.ts';

export function recordedIn(text: string): RecordedLive {
  const recorded = readSessionFile(text);
  if (typeof recorded === 'string') throw new Error(recorded);
  return recorded;
}

export async function replayed({ scenario, seed, inputs, until }: RecordedLive): Promise<TraceLog> {
  const session = { scenario: scenario.spec.id, seed, recorded: true, inputs };
  const spec = { ...scenario.spec, until };
  const running = startSession(spec, session, { kernel: await kernelFor(spec, session) });
  advance(running);
  return running.sim.log;
}

export const eventsUpTo = (log: TraceLog, count: number): string[] =>
  Array.from({ length: count }, (_, id) => JSON.stringify(readEvent(log, id)));

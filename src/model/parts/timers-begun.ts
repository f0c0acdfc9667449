/** The timers that ran before the first event of a window: apart, as few pictures ask. */
import { connOfKey, nodeOfKey } from '../connection-key.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { type Arming, MOST_KINDS, TIMERS, TWO_32 } from './timers.ts';

/** A timer that ran before the first event that is kept. */
export interface BegunTimer extends Arming {
  readonly node: number;
  readonly conn: number;
  readonly layer: string;
  readonly name: string;
}

/** Undoes the key of `TIMERS`. */
export function timersBegun(run: RecordedRun): BegunTimer[] {
  const { begun, kinds } = run.part(TIMERS);
  const { strings } = run.log;
  const names = [...kinds.keys()];
  return [...begun].map(([key, arming]) => {
    const owner = Math.floor(key / MOST_KINDS);
    const pair = names[key % MOST_KINDS] as number;
    const [layer, name] = [strings[Math.floor(pair / TWO_32)], strings[pair % TWO_32]];
    const [node, conn] = [nodeOfKey(owner), connOfKey(owner)];
    return { ...arming, node, conn, layer: layer as string, name: name as string };
  });
}

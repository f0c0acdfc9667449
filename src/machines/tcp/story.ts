/** The way of a connection, as a chart with one TCB for listener and connection tells it. */
import type { Instance, MachineStep } from '../kind.ts';

/** A step with what tells whose listener it was. */
interface OfPort extends MachineStep {
  readonly localPort?: number;
}

/**
 * The story of one connection while events 0 … `events`−1 are visible. One that a listener bore
 * begins in LISTEN: the listener's own way there comes first, as the RFC, which knows but one
 * TCB for both, would tell it.
 */
export function connectionStory<T extends OfPort>(
  transitions: readonly T[],
  { node, conn }: Instance,
  events: number,
): T[] {
  const local = transitions.filter((one) => one.node === node && one.id < events);
  const own = local.filter((one) => one.conn === conn);
  const [first] = own;
  if (first === undefined || first.from !== 'LISTEN') return own;
  const born = local.filter(
    (one) => one.conn !== conn && one.localPort === first.localPort && one.id < first.id,
  );
  const listening = born.findLastIndex((one) => one.to === 'LISTEN' && one.from === 'CLOSED');
  return listening < 0 ? own : [born[listening]!, ...own];
}

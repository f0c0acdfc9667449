/** What inputs make of a network, for those who draw it: apart, so that running one loads no codecs. */
import type { SessionInput } from '../inputs/kind.ts';
import { codecOfKind } from '../inputs/letters.ts';
import type { Topology } from './topology.ts';

/** The network after an input has taken effect; the same object when the input leaves it alone. */
export function topologyAfterInput(topology: Topology, input: SessionInput): Topology {
  return codecOfKind(input.kind)?.edit?.(topology, input) ?? topology;
}

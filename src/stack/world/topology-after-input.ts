/**
 * What inputs make of a network, for those who draw it: apart from the kinds and from their codecs,
 * so that neither is loaded with a picture. A kind that changes a network has an `edit.ts` in its
 * folder, which is called as the kind is.
 */
import type { InputBase, SessionInput } from '../inputs/kind.ts';
import type { Topology } from './topology.ts';

type Edit = (topology: Topology, input: never) => Topology;

const found = import.meta.glob<Edit>('../inputs/*/edit.ts', { eager: true, import: 'edit' });
const edits = new Map(Object.entries(found).map(([path, edit]) => [path.split('/').at(-2), edit]));

/** The network after an input has taken effect; the same object when the input leaves it alone. */
export function topologyAfterInput(topology: Topology, input: SessionInput): Topology {
  const { kind }: InputBase = input;
  return edits.get(kind)?.(topology, input as never) ?? topology;
}

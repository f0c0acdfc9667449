import type { Language } from '../../i18n/language.ts';
import type { Talk } from '../../model/ends.ts';
import { type Endpoint, formatEndpoint } from '../../model/parts/connections.ts';
import { nodeOfAddress, type Topology } from '../../model/topology.ts';
import { nodeName } from '../node-name.ts';

/** What the ends of a connection are called; those between the same hosts are told apart by their ports. */
export function endNames(
  topology: Topology,
  talks: readonly Talk[],
  talk: Talk,
  language: Language,
): readonly string[] {
  const same = talks.filter(([a, b]) => a.node === talk[0].node && b?.node === talk[1]?.node);
  return talk.map(({ node, port }) => {
    const name = nodeName(topology, node, language);
    return same.length > 1 ? `${name}:${port}` : name;
  });
}

/**
 * The host at an end, as a node that has heard of it (`near`) means its address; the address where
 * nobody in the network has it.
 */
export function endName(
  topology: Topology,
  end: Endpoint,
  language: Language,
  near?: number,
): string {
  const node = nodeOfAddress(topology, end.address, near);
  return node === undefined ? formatEndpoint(end) : nodeName(topology, node.id, language);
}

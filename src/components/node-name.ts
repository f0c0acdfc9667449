import type { Language } from '../i18n/language.ts';
import { nodeTitle } from '../i18n/node-names.ts';
import { nodeOf, type Topology } from '../model/topology.ts';

/** What a node is called on the screen. */
export function nodeName(topology: Topology, id: number, language: Language): string {
  const node = nodeOf(topology, id);
  return node === undefined ? `#${id}` : nodeTitle(node.name, language, topology.scenario?.id);
}

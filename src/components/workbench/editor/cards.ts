/** The cards that a frame can be sent from, and whether the link behind one has check sequences. */
import { cardsOf, type Topology } from '../../../model/topology.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';

export interface Card {
  readonly node: number;
  readonly nic: number;
  readonly link: number;
}

/** Every end of every link, by node. */
export function sendingCards(topology: Topology): readonly Card[] {
  const cards = cardsOf(topology);
  return topology.links
    .flatMap(({ id: link, ends }) => {
      const at = cards.get(link) ?? [0, 0];
      return ends.map((node, end) => ({ node, nic: at[end as 0 | 1], link }));
    })
    .sort((a, b) => a.node - b.node || a.nic - b.nic);
}

/** As the scenario says, unless the session has changed it by then. */
export function hasCheckSequence(
  { links, scenario }: Topology,
  inputs: readonly SessionInput[],
  link: number,
  at: Instant,
): boolean {
  const place = links.findIndex(({ id }) => id === link);
  const spec = scenario?.links[place] as { readonly fcs?: boolean } | undefined;
  const changes = inputs.flatMap((input) => {
    if (input.kind !== 'link' || input.link !== link || input.at > at) return [];
    const { fcs } = input.settings as { readonly fcs?: boolean };
    return fcs === undefined ? [] : [fcs];
  });
  return changes.at(-1) ?? spec?.fcs ?? false;
}

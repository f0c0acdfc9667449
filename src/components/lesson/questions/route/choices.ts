/** What there is to choose from: the rows of a router's table, and its next hops. */
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { formatPrefix, parseIpv4, prefixOf } from '../../../../stack/core/addresses.ts';
import { type CardFields, USUAL_PREFIX } from '../../../../stack/core/cards.ts';

export interface Choices {
  /** Destinations, the longest prefix first, as the table has them. */
  readonly rows: readonly string[];
  readonly hops: readonly string[];
}

/** What a scenario says of a router’s addresses and routes, as its kind declares it. */
interface Spec {
  readonly cards?: readonly CardFields[];
  readonly routes?: readonly {
    readonly network: string;
    readonly prefixLength: number;
    readonly via?: string;
  }[];
  readonly gateway?: string;
}

export function choicesOf({ topology, nodes }: RecordedRun, router: string): Choices {
  const spec = topology.scenario?.nodes[nodes.indexOf(router)] as Spec | undefined;
  const { cards = [], routes = [], gateway } = spec ?? {};
  const all = [
    ...cards.flatMap(({ address, prefixLength = USUAL_PREFIX }) =>
      address === undefined ? [] : [{ network: address, prefixLength, via: undefined }],
    ),
    ...routes,
    ...(gateway === undefined ? [] : [{ network: '0.0.0.0', prefixLength: 0, via: gateway }]),
  ].sort((a, b) => b.prefixLength - a.prefixLength);
  const rows = all.map(({ network, prefixLength }) =>
    formatPrefix(prefixOf(parseIpv4(network) ?? 0, prefixLength)),
  );
  return { rows: [...new Set(rows)], hops: [...new Set(all.flatMap(({ via }) => via ?? []))] };
}

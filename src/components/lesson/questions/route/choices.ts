/** What there is to choose from: the rows of a router's table as the run begins, and its next hops. */
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { formatPrefix } from '../../../../stack/core/addresses.ts';
import { routesAt } from '../../../view-kit/tables/network.ts';

export interface Choices {
  /** Destinations, the longest prefix first, as the table has them. */
  readonly rows: readonly string[];
  readonly hops: readonly string[];
}

const START = { at: 0, event: 0 };

export function choicesOf(run: RecordedRun, router: string): Choices {
  const routes = routesAt(run, run.nodes.indexOf(router), START);
  return {
    rows: [...new Set(routes.map(({ prefix }) => formatPrefix(prefix)))],
    hops: [...new Set(routes.flatMap(({ via }) => via ?? []))],
  };
}

/** The next hops, for a packet whose destination is offered as one: it stands in the list once. */
export function hopsBeside(dst: string, { hops }: Choices): readonly string[] {
  return hops.filter((hop) => hop !== dst);
}

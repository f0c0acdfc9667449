import { type Topology, waitingOf } from '../../world/topology.ts';
import type { LinkChange } from './index.ts';

/** The network with the settings that a change of a link gives it. */
export function edit(topology: Topology, { link, settings }: LinkChange): Topology {
  return {
    ...topology,
    links: topology.links.map((each) => {
      if (each.id !== link) return each;
      const { delay = each.delay, lossPpm = each.lossPpm, up = each.up, queue } = settings;
      const other = { ...each, delay, lossPpm, up, ...waitingOf(settings) };
      if (queue === undefined || queue.kind !== each.queue?.kind) return other;
      // What is not said of the discipline that there is stays as it is.
      return { ...other, queue: { ...each.queue, ...queue } };
    }),
  };
}

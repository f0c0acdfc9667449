import type { Topology, TopologyNode } from '../../model/topology.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { closePanel, showWhole, usePlayer } from './player-store.ts';

/** The hosts that stand at the two sides of the ladder. */
export function stageHosts({ nodes }: Topology): readonly TopologyNode[] {
  return nodes.filter((node) => node.kind === 'host').slice(0, 2);
}

/** From the ladder to one host's whole chart, to the other's, and back. */
export function nextWhole(run: RunStore): void {
  const hosts = stageHosts(run.getState().original.topology);
  const { whole } = usePlayer.getState();
  const at = hosts.findIndex(({ id }) => id === whole);
  showWhole(hosts[at + 1]?.id ?? null);
}

/** A panel lies beside the whole chart, and the whole chart over the ladder. */
export function closeTopmost(): void {
  if (usePlayer.getState().panel === null) showWhole(null);
  else closePanel();
}

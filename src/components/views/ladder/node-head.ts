/** What stands above a life line at the cursor. */
import type { Cursor } from '../../../model/cursor.ts';
import { layerOfPacket } from '../../../model/packets.ts';
import { formatEndpoint } from '../../../model/parts/connections.ts';
import { lastTransition, packetsOf, transitionsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { TopologyNode } from '../../../model/topology.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import type { LadderRun } from './model.ts';
import { isNoAddress } from './outside.ts';

export interface NodeHead {
  readonly node: TopologyNode;
  /** '10.0.0.1:49152', or the address alone while there is no connection. */
  readonly endpoint: string;
  /** '' for a node that never has a connection in the whole run. */
  readonly state: string;
}

/** The head of a life line at the cursor. */
export function nodeHead(
  model: RecordedRun,
  node: TopologyNode,
  cursor: Cursor,
  conn: number | undefined,
): NodeHead {
  const last = lastTransition(model, node.id, cursor, conn);
  const address = node.addresses.find((each) => !isNoAddress(model.topology, each));
  if (last === undefined) {
    const endpoint = address === undefined ? '' : formatIpv4(address);
    return { node, endpoint, state: beginsWithTcp(model, node.id) ? 'CLOSED' : '' };
  }
  const local = last.localAddress === 0 ? (address ?? 0) : last.localAddress;
  return {
    node,
    endpoint: formatEndpoint({ address: local, port: last.localPort }),
    state: last.to,
  };
}

/**
 * Without a TCB the state is CLOSED (RFC 9293 §3.3.2). That is worth a word at a host whose first
 * conversation is a connection; one that pings before shows no state until it has one.
 */
function beginsWithTcp(model: RecordedRun, node: number): boolean {
  if (!transitionsOf(model).some((each) => each.node === node)) return false;
  const first = packetsOf(model).find(
    (packet) => (packet.from === node || packet.to === node) && layerOfPacket(packet) !== 'link',
  );
  return first === undefined || first.protocol === 'tcp';
}

/** The connection of the one conversation that is drawn, at a node; undefined: the latest. */
export function connectionIn({ connections }: LadderRun, node: number): number | undefined {
  let found: number | undefined;
  for (const key of connections ?? []) {
    const [at, conn] = key.split(' ').map(Number);
    if (at === node) found = conn;
  }
  return found;
}

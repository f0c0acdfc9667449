/** A run on a real network: what stands for it, and what its host has before it is given an address. */
import type { Topology } from '../../../model/topology.ts';
import { ipv4 } from '../../../stack/core/addresses.ts';

/** The kind of node that stands for a real network (stack/nodes/network). */
const OUTSIDE = 'network';
/** TEST-NET-1 (RFC 5737): a host must begin with some address (runtime/worker/live/scenario.ts). */
const NO_ADDRESS = ipv4('192.0.2.1');

export const leadsOutside = ({ nodes }: Topology): boolean =>
  nodes.some(({ kind }) => kind === OUTSIDE);

/** Whether an address only says that there is none yet. */
export const isNoAddress = (topology: Topology, address: number): boolean =>
  address === NO_ADDRESS && leadsOutside(topology);

/** The form of the input `frame`. */
import { bytes, count } from '../../schema/basics.ts';
import { hostFaults, wrong } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { ForeignFrame } from './index.ts';

/** More than any card takes: how the stack puts such a frame aside can be seen, too. */
const MOST_FRAME_BYTES = 100_000;

export const frameForm: InputForm<ForeignFrame> = {
  schema: { node: count, nic: count, bytes: bytes(MOST_FRAME_BYTES) },
  aimFaults({ node, nic }, network) {
    const faults = hostFaults(network, node);
    const ports = network.nodes[node]?.ports ?? 0;
    if (faults.length > 0 || nic < ports) return faults;
    return [wrong('no-card', 'nic', nic, { low: 0, high: ports - 1 })];
  },
};

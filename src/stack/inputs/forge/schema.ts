/** The form of the input `forge`. */
import { optional } from 'valibot';
import { FRAME_MAX_BYTES } from '../../core/arena.ts';
import { bytes, count, u32 } from '../../schema/basics.ts';
import { wrong } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { ForgedFrame } from './index.ts';

export const forgeForm: InputForm<ForgedFrame> = {
  schema: { node: count, nic: count, fcs: optional(u32), bytes: bytes(FRAME_MAX_BYTES) },
  aimFaults({ node, nic }, { nodes }) {
    const found = nodes[node];
    if (found === undefined) {
      return [wrong('no-node', 'node', node, { low: 0, high: nodes.length - 1 })];
    }
    if (nic < found.ports) return [];
    return [wrong('no-card', 'nic', nic, { low: 0, high: found.ports - 1 })];
  },
};

/** Drop-tail: who finds the queue full is dropped; beyond a threshold, frames are marked. */
import { DROP, KEEP, MARK, type QueueKind } from '../../links/kind.ts';

export interface DropTailSpec {
  kind?: 'drop-tail';
  /** Bytes that may wait in front of the line in each direction; 0 means no limit. */
  queueBytes?: number;
  /** Bytes waiting beyond which ECN-capable packets are marked CE (RFC 3168 §5); 0 means never. */
  markBytes?: number;
}

export interface DropTail {
  queueBytes: number;
  markBytes: number;
}

export const dropTail: QueueKind<DropTail, DropTailSpec> = {
  kind: 'drop-tail',
  create: ({ queueBytes = 0, markBytes = 0 }) => ({ queueBytes, markBytes }),
  change(state, { queueBytes, markBytes }: DropTailSpec) {
    state.queueBytes = queueBytes ?? state.queueBytes;
    state.markBytes = markBytes ?? state.markBytes;
  },
  enqueue({ queueBytes, markBytes }, bytes, waiting) {
    if (waiting === 0) return KEEP;
    if (queueBytes > 0 && waiting + bytes > queueBytes) return DROP;
    return markBytes > 0 && waiting > markBytes ? MARK : KEEP;
  },
};

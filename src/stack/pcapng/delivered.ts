/** A frame as it arrived: what the link did to it on its way, done to a copy of what was sent. */
import { createArena, frameBytes, importFrame } from '../core/arena.ts';
import { markCongestion } from '../protocols/ipv4/ecn.ts';

export function deliveredBytes(
  sent: Uint8Array,
  changes: readonly { how: string; bit: number }[],
): Uint8Array {
  let bytes: Uint8Array = sent.slice();
  for (const { how, bit } of changes) {
    if (how === 'ecn-marked') bytes = marked(bytes);
    else if (bit >= 0) {
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (0x80 >> (bit & 7));
    }
  }
  return bytes;
}

function marked(bytes: Uint8Array): Uint8Array {
  const arena = createArena(1);
  const frame = importFrame(arena, bytes);
  markCongestion(arena, frame);
  return frameBytes(arena, frame);
}

/**
 * What was on a wire, of a frame that libpcap gives: nobody says whether it is to be cut up, or
 * whether its checksum is unfinished, so both are guessed.
 */
import { ethernet } from '../../../src/stack/protocols/ethernet/header.ts';
import { finishIfUnfinished } from '../../offload/checksums.ts';
import { guessedSize, splitSegment } from '../../offload/segments.ts';

/** Undefined: the frame is longer than any on this wire, and no segment of TCP. */
export function framesOnWire(frame: Uint8Array, mtu: number): readonly Uint8Array[] | undefined {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length <= ethernet.length + mtu) {
    finishIfUnfinished(view);
    return [frame];
  }
  const size = guessedSize(view, mtu);
  if (size === undefined) return undefined;
  return splitSegment(frame, size, (length) => new Uint8Array(length));
}

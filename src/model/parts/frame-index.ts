/**
 * Packets by the number of their frame. Numbers come one after the other, so it is a list, which
 * begins with the first frame that was seen: a window lies anywhere in a run.
 */
import type { Packet } from '../packets.ts';

export class FrameIndex<P extends Packet = Packet> {
  readonly #packets: (P | undefined)[] = [];
  #first = -1;

  get(frame: number): P | undefined {
    return this.#packets[frame - this.#first];
  }

  /** The latest packet of a number counts, should a frame cross several links. */
  set(frame: number, packet: P): void {
    if (this.#first < 0) this.#first = frame;
    this.#packets[frame - this.#first] = packet;
  }
}

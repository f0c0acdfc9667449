/** Packets by the number of their frame. Numbers come one after the other, so it is a list. */
import type { Packet } from './packets.ts';

export class FrameIndex<P extends Packet = Packet> {
  readonly #packets: (P | undefined)[] = [];

  get(frame: number): P | undefined {
    return this.#packets[frame];
  }

  /** The latest packet of a number counts, should a frame cross several links. */
  set(frame: number, packet: P): void {
    this.#packets[frame] = packet;
  }
}

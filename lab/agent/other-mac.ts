/** A plug for a world whose host has another MAC address than the agent allows it. */
import { type Mac, parseMac } from '../../src/stack/core/addresses.ts';
import { arp, ethernet, etherTypes, readMac, writeMac } from '../../src/stack/wire/index.ts';
import { OUR_MAC } from '../kernel/live.ts';
import type { Plug } from '../kernel/wall.ts';

const ARP = ethernet.length;

/** Writes `to` where a frame has `from`. */
function rename(frame: Uint8Array, from: Mac, to: Mac): Uint8Array {
  const out = Uint8Array.from(frame);
  const view = new DataView(out.buffer);
  const places: number[] = [ethernet.at.dst, ethernet.at.src];
  if (view.getUint16(ethernet.at.etherType) === etherTypes.arp) {
    places.push(ARP + arp.at.senderMac, ARP + arp.at.targetMac);
  }
  for (const at of places) if (readMac(view, at) === from) writeMac(view, at, to);
  return out;
}

export function withMac<P extends Plug>(plug: P, mac: string): P {
  const theirs = parseMac(mac) as Mac;
  return {
    ...plug,
    send: (frame) => plug.send(rename(frame, OUR_MAC, theirs)),
    onFrames: (take) =>
      plug.onFrames((frames) => take(frames.map((each) => rename(each, theirs, OUR_MAC)))),
  };
}

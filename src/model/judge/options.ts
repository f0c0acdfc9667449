/** The options of a segment, read off the bytes of its frame. */
import { ethernet } from '../../stack/protocols/ethernet/header.ts';
import { ipv4Shared } from '../../stack/protocols/ipv4/header.ts';
import { tcp, tcpHeaderLength } from '../../stack/protocols/tcp/header/header.ts';
import { scanTcpOptions, tcpOptionsScratch } from '../../stack/protocols/tcp/header/options.ts';
import type { SegmentOptions } from './segment.ts';

const IP = ethernet.length;
const scratch = tcpOptionsScratch();

export function optionsIn(frame: Uint8Array): SegmentOptions {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const start = IP + (view.getUint8(IP + ipv4Shared.versionIhl) & 15) * 4;
  scanTcpOptions(view, start + tcp.length, start + tcpHeaderLength(view, start), scratch);
  const { mss, windowScale, sackPermitted, hasTimestamps, sackCount, sack } = scratch;
  const blocks = Array.from({ length: sackCount }, (_, i) => ({
    left: sack[2 * i] as number,
    right: sack[2 * i + 1] as number,
  }));
  return {
    ...(mss < 0 ? {} : { mss }),
    ...(windowScale < 0 ? {} : { scale: windowScale }),
    ...(sackPermitted ? { sackPermitted } : {}),
    ...(hasTimestamps ? { timestamps: true } : {}),
    ...(sackCount === 0 ? {} : { sack: blocks }),
  };
}

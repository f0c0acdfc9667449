import { type Packet, segmentOf } from '../../../model/packets.ts';
import { ethernet } from '../../../stack/protocols/ethernet/header.ts';
import { ipv4HeaderLength } from '../../../stack/protocols/ipv4/header.ts';
import { tcp, tcpFlags, tcpHeaderLength } from '../../../stack/protocols/tcp/header/header.ts';
import { scanTcpOptions, tcpOptionsScratch } from '../../../stack/protocols/tcp/header/options.ts';

const scratch = tcpOptionsScratch();

export function isSyn(packet: Packet): boolean {
  return ((segmentOf(packet)?.flags ?? 0) & tcpFlags.SYN) !== 0;
}

/** The options of a SYN in words: ['mss 1460', 'wscale 7', 'sackOK', 'ts']. */
export function synOptions(
  packet: Packet,
  bytesOf: ((frame: number) => Uint8Array | undefined) | undefined,
): string[] {
  if (!isSyn(packet)) return [];
  const bytes = bytesOf?.(packet.frame);
  return bytes === undefined ? [] : optionWords(bytes);
}

function optionWords(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < ethernet.length + 20) return [];
  const start = ethernet.length + ipv4HeaderLength(view, ethernet.length);
  if (start + tcp.length > bytes.length) return [];
  const end = Math.min(bytes.length, start + tcpHeaderLength(view, start));
  scanTcpOptions(view, start + tcp.length, end, scratch);
  const words: string[] = [];
  if (scratch.mss >= 0) words.push(`mss ${scratch.mss}`);
  if (scratch.windowScale >= 0) words.push(`wscale ${scratch.windowScale}`);
  if (scratch.sackPermitted) words.push('sackOK');
  if (scratch.hasTimestamps) words.push('ts');
  return words;
}

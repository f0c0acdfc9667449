import { type Packet, segmentOf } from '../../../model/packets.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';

type Read = typeof import('./read-syn-options.ts').optionWords;

let read: Read | undefined;

/** Options are read out of bytes, which come after the first picture: so does what reads them. */
export async function loadSynReader(): Promise<void> {
  read ??= (await import('./read-syn-options.ts')).optionWords;
}

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
  return (bytes && read?.(bytes)) ?? [];
}

import { ethernet } from '../../../stack/protocols/ethernet/header.ts';
import { ipv4HeaderLength } from '../../../stack/protocols/ipv4/header.ts';
import { tcp, tcpHeaderLength } from '../../../stack/protocols/tcp/header/header.ts';
import { scanTcpOptions, tcpOptionsScratch } from '../../../stack/protocols/tcp/header/options.ts';

const scratch = tcpOptionsScratch();

/** The options of a frame with a SYN, in words. */
export function optionWords(bytes: Uint8Array): string[] {
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

import { type Localized, same } from '../../../core/localized.ts';
import type { Counted, Section } from '../../../wire/dissector.ts';
import { tcpFlags } from '../header/header.ts';
import { segmentTitle } from '../title.ts';

/** Flags first: they say what a segment is for. Then who talks to whom, and its numbers. */
export function tcpSummary(
  { decoded, headerEnd, end, quoted }: Section,
  _bytes: Uint8Array,
  counted?: Counted,
): Localized | undefined {
  const { srcPort, dstPort, flags, seq, ack, window } = decoded?.numbers ?? {};
  if (srcPort === undefined || dstPort === undefined) return undefined;
  const ports = `${srcPort} → ${dstPort}`;
  if (flags === undefined || seq === undefined || quoted) return same(ports);
  const numbers = [`Seq=${counted?.seq ?? seq}`];
  if ((flags & tcpFlags.ACK) !== 0) numbers.push(`Ack=${counted?.ack ?? ack}`);
  numbers.push(`Win=${window}`, `Len=${end - headerEnd}`);
  return same(`[${segmentTitle(flags)}] ${ports} ${numbers.join(' ')}`);
}

import { type Localized, same } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';

export function udpSummary({ decoded, headerEnd, end }: Section): Localized | undefined {
  const { srcPort, dstPort } = decoded?.numbers ?? {};
  if (srcPort === undefined || dstPort === undefined) return undefined;
  return same(`${srcPort} → ${dstPort} Len=${end - headerEnd}`);
}

import { pseudoHeaderSum, verifies, type WordBytes } from './checksum.ts';
import type { Section } from './dissector.ts';

/** Whether the checksum over a section and the pseudo-header holds, as far as it can be checked. */
export function transportVerifies(section: Section, protocol: number, area: WordBytes): boolean {
  const { start, end, addresses, partial } = section;
  if (partial || addresses === null) return true;
  const pseudo = pseudoHeaderSum(addresses.src, addresses.dst, protocol, end - start);
  return verifies(area, start, end - start, pseudo);
}

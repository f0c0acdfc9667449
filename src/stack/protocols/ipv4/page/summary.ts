import type { Localized } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';
import { FRAGMENT_UNIT, ipv4Flags } from '../header.ts';

/** A datagram of which nothing inside can be read: a piece, or a protocol that nobody knows. */
export function ipv4Summary({ decoded, headerEnd, end }: Section): Localized | undefined {
  const { fragmentOffset = 0, flags = 0, protocol } = decoded?.numbers ?? {};
  if (protocol === undefined) return undefined;
  const length = end - headerEnd;
  if (fragmentOffset > 0 || (flags & ipv4Flags.MF) !== 0) {
    const from = fragmentOffset * FRAGMENT_UNIT;
    return {
      en: `piece: bytes ${from} to ${from + length}`,
      zh: `分片：第 ${from} 到 ${from + length} 字节`,
    };
  }
  return { en: `protocol ${protocol}, ${length} bytes`, zh: `协议 ${protocol}，${length} 字节` };
}

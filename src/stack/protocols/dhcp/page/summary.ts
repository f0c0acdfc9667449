import { formatIpv4 } from '../../../core/addresses.ts';
import { type Localized, same } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';
import { decodeDhcp } from '../message.ts';

/** Which of the messages it is, and the address that it is about, where there is one yet. */
export function dhcpSummary({ start, end }: Section, bytes: Uint8Array): Localized | undefined {
  const { message } = decodeDhcp(bytes.slice(start, end));
  if (message === undefined) return undefined;
  const { type, yiaddr, ciaddr, xid } = message;
  const address = yiaddr || ciaddr;
  const about = address === 0 ? '' : ` ${formatIpv4(address)}`;
  return same(`${type}${about} xid=0x${xid.toString(16).padStart(8, '0')}`);
}

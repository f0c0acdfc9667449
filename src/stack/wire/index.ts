/**
 * The wire: one declaration per header, and everything that follows from it.
 *
 * Declarations: `ethernet`, `arp`, `ipv4`, `icmpEcho` …, `udp`, `tcp`; each has
 * - `x.at.field`: byte offset of a field that is a whole number of bytes, for the hot path:
 *   `view.getUint32(start + tcp.at.seq)`; `x.length`: bytes without options;
 * - flag masks `tcpFlags.SYN`, `ipv4FragmentMasks.moreFragments`, and small readers for fields
 *   that share bytes: `tcpHeaderLength(view, start)`, `ipv4HeaderLength(view, start)`.
 *
 * TCP options on the hot path: `scanTcpOptions(view, start, end, scratch)`, `writeMss(view, at, …)`
 * and its siblings, `padTcpOptions`. Nothing there allocates.
 *
 * Checksums: `sum`, `checksum`, `verifies`, `pseudoHeaderSum`, `update16`, `update32`, over any
 * pair of byte and word views on one buffer (a FrameArena is one).
 *
 * Any packet as bytes and back: `decode(header, bytes, start, end)` is lenient and never throws;
 * `encode(header, fields, payload, addresses)` works out the derived fields that are left out and
 * writes those given exactly (forged); `packet([layer(ethernet, …), layer(ipv4, …), …], payload)`
 * builds a whole frame.
 *
 * What the stack needs carries no text; the inspector, which does, is in `inspect.ts`.
 */
// A declaration stands for the offsets of the same name, which are a part of it.
export { arp } from '../protocols/arp/declaration.ts';
export * from '../protocols/arp/header.ts';
export { ethernet } from '../protocols/ethernet/declaration.ts';
export * from '../protocols/ethernet/header.ts';
export {
  icmpEcho,
  icmpParameterProblem,
  icmpPlain,
  icmpRedirect,
  icmpTimestamp,
  icmpUnreachable,
} from '../protocols/icmp/declaration.ts';
export * from '../protocols/icmp/header.ts';
export { ipv4 } from '../protocols/ipv4/declaration.ts';
export * from '../protocols/ipv4/header.ts';
export { tcp } from '../protocols/tcp/header/declaration.ts';
export * from '../protocols/tcp/header/header.ts';
export * from '../protocols/tcp/header/options.ts';
export { udp } from '../protocols/udp/declaration.ts';
export * from '../protocols/udp/header.ts';
export * from './checksum.ts';
export * from './decode.ts';
export * from './encode.ts';
export * from './packet.ts';

/** A queue that marks instead of dropping (RFC 3168 §5): ECT becomes CE, the checksum follows. */
import { type FrameArena, type FrameRef, frameStart } from '../../core/arena.ts';
import { update16 } from '../../wire/checksum.ts';
import { ethernet, etherTypes } from '../ethernet/header.ts';
import { ipv4, ipv4Ecn } from './header.ts';

const NOT_ECT = 0;
const CE = 3;

/** ECT(0), ECT(1), or marked before. */
export function isEcnCapable({ view }: FrameArena, frame: FrameRef): boolean {
  const start = frameStart(frame);
  if (view.getUint16(start + ethernet.at.etherType) !== etherTypes.ipv4) return false;
  return ipv4Ecn(view, start + ethernet.length) !== NOT_ECT;
}

/** Marks an ECN-capable IPv4 packet "congestion experienced". True when it was changed. */
export function markCongestion(arena: FrameArena, frame: FrameRef): boolean {
  const { view } = arena;
  const start = frameStart(frame);
  if (view.getUint16(start + ethernet.at.etherType) !== etherTypes.ipv4) return false;
  const ip = start + ethernet.length;
  const ecn = ipv4Ecn(view, ip);
  if (ecn === NOT_ECT || ecn === CE) return false;
  const before = view.getUint16(ip);
  view.setUint16(ip, before | CE);
  const field = view.getUint16(ip + ipv4.at.headerChecksum);
  view.setUint16(ip + ipv4.at.headerChecksum, update16(field, before, before | CE));
  return true;
}

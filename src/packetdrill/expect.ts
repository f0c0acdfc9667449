/** `>` lines: a packet that the host must have sent, at the right time. */
import { type Instant, NEVER } from '../stack/core/instant.ts';
import { icmpUnreachable } from '../stack/protocols/icmp/header.ts';
import { ipProtocols, ipv4 } from '../stack/protocols/ipv4/header.ts';
import { udp } from '../stack/protocols/udp/header.ts';
import type { IcmpPacket, ScriptPacket, ScriptTime, TcpPacket } from './ast.ts';
import { advance } from './calls.ts';
import { type Connection, describeSegment, nameTimestamp, patternByte } from './connection.ts';
import { Mismatch } from './errors.ts';
import { icmpNumbers } from './icmp-names.ts';
import { firstDifference, likeExpected, type MatchRules } from './match.ts';
import { printPacket, printSeconds } from './print.ts';
import { collect, printOther, type Run, scriptTime, type Waiting } from './run-state.ts';
import { plainFlags, type WireSegment } from './tcp-bytes.ts';

/** The instants between which a packet must come, the tolerance included. */
interface Window {
  from: Instant;
  to: Instant;
}

/** How long `*` waits: longer than any timer of a connection. */
const ANY_TIME = 4 * 24 * 3600 * 1_000_000;

function windowOf(run: Run, time: ScriptTime): Window {
  const { tolerance } = run.settings;
  if (time.kind === 'any') return { from: 0, to: run.driver.clock.now + ANY_TIME };
  const base = run.start + (time.relative ? run.last : 0);
  const from = time.kind === 'at' ? time.time : time.from;
  const to = time.kind === 'at' ? time.time : time.to;
  return { from: base + from - tolerance, to: base + to + tolerance };
}

export function expectPacket(run: Run, line: number, time: ScriptTime, packet: ScriptPacket): void {
  const window = windowOf(run, time);
  passOverEarlyAck(run, packet);
  const first = waitFor(run, packet, window.to);
  const wanted = printPacket(packet);
  if (first === undefined) {
    const until = printSeconds(scriptTime(run, Math.min(window.to, run.driver.clock.now)));
    throw new Mismatch(line, wanted, `nothing until ${until}`);
  }
  const { at } = first.sent;
  if (packet.protocol === 'tcp') takeTcp(run, line, packet, first, window);
  else takeOther(run, line, packet, first);
  const early = run.personality.name === 'linux' && answersFin(first) ? LATE_ACK : 0;
  if (at < window.from - early || at > window.to) {
    const [from, to] = [window.from, window.to].map((it) => printSeconds(scriptTime(run, it)));
    const came = printSeconds(scriptTime(run, at));
    throw new Mismatch(line, `${wanted} between ${from} and ${to}`, `it at ${came}`);
  }
  if (time.kind === 'at') run.last = time.time + (time.relative ? run.last : 0);
  else run.last = scriptTime(run, at);
}

/** Linux lets the ACK of a FIN wait as it does any other, in case an answer carries it. */
const LATE_ACK = 45_000;

/** Our stack answers a FIN at once (RFC 9293 §3.10.7.4 leaves both open). */
function answersFin({ wire, connection }: Waiting): boolean {
  if (wire === undefined || connection?.finAck === undefined) return false;
  return wire.flags === '.' && wire.payload.length === 0 && wire.ack === connection.finAck;
}

/** Where a script expects the answer that carries such an ACK, the ACK before it says no more. */
function passOverEarlyAck(run: Run, packet: ScriptPacket): void {
  if (run.personality.name !== 'linux' || packet.protocol !== 'tcp') return;
  collect(run);
  const [first] = run.waiting;
  const carries = packet.length > 0 || packet.flags.includes('F');
  if (first !== undefined && carries && answersFin(first)) remove(run, [first]);
}

/** The first packet of the connection under test that nobody took, waiting for it if need be. */
function waitFor(run: Run, packet: ScriptPacket, limit: Instant): Waiting | undefined {
  const mine = (it: Waiting) =>
    packet.protocol !== 'tcp' || run.current === undefined || it.connection === run.current;
  for (;;) {
    collect(run);
    const found = run.waiting.find(mine);
    if (found !== undefined) return found;
    if (!advance(run, Math.min(limit, NEVER - 1))) {
      collect(run);
      return run.waiting.find(mine);
    }
  }
}

function remove(run: Run, taken: readonly Waiting[]): void {
  run.waiting = run.waiting.filter((it) => !taken.includes(it));
}

function takeOther(run: Run, line: number, packet: ScriptPacket, first: Waiting): void {
  const got = first.wire === undefined ? printOther(first.sent) : describeWaiting(first);
  const fits =
    packet.protocol === 'udp'
      ? first.sent.protocol === ipProtocols.udp &&
        first.sent.bytes.length === udp.length + packet.length
      : packet.protocol === 'icmp' &&
        first.sent.protocol === ipProtocols.icmp &&
        sameIcmp(line, packet, first.sent.bytes);
  if (!fits) throw new Mismatch(line, printPacket(packet), got);
  remove(run, [first]);
}

function sameIcmp(line: number, packet: IcmpPacket, bytes: Uint8Array): boolean {
  const { type, code } = icmpNumbers(line, packet);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== type || bytes[1] !== code) return false;
  if (packet.mtu !== undefined && packet.mtu !== view.getUint16(icmpUnreachable.at.nextHopMtu))
    return false;
  const { quoted } = packet;
  if (quoted === undefined) return true;
  // Behind the ICMP header the datagram's own, whose addresses and ports are those of the script.
  const ip = icmpUnreachable.length;
  const length = view.getUint16(ip + ipv4.at.totalLength) - ipv4.length;
  const protocol = view.getUint8(ip + ipv4.at.protocol);
  if ('udpLength' in quoted) {
    return protocol === ipProtocols.udp && length === udp.length + quoted.udpLength;
  }
  return protocol === ipProtocols.tcp;
}

export function describeWaiting({ connection, sent, wire }: Waiting): string {
  if (wire === undefined || connection === undefined) return printOther(sent);
  return printPacket({ ...describeSegment(connection, sent, wire), ip: {} });
}

function takeTcp(run: Run, line: number, packet: TcpPacket, first: Waiting, window: Window): void {
  const { connection, wire } = first;
  if (connection === undefined || wire === undefined) {
    throw new Mismatch(line, printPacket(packet), printOther(first.sent));
  }
  nameSyn(connection, packet, wire);
  nameFirstTimestamp(connection, packet, first);
  const taken = run.personality.mergesSegments ? mergeable(run, packet, first) : [first];
  const actual = describeSegment(connection, first.sent, wire);
  const last = taken.at(-1) as Waiting;
  if (taken.length > 1 && last.wire !== undefined) {
    actual.length = taken.reduce((sum, it) => sum + (it.wire?.payload.length ?? 0), 0);
    actual.flags = plainFlags(taken.map((it) => it.wire?.flags ?? '').join(''));
  }
  const difference = firstDifference(packet, actual, wire, rulesFor(run, connection, taken));
  if (difference !== undefined) {
    // A packet from long before is one that no line expected, whatever it looks like.
    const early = first.sent.at < window.from;
    const came = early ? ` (unexpected, at ${printSeconds(scriptTime(run, first.sent.at))})` : '';
    const got = printPacket(likeExpected(packet, actual));
    throw new Mismatch(
      line,
      printPacket(packet),
      `${got}${came}; the ${difference} ${difference.endsWith('s') ? 'differ' : 'differs'}`,
    );
  }
  checkPayload(run, line, actual);
  rememberTimestamp(connection, packet, first);
  remove(run, taken);
}

/** Nothing says how far a kernel that segments late gets before it has to wait. */
function mergeable(run: Run, packet: TcpPacket, first: Waiting): Waiting[] {
  const taken = [first];
  let length = first.wire?.payload.length ?? 0;
  for (const next of run.waiting.slice(run.waiting.indexOf(first) + 1)) {
    if (length >= packet.length || next.connection !== first.connection) break;
    const size = next.wire?.payload.length ?? 0;
    const previous = taken.at(-1)?.wire;
    if (size === 0 || previous === undefined || next.wire === undefined) break;
    if (next.wire.seq !== (previous.seq + previous.payload.length) >>> 0) break;
    if (next.sent.at - first.sent.at > run.settings.tolerance) break;
    taken.push(next);
    length += size;
  }
  return taken;
}

function rulesFor(run: Run, connection: Connection, taken: readonly Waiting[]): MatchRules {
  return {
    strict: run.strict,
    // Kernels that segment late set PSH on every packet that is more than one segment.
    ignorePush: taken.length > 1 || (run.personality.mergesSegments && isFull(connection, taken)),
    timestampTick: connection.firstTimestamp === undefined ? 0 : run.settings.timestampTick,
    tolerance: run.settings.tolerance,
    roundedUp: run.personality.roundsWindowsUp && connection.scaled,
    repeatedFin: run.personality.repeatsFin,
  };
}

/** Room that a segment's own options may take off a full one. */
const OPTIONS_ROOM = 40;

function isFull(connection: Connection, [first]: readonly Waiting[]): boolean {
  return (first?.wire?.payload.length ?? 0) >= connection.remoteMss - OPTIONS_ROOM;
}

function timestampsOf(
  packet: TcpPacket,
  waiting: Waiting,
): { script: number; wire: number } | undefined {
  if (packet.options === 'any') return undefined;
  const script = packet.options.find((option) => option.kind === 'TS');
  const wire = waiting.wire?.options.find((option) => option.kind === 'TS');
  if (script === undefined || wire === undefined) return undefined;
  if (script.val === '...' || wire.val === '...') return undefined;
  return { script: script.val, wire: wire.val };
}

/** The first line about a SYN of the host says what the script calls its number. */
function nameSyn({ localIsn }: Connection, { flags, start }: TcpPacket, wire: WireSegment): void {
  if (localIsn === undefined || localIsn.named || localIsn.wire !== wire.seq) return;
  if (!flags.includes('S') || !wire.flags.includes('S')) return;
  localIsn.named = true;
  if (start !== undefined && !start.absolute) localIsn.script = start.value >>> 0;
}

function nameFirstTimestamp(connection: Connection, packet: TcpPacket, waiting: Waiting): void {
  const names = timestampsOf(packet, waiting);
  if (names === undefined || connection.firstTimestamp !== undefined) return;
  connection.firstTimestamp = names;
}

function rememberTimestamp(connection: Connection, packet: TcpPacket, waiting: Waiting): void {
  const names = timestampsOf(packet, waiting);
  if (names !== undefined) nameTimestamp(connection, names.script, names.wire);
}

/** The bytes sent must be those that were written, in their places. */
function checkPayload(run: Run, line: number, actual: TcpPacket & { payload: Uint8Array }): void {
  const ownText = [...run.sockets.values()].some((socket) => socket.writeOffset < 0);
  if (ownText || actual.length === 0 || actual.start === undefined) return;
  const offset = actual.start.value - 1;
  const wrong = actual.payload.findIndex((byte, i) => byte !== patternByte(offset + i));
  // A window probe may carry an octet that was acknowledged before: garbage by intention.
  if (wrong < 0 || actual.payload.length === 1) return;
  throw new Mismatch(line, 'the bytes that were written', `a wrong byte at ${offset + wrong + 1}`);
}

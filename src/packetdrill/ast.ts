/**
 * A packetdrill script as plain data. Every part that can be wrong knows the line it stands on.
 * The parser makes it, the printer writes it back, the runner plays it.
 */
import type { Duration } from '../stack/core/instant.ts';

export interface Script {
  path: string;
  options: ScriptOption[];
  events: ScriptEvent[];
}

/** `--name=value` at the head of a script; '' when there is no value. */
export interface ScriptOption {
  line: number;
  name: string;
  value: string;
}

/** When an event happens, or is expected. `relative`: counted from the event before. */
export type ScriptTime =
  | { kind: 'at'; relative: boolean; time: Duration }
  /** `a~b`: any moment between the two. */
  | { kind: 'range'; relative: boolean; from: Duration; to: Duration }
  /** `a...b`: a call that starts at one time and returns at the other. */
  | { kind: 'blocking'; relative: boolean; from: Duration; to: Duration }
  /** `*`: whenever it comes. */
  | { kind: 'any' };

interface EventPlace {
  line: number;
  time: ScriptTime;
}

export type ScriptEvent =
  | (EventPlace & { kind: 'packet'; packet: ScriptPacket })
  | (EventPlace & { kind: 'call'; call: ScriptCall })
  | (EventPlace & { kind: 'shell'; command: string })
  | (EventPlace & { kind: 'code'; text: string });

/** `<` is injected, `>` is expected. */
export type Direction = '<' | '>';

/** `ect01`: either of the two that say "capable". */
export type Ecn = 'noecn' | 'ect0' | 'ect1' | 'ect01' | 'ce';

/** Fields of the IP header that a script names; a field that it leaves out is not compared. */
export interface IpFields {
  ecn?: Ecn;
  tos?: number;
  ttl?: number;
  flowLabel?: number;
}

export type ScriptPacket = TcpPacket | UdpPacket | IcmpPacket;

/** A sequence number; `absolute` (written with a `!`) is not counted from the initial one. */
export interface ScriptSeq {
  value: number;
  absolute: boolean;
}

export interface TcpPacket {
  protocol: 'tcp';
  direction: Direction;
  ip: IpFields;
  /** In the script's letters: S F R P U E W A and '.' for ACK; digits are the ACE field. */
  flags: string;
  /** Undefined: written `...`, whatever it is. */
  start: ScriptSeq | undefined;
  length: number;
  ack?: ScriptSeq;
  window?: number;
  urgent?: number;
  /** `any` is `<...>`; an empty list is "no options". */
  options: TcpOptions;
  /** The script wants a checksum that is not right. */
  badChecksum?: true;
}

export type TcpOptions = 'any' | ScriptTcpOption[];

/** A number, or '...' where any will do. */
export type OrAny = number | '...';

export type ScriptTcpOption =
  | { kind: 'mss'; value: number }
  | { kind: 'wscale'; value: number }
  | { kind: 'sackOK' }
  | { kind: 'sack'; blocks: { left: number; right: number }[] }
  | { kind: 'TS'; val: OrAny; ecr: OrAny }
  | { kind: 'nop' }
  | { kind: 'eol' }
  /** Fast open, as RFC 7413's option or the experimental one; no cookie asks for one. */
  | { kind: 'FO' | 'FOEXP'; cookie: string }
  | { kind: 'md5'; digest: string }
  /** Accurate ECN's counters in the order written. */
  | { kind: 'ECN'; counters: { name: string; value: number }[] }
  /** Any other option, by its number and bytes in hexadecimal. */
  | { kind: 'raw'; number: number; bytes: string };

export interface UdpPacket {
  protocol: 'udp';
  direction: Direction;
  ip: IpFields;
  length: number;
}

export interface IcmpPacket {
  protocol: 'icmp';
  direction: Direction;
  ip: IpFields;
  type: string;
  code: string;
  mtu?: number;
  /** The segment it quotes. */
  quoted?: { start: ScriptSeq; length: number } | { udpLength: number };
}

/** An argument or a result of a call. */
export type Expr =
  | { kind: 'any' }
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'name'; name: string }
  /** `a | b` */
  | { kind: 'or'; parts: Expr[] }
  | { kind: 'list'; items: Expr[] }
  | { kind: 'struct'; fields: { name: string; value: Expr }[] }
  | { kind: 'apply'; name: string; args: Expr[] };

export interface ScriptCall {
  name: string;
  args: Expr[];
  result: ScriptResult;
}

export type ScriptResult =
  /** `= ?` or `= ...` */
  | { kind: 'any' }
  | { kind: 'value'; value: Expr; error?: string; note?: string }
  | { kind: 'range'; from: number; to: number };

/** Reassembly without a host: pieces in, whole datagrams out, timers by hand. */
import { ipv4 as address } from '../../../core/addresses.ts';
import {
  createArena,
  type FrameArena,
  frameEnd,
  frameStart,
  framesHeld,
  freeFrame,
  importFrame,
} from '../../../core/arena.ts';
import type { IgnoredReason } from '../../../trace/kernel-events.ts';
import { createLog, eventsOf, type TraceLog } from '../../../trace/log.ts';
import type { EventKind, TraceEvent } from '../../../trace/schema.ts';
import { type EncodeFields, ethernet, ipv4, layer, packet } from '../../../wire/index.ts';
import { ipv4HeaderLength } from '../../ipv4/header.ts';
import { emptyPacket, type IpPacket, type NetFx } from '../../kind.ts';
import { pieceArrives, type Reassembly, timeRunsOut } from '../reassembly.ts';

export const FROM = address('10.0.0.1');
export const HERE = address('10.0.0.2');
const FIRST_DATA = 14;

export interface Rig {
  readonly state: Reassembly;
  readonly arena: FrameArena;
  readonly log: TraceLog;
  /** Whole packets, from their IP header on. */
  readonly whole: Uint8Array[];
  /** Type and code of each error, and what it quotes. */
  readonly reported: { type: number; code: number; quoted: Uint8Array }[];
  arrives(bytes: Uint8Array): void;
  /** So much time passes. */
  wait(time: number): void;
  ignored(): IgnoredReason[];
  all<K extends EventKind>(kind: K): TraceEvent<K>[];
  /** Frames and timers that are not given back. */
  held(): { frames: number; timers: number };
}

export function rig(): Rig {
  const arena = createArena(8);
  const log = createLog();
  const state: Reassembly = { datagrams: [], begun: 0 };
  const timers = new Map<number, { conn: number; due: number }>();
  const whole: Uint8Array[] = [];
  const reported: Rig['reported'] = [];
  let refs = 0;
  let now = 0;
  const bytesOf = ({ ipStart, end }: IpPacket) => arena.bytes.slice(ipStart, end);
  const fx = {
    ...{ arena, log, node: 0 },
    get now() {
      return now;
    },
    newTimer(_layer: string, conn: number) {
      timers.set(refs, { conn, due: -1 });
      return refs++;
    },
    freeTimer: (ref: number) => timers.delete(ref),
    arm(ref: number, due: number) {
      timers.set(ref, { conn: timers.get(ref)?.conn as number, due });
    },
    disarm: () => undefined,
    deliver(given: IpPacket) {
      if (given.end !== frameEnd(arena, given.frame)) throw new RangeError('ends elsewhere');
      whole.push(bytesOf(given));
      return false;
    },
    report: (given: IpPacket, type: number, code: number) =>
      reported.push({ type, code, quoted: bytesOf(given) }),
  } as unknown as NetFx;
  const all = <K extends EventKind>(kind: K) => [...eventsOf(log, [kind])];
  return {
    ...{ state, arena, log, whole, reported, all },
    arrives(bytes) {
      const frame = importFrame(arena, bytes);
      const ipStart = frameStart(frame) + FIRST_DATA;
      const { view } = arena;
      pieceArrives(
        state,
        {
          ...emptyPacket(),
          ...{ frame, ipStart, start: ipStart + ipv4HeaderLength(view, ipStart) },
          end: ipStart + view.getUint16(ipStart + 2),
          src: view.getUint32(ipStart + 12),
          dst: view.getUint32(ipStart + 16),
          protocol: view.getUint8(ipStart + 9),
        },
        fx,
      );
      freeFrame(arena, frame);
    },
    wait(time) {
      now += time;
      for (const { conn, due } of [...timers.values()]) {
        if (due <= now) timeRunsOut(state, { layer: 'fragments', conn, name: '' }, fx);
      }
    },
    ignored: () => all('packet.ignored').map(({ why }) => why),
    held: () => ({ frames: framesHeld(arena), timers: timers.size }),
  };
}

export interface PieceFields extends Partial<EncodeFields<typeof ipv4>> {
  /** In bytes. */
  at: number;
  more?: boolean;
}

/** A piece of a datagram, as a frame. */
export function pieceOf(
  data: Uint8Array,
  { at, more = false, ...fields }: PieceFields,
): Uint8Array {
  return packet(
    [
      layer(ethernet, { dst: 2, src: 1 }),
      layer(ipv4, {
        ...{ src: FROM, dst: HERE, protocol: 200, identification: 7 },
        ...{ fragmentOffset: at / 8, flags: more ? 1 : 0 },
        ...fields,
      }),
    ],
    data,
  );
}

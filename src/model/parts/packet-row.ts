/** A packet of a recorded run. What is inside it is only read from the log when somebody looks. */
import '../../stack/protocols/core-packets.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { SegmentVerdict } from '../../stack/protocols/tcp/names.ts';
import type { DropReason } from '../../stack/trace/kernel-events.ts';
import { readEvent, type TraceLog } from '../../stack/trace/log.ts';
import { packetMakerOf } from '../../stack/trace/packets.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { holds, kindAt } from '../columns.ts';
import type { Packet, PacketChange, PacketCopy, PacketHeader, PacketProtocol } from '../packets.ts';

/** The same for every packet that has none, so that it costs nothing. */
const NO_CHANGES: readonly PacketChange[] = [];
const NO_COPIES: readonly PacketCopy[] = [];

/** What is known when a packet is sent. */
type Known = 'index' | 'frame' | 'sentEvent' | 'from' | 'to' | 'nic' | 'link' | 'bytes';
export type SentPacket = Pick<
  Packet,
  Known | 'starts' | 'arrives' | 'headerEvent' | 'connection' | 'again'
>;

export class PacketRow implements Packet {
  readonly index: number;
  readonly frame: number;
  readonly sentEvent: number;
  readonly from: number;
  to: number;
  readonly nic: number;
  readonly link: number;
  readonly bytes: number;
  starts: Instant;
  arrives: Instant;
  readonly protocol: PacketProtocol;
  readonly headerEvent: number;
  readonly connection: number;
  readonly again: boolean;
  endEvent = -1;
  endAt: Instant;
  dropped: DropReason | undefined = undefined;
  changes: readonly PacketChange[] = NO_CHANGES;
  copies: readonly PacketCopy[] = NO_COPIES;
  receivedEvent = -1;
  verdict: SegmentVerdict | undefined = undefined;
  readonly #log: TraceLog;
  #header: PacketHeader | undefined = undefined;
  #message: TraceEvent | undefined | null = null;

  constructor(log: TraceLog, sent: SentPacket) {
    this.#log = log;
    this.index = sent.index;
    this.frame = sent.frame;
    this.sentEvent = sent.sentEvent;
    this.from = sent.from;
    this.to = sent.to;
    this.nic = sent.nic;
    this.link = sent.link;
    this.bytes = sent.bytes;
    this.starts = sent.starts;
    this.arrives = sent.arrives;
    this.headerEvent = sent.headerEvent;
    this.connection = sent.connection;
    this.again = sent.again;
    this.endAt = sent.arrives;
    const kind = holds(log, sent.headerEvent) ? kindAt(log, sent.headerEvent) : -1;
    const maker = packetMakerOf(kind);
    this.protocol =
      maker?.protocolOf?.(readEvent(log, sent.headerEvent)) ?? maker?.protocol ?? 'other';
  }

  get header(): PacketHeader | undefined {
    if (this.#header === undefined && holds(this.#log, this.headerEvent)) {
      this.#header = readEvent(this.#log, this.headerEvent) as PacketHeader;
    }
    return this.#header;
  }

  get message(): TraceEvent | undefined {
    if (this.#message === null) this.#message = messageIn(this.#log, this.headerEvent);
    return this.#message;
  }
}

/** What a program says that it sends is the cause of the packet (`AppEnv.say`). */
function messageIn(log: TraceLog, headerEvent: number): TraceEvent | undefined {
  const said = causeOf(log, headerEvent);
  if (!holds(log, said)) return undefined;
  const maker = packetMakerOf(kindAt(log, said));
  return maker?.layer === 'application' ? readEvent(log, said) : undefined;
}

function causeOf(log: TraceLog, id: number): number {
  return holds(log, id) ? (log.causes[id - log.first] as number) : -1;
}

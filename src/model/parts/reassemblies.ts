/**
 * The datagrams that each node puts together, from what it writes about their fragments. A datagram begins with its timer, and is remembered until that has ended: what
 * comes after that begins another, though it may have the same name.
 */
import type { Ipv4 } from '../../stack/core/addresses.ts';
import type { Instant } from '../../stack/core/instant.ts';
import '../../stack/protocols/fragments/events.ts';
import type { FragmentIgnoredReasons } from '../../stack/protocols/fragments/events.ts';
import type { TraceLog } from '../../stack/trace/log.ts';
import { kindId, placesOf } from '../../stack/trace/schema.ts';
import {
  causeAt,
  holds,
  instantOf,
  isOfKind,
  nodeAt,
  textAt,
  timeAt,
  unsignedAt,
  wordAt,
} from '../columns.ts';
import { carryAlways, type ModelPart } from '../part.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { cameBy } from './came-by.ts';

export type PieceFault = keyof FragmentIgnoredReasons;

/** A fragment as it came. Bytes count from the first behind the header. */
export interface Piece {
  readonly event: number;
  readonly at: Instant;
  /** The frame that it came in; −1 when the log does not hold its delivery, or no link carried it. */
  readonly frame: number;
  readonly offset: number;
  readonly length: number;
  readonly more: boolean;
  /** The event that says what became of it; −1 as long as none has. */
  decided: number;
  /** '' for a fragment that fills a hole. */
  fault: PieceFault | '';
}

export type Outcome = 'whole' | 'expired' | 'refused' | 'displaced' | 'aside';

export interface Datagram {
  readonly src: Ipv4;
  readonly dst: Ipv4;
  readonly protocol: number;
  readonly identification: number;
  /** What its timer is made for; −1 for fragments that began none, since they cannot be. */
  readonly number: number;
  /** The event that set its timer, and until when that runs. */
  readonly armed: number;
  readonly armedAt: Instant;
  readonly due: Instant;
  /** In the order in which they came. */
  readonly pieces: Piece[];
  outcome: Outcome | '';
  /** The event that decided it, −1 before that. */
  ended: number;
  endedAt: Instant;
  /** What showed that it cannot be trusted. */
  why: PieceFault | '';
  /** Whether its sender is told that its time has run out. */
  told: boolean;
  /** When the node forgot its name: the end of its timer; −1 while it knows it. */
  forgotten: number;
}

interface Assembler {
  /** In the order in which they began. */
  readonly list: Datagram[];
  /** The latest of each name. */
  readonly byName: Map<string, Datagram>;
  readonly byTimer: Map<number, Datagram>;
  /** The fragment that came last, and the name of its datagram. */
  last: Piece | undefined;
  name: string;
}

/** By the number of the node. */
export type Reassemblies = Map<number, Assembler>;

const PIECE = placesOf('fragment.received');
const EXPIRED = placesOf('datagram.expired');
const IGNORED = placesOf('packet.ignored');
const ARMED = placesOf('timer.armed');
const RECEIVED = kindId('fragment.received');
const OWNER = 'fragments';

/** All four in one word: a datagram is told from others by them (RFC 791 §3.2). */
function nameAt(log: TraceLog, id: number): string {
  const { src, dst, protocol, identification } = PIECE;
  return [src, dst, protocol, identification].map((place) => wordAt(log, id, place)).join(' ');
}

function assemblerOf(all: Reassemblies, node: number): Assembler {
  let found = all.get(node);
  if (found === undefined) {
    found = { list: [], byName: new Map(), byTimer: new Map(), last: undefined, name: '' };
    all.set(node, found);
  }
  return found;
}

function pieceCame(all: Reassemblies, { log }: RecordedRun, id: number): void {
  const at = assemblerOf(all, nodeAt(log, id));
  const came = cameBy(log, id);
  const piece: Piece = {
    ...{ event: id, at: instantOf(log, id), frame: typeof came === 'number' ? came : -1 },
    ...{ offset: wordAt(log, id, PIECE.offset), length: wordAt(log, id, PIECE.length) },
    ...{ more: wordAt(log, id, PIECE.more) !== 0, decided: -1, fault: '' },
  };
  at.last = piece;
  at.name = nameAt(log, id);
  const known = at.byName.get(at.name);
  if (known !== undefined && known.forgotten < 0) known.pieces.push(piece);
}

/** A datagram of the fragment that came last. */
function begin(at: Assembler, log: TraceLog, id: number, number: number): Datagram {
  const piece = at.last as Piece;
  const { event } = piece;
  const timed = number >= 0;
  const datagram: Datagram = {
    ...{ src: unsignedAt(log, event, PIECE.src), dst: unsignedAt(log, event, PIECE.dst) },
    protocol: wordAt(log, event, PIECE.protocol),
    identification: wordAt(log, event, PIECE.identification),
    ...{ number, armed: timed ? id : -1, armedAt: piece.at },
    due: timed ? timeAt(log, id, ARMED.due) : piece.at,
    ...{ pieces: [piece], outcome: '', ended: -1, endedAt: -1, why: '' },
    ...{ told: false, forgotten: -1 },
  };
  at.list.push(datagram);
  at.byName.set(at.name, datagram);
  return datagram;
}

function end(datagram: Datagram, outcome: Outcome, id: number, at: Instant): void {
  Object.assign(datagram, { outcome, ended: id, endedAt: at });
}

const isOwn = (log: TraceLog, id: number) => textAt(log, id, ARMED.layer) === OWNER;

function timerSet(all: Reassemblies, { log }: RecordedRun, id: number): void {
  if (!isOwn(log, id)) return;
  const at = assemblerOf(all, nodeAt(log, id));
  if (at.last === undefined) return;
  const number = wordAt(log, id, ARMED.conn);
  at.byTimer.set(number, begin(at, log, id, number));
}

function timerEnded(all: Reassemblies, { log }: RecordedRun, id: number): void {
  if (!isOwn(log, id)) return;
  const at = assemblerOf(all, nodeAt(log, id));
  const number = wordAt(log, id, ARMED.conn);
  const datagram = at.byTimer.get(number);
  if (datagram === undefined) return;
  at.byTimer.delete(number);
  datagram.forgotten = id;
}

function pieceKept(all: Reassemblies, { log }: RecordedRun, id: number): void {
  const { last } = assemblerOf(all, nodeAt(log, id));
  if (last !== undefined) last.decided = id;
}

function pieceIgnored(all: Reassemblies, { log }: RecordedRun, id: number): void {
  const cause = causeAt(log, id);
  if (!holds(log, cause) || !isOfKind(log, cause, RECEIVED)) return;
  const at = assemblerOf(all, nodeAt(log, id));
  const { last } = at;
  if (last?.event !== cause) return;
  const fault = textAt(log, id, IGNORED.why) as PieceFault;
  const known = at.byName.get(at.name);
  const isOpen = known !== undefined && known.forgotten < 0;
  // What all of a datagram shows together says nothing about its last fragment, which was kept.
  if (last.decided < 0) Object.assign(last, { decided: id, fault });
  if (isOpen) {
    if (known.outcome === '') known.why = fault;
    return;
  }
  const aside = begin(at, log, id, -1);
  aside.why = fault;
  aside.forgotten = id;
  end(aside, 'aside', id, last.at);
}

/** The four events that end a datagram begin with the fields of a name, as a fragment does. */
const ends =
  (outcome: Outcome) =>
  (all: Reassemblies, { log }: RecordedRun, id: number): void => {
    const datagram = assemblerOf(all, nodeAt(log, id)).byName.get(nameAt(log, id));
    if (datagram === undefined || datagram.ended >= 0) return;
    end(datagram, outcome, id, instantOf(log, id));
    if (outcome === 'expired') datagram.told = wordAt(log, id, EXPIRED.first) !== 0;
  };

export const REASSEMBLY: ModelPart<Reassemblies> = {
  id: 'reassembly',
  create: () => new Map(),
  readers: {
    'fragment.received': pieceCame,
    'timer.armed': timerSet,
    'timer.cancelled': timerEnded,
    'timer.fired': timerEnded,
    'fragment.kept': pieceKept,
    'packet.ignored': pieceIgnored,
    'datagram.whole': ends('whole'),
    'datagram.expired': ends('expired'),
    'datagram.refused': ends('refused'),
    'datagram.displaced': ends('displaced'),
  },
  carry: (all) => new Map([...all].map(([node, at]) => [node, lasting(at)])),
};
carryAlways(REASSEMBLY as ModelPart<unknown>);

/** The datagrams that the node still knows, as they are at this moment. */
function lasting({ list, byName, byTimer, last, name }: Assembler): Assembler {
  const ownLast = last && { ...last };
  const copyOf = (piece: Piece) => (piece === last ? (ownLast as Piece) : { ...piece });
  const copies = new Map(
    list
      .filter(({ forgotten }) => forgotten < 0)
      .map((each) => [each, { ...each, pieces: each.pieces.map(copyOf) }]),
  );
  const kept = <K>(known: ReadonlyMap<K, Datagram>) =>
    new Map(
      [...known].flatMap(([key, each]) => {
        const copy = copies.get(each);
        return copy === undefined ? [] : [[key, copy] as const];
      }),
    );
  return {
    ...{ list: [...copies.values()], byName: kept(byName), byTimer: kept(byTimer) },
    ...{ last: ownLast, name },
  };
}

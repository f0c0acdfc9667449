/** The datagrams of a node as they are at the cursor: what has come, what is missing, what runs. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import {
  type Datagram,
  type Outcome,
  type Piece,
  type PieceFault,
  REASSEMBLY,
} from '../../../model/parts/reassemblies.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Duration } from '../../../stack/core/instant.ts';

/** Bytes `from` … `to`−1 behind the header. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A hole whose end nobody knows reaches as far as what is drawn. */
export interface Hole extends Range {
  readonly open: boolean;
}

export interface PieceNow {
  readonly piece: Piece;
  /** From 1, in the order in which they came. */
  readonly number: number;
  /** 'came': nothing has been decided before the cursor. */
  readonly fate: 'came' | 'kept' | PieceFault;
  /** What of it had come before. */
  readonly overlaps: readonly Range[];
}

export interface DatagramNow {
  readonly datagram: Datagram;
  readonly pieces: readonly PieceNow[];
  /** What fragments have filled, joined, in the order of bytes. */
  readonly held: readonly Range[];
  readonly holes: readonly Hole[];
  /** Length of its data, −1 as long as nobody knows. */
  readonly length: number;
  /** Bytes that are missing, −1 as long as nobody knows how many. */
  readonly missing: number;
  /** The byte behind the last one that any fragment says it has. */
  readonly reach: number;
  readonly outcome: Outcome | '';
  /** What is left of its time; undefined when no timer runs. */
  readonly left: Duration | undefined;
  /** The latest event of it before the cursor: why it is as it is. */
  readonly latest: number;
}

/** The nodes to which a fragment has come, the one to which the first came in front. */
export function assemblersOf(run: RecordedRun): readonly number[] {
  return [...run.part(REASSEMBLY)]
    .flatMap(
      ([
        node,
        {
          list: [first],
        },
      ]) => (first === undefined ? [] : [{ node, first }]),
    )
    .sort((a, b) => beginOf(a.first) - beginOf(b.first))
    .map(({ node }) => node);
}

const beginOf = ({ pieces: [first] }: Datagram): number => first?.event ?? -1;

/** All that a node has ever begun, for its table. */
export function datagramsOf(run: RecordedRun, node: number): readonly Datagram[] {
  return run.part(REASSEMBLY).get(node)?.list ?? [];
}

/** What has begun before the cursor: what is open in the order of its beginning, then what has ended, the latest first. */
export function datagramsAt(run: RecordedRun, node: number, cursor: Cursor): DatagramNow[] {
  const all = datagramsOf(run, node);
  const begun = countBelow(all, cursor.event, beginOf);
  const seen = all.slice(0, begun).map((each) => datagramAt(each, cursor));
  const open = seen.filter(({ outcome }) => outcome === '');
  const ended = seen.filter(({ outcome }) => outcome !== '');
  return [...open, ...ended.sort((a, b) => b.datagram.ended - a.datagram.ended)];
}

export function datagramAt(datagram: Datagram, { at, event }: Cursor): DatagramNow {
  const count = countBelow(datagram.pieces, event, (piece) => piece.event);
  const pieces: PieceNow[] = [];
  let held: readonly Range[] = [];
  let [length, reach, latest] = [-1, 0, datagram.armed < event ? datagram.armed : -1];
  for (const piece of datagram.pieces.slice(0, count)) {
    const { offset, more, fault, decided } = piece;
    const range = { from: offset, to: offset + piece.length };
    const isDecided = decided >= 0 && decided < event;
    const fate = isDecided ? fault || 'kept' : 'came';
    pieces.push({ piece, number: pieces.length + 1, fate, overlaps: inBoth(held, range) });
    reach = Math.max(reach, range.to);
    latest = Math.max(latest, isDecided ? decided : piece.event);
    if (fate !== 'kept') continue;
    held = joined(held, range);
    if (!more) length = range.to;
  }
  const { outcome, ended, forgotten } = datagram;
  const isEnded = ended >= 0 && ended < event;
  const runs = datagram.armed >= 0 && datagram.armed < event && !isPast(forgotten, event);
  return {
    ...{ datagram, pieces, held, length, reach },
    ...holesIn(held, length),
    outcome: isEnded ? outcome : '',
    left: runs ? datagram.due - at : undefined,
    latest: isEnded ? Math.max(latest, ended) : latest,
  };
}

const isPast = (id: number, event: number) => id >= 0 && id < event;

/** What of a range lies in any of others. */
function inBoth(held: readonly Range[], { from, to }: Range): Range[] {
  return held.flatMap((each) => {
    const both = { from: Math.max(from, each.from), to: Math.min(to, each.to) };
    return both.to > both.from ? [both] : [];
  });
}

function joined(held: readonly Range[], range: Range): Range[] {
  let { from, to } = range;
  const apart: Range[] = [];
  for (const each of held) {
    if (each.to < from || each.from > to) apart.push(each);
    else [from, to] = [Math.min(from, each.from), Math.max(to, each.to)];
  }
  return [...apart, { from, to }].sort((a, b) => a.from - b.from);
}

/** RFC 815 §3: before a fragment has come, all is one hole, whose end is not known. */
function holesIn(held: readonly Range[], length: number): Pick<DatagramNow, 'holes' | 'missing'> {
  const holes: Hole[] = [];
  let from = 0;
  for (const each of held) {
    if (each.from > from) holes.push({ from, to: each.from, open: false });
    from = each.to;
  }
  if (length < 0) holes.push({ from, to: Number.POSITIVE_INFINITY, open: true });
  else if (length > from) holes.push({ from, to: length, open: false });
  const missing = length < 0 ? -1 : holes.reduce((sum, hole) => sum + hole.to - hole.from, 0);
  return { holes, missing };
}

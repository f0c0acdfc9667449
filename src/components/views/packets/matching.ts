/**
 * Which packets of a run a filter is true of. Bytes are fetched in portions, each is looked at once,
 * and only the places of those that match are kept; what the run knows itself needs no bytes.
 */
import type { Question } from '../../../model/filter/bind.ts';
import { rowOf } from '../../../model/filter/row.ts';
import type { Packet } from '../../../model/packets.ts';
import { connectionsOf, packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';

/** Packets between two pauses, in which the page may draw. */
const PORTION = 1_024;

export interface Matching {
  readonly run: RecordedRun;
  readonly question: Question;
  /** The list that is looked through: another one when the window of a long run has moved. */
  readonly packets: readonly Packet[];
  /** Places in the list, ascending. */
  readonly found: number[];
  /** How many packets have been looked at. */
  looked: number;
  /** Their bytes could not be had. */
  failed: boolean;
}

export function startMatching(run: RecordedRun, question: Question): Matching {
  return { run, question, packets: packetsOf(run), found: [], looked: 0, failed: false };
}

/** What is done with what has been found so far; false ends it. */
type Told = () => boolean;
type ReadFrames = (first: number, last: number) => Promise<readonly Uint8Array[]>;

/** Looks at what has not been looked at, up to the end of the list as it is then. */
export async function matchOn(matching: Matching, read: ReadFrames, told: Told): Promise<void> {
  const { packets, question } = matching;
  matching.failed = false;
  while (matching.looked < packets.length) {
    const portion = packets.slice(matching.looked, matching.looked + PORTION);
    const bytes = question.needsBytes ? await bytesOf(portion, read) : new Map();
    if (bytes === undefined) matching.failed = true;
    else lookAt(matching, portion, bytes);
    if (!told() || matching.failed) return;
    if (!question.needsBytes) await pause();
  }
}

/** A turn of the page, in which it may draw. */
const pause = () => new Promise((resume) => setTimeout(resume));

async function bytesOf(
  portion: readonly Packet[],
  read: ReadFrames,
): Promise<ReadonlyMap<number, Uint8Array> | undefined> {
  const frames = portion.map(({ frame }) => frame);
  const first = Math.min(...frames);
  const last = Math.max(...frames);
  try {
    const all = await read(first, last);
    if (all.length <= last - first) return undefined;
    return new Map(frames.map((frame) => [frame, all[frame - first] as Uint8Array]));
  } catch {
    return undefined;
  }
}

function lookAt(
  matching: Matching,
  portion: readonly Packet[],
  bytes: ReadonlyMap<number, Uint8Array>,
): void {
  const connections = connectionsOf(matching.run);
  for (const packet of portion) {
    const row = rowOf(packet, connections[packet.connection], bytes.get(packet.frame));
    if (matching.question.asks(row)) matching.found.push(matching.looked);
    matching.looked++;
  }
}

/**
 * Which packets of a run a filter is true of. Bytes are fetched in portions, each is looked at once,
 * and only the places of those that match are kept; what the run knows itself needs no bytes.
 */
import type { Question } from '../../../model/filter/bind.ts';
import { rowOf } from '../../../model/filter/row.ts';
import type { Packet } from '../../../model/packets.ts';
import { connectionsOf, packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';

/** Packets whose bytes are fetched at once. */
const PORTION = 1_024;
/** ms for which packets are looked at before the page may draw: most of a frame is left to it. */
const SLICE = 8;
/** Packets between two looks at the clock. */
const HANDFUL = 32;

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
  /** Somebody is at it, and goes on to the end of the list, however that grows. */
  busy: boolean;
}

export function startMatching(run: RecordedRun, question: Question): Matching {
  const packets = packetsOf(run);
  return { run, question, packets, found: [], looked: 0, failed: false, busy: false };
}

/** What is done with what has been found so far; false ends it. */
type Told = () => boolean;
type ReadFrames = (first: number, last: number) => Promise<readonly Uint8Array[]>;

/**
 * Looks at what has not been looked at, up to the end of the list as it is then. Of two who begin it
 * at the same time the second does nothing: each packet is looked at once.
 */
export async function matchOn(matching: Matching, read: ReadFrames, told: Told): Promise<void> {
  if (matching.busy) return;
  matching.busy = true;
  matching.failed = false;
  try {
    while (matching.looked < matching.packets.length) {
      const portion = matching.packets.slice(matching.looked, matching.looked + PORTION);
      const bytes = matching.question.needsBytes ? await bytesOf(portion, read) : NO_BYTES;
      matching.failed = bytes === undefined;
      if (bytes !== undefined && !(await lookAt(matching, portion, bytes, told))) return;
      if (!told() || matching.failed) return;
    }
  } finally {
    matching.busy = false;
  }
}

const NO_BYTES: ReadonlyMap<number, Uint8Array> = new Map();

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

/** Looks at a portion, with pauses; false: it is not wanted any more. */
async function lookAt(
  matching: Matching,
  portion: readonly Packet[],
  bytes: ReadonlyMap<number, Uint8Array>,
  told: Told,
): Promise<boolean> {
  let until = performance.now() + SLICE;
  for (const [i, packet] of portion.entries()) {
    const connection = connectionsOf(matching.run)[packet.connection];
    const row = rowOf(packet, connection, bytes.get(packet.frame));
    if (matching.question.asks(row)) matching.found.push(matching.looked);
    matching.looked++;
    if (i % HANDFUL !== HANDFUL - 1 || performance.now() < until) continue;
    if (!told()) return false;
    await pause();
    until = performance.now() + SLICE;
  }
  return true;
}

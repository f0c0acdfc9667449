/** What waited in front of each line, and when each frame was sent: by link and sending node. */
import type { Instant } from '../../stack/core/instant.ts';
import type { DropReason } from '../../stack/trace/kernel-events.ts';
import '../../stack/protocols/core-events.ts';
import { placesOf } from '../../stack/trace/schema.ts';
import { instantOf, nodeAt, textAt, timeAt, wordAt } from '../columns.ts';
import { isOnTheLine } from '../packets.ts';
import type { ModelPart } from '../part.ts';

export interface LineDrop {
  readonly event: number;
  readonly at: Instant;
  readonly frame: number;
  readonly why: DropReason;
}

/** One direction of a link. Columns, in the order in which frames were handed over. */
export interface LineQueue {
  readonly link: number;
  readonly node: number;
  readonly at: Instant[];
  /** When the first bit was sent; a frame that was dropped before that left the queue then. */
  readonly starts: Instant[];
  readonly arrives: Instant[];
  /** 0 for what never got onto the line. */
  readonly bytes: number[];
  readonly drops: LineDrop[];
}

export interface Queues {
  readonly byLine: Map<string, LineQueue>;
  /** Frames on their way: their line, and their place in it. */
  readonly frames: Map<number, { readonly line: LineQueue; readonly place: number }>;
}

const SENT = placesOf('frame.sent');
const MOVED = placesOf('frame.rescheduled');
const WHY = placesOf('frame.dropped').why;

export const QUEUES: ModelPart<Queues> = {
  id: 'queues',
  create: () => ({ byLine: new Map(), frames: new Map() }),
  readers: {
    'frame.sent'({ byLine, frames }, { log }, id) {
      const [link, node] = [wordAt(log, id, SENT.link), nodeAt(log, id)];
      const key = `${link} ${node}`;
      let line = byLine.get(key);
      if (line === undefined) {
        line = { link, node, at: [], starts: [], arrives: [], bytes: [], drops: [] };
        byLine.set(key, line);
      }
      frames.set(wordAt(log, id, SENT.frame), { line, place: line.at.length });
      line.at.push(instantOf(log, id));
      line.starts.push(timeAt(log, id, SENT.starts));
      line.arrives.push(timeAt(log, id, SENT.arrives));
      line.bytes.push(wordAt(log, id, SENT.bytes));
    },
    'frame.rescheduled'({ frames }, { log }, id) {
      const found = frames.get(wordAt(log, id, MOVED.frame));
      if (found === undefined) return;
      found.line.starts[found.place] = timeAt(log, id, MOVED.starts);
      found.line.arrives[found.place] = timeAt(log, id, MOVED.arrives);
    },
    'frame.delivered': ({ frames }, { log }, id) => {
      frames.delete(wordAt(log, id, SENT.frame));
    },
    'frame.dropped'({ frames }, { log }, id) {
      const frame = wordAt(log, id, SENT.frame);
      const found = frames.get(frame);
      if (found === undefined) return;
      frames.delete(frame);
      const { line, place } = found;
      const at = instantOf(log, id);
      const why = textAt(log, id, WHY) as DropReason;
      line.drops.push({ event: id, at, frame, why });
      if (isOnTheLine(why) && at >= (line.starts[place] as number)) return;
      line.starts[place] = Math.min(line.starts[place] as number, at);
      line.bytes[place] = 0;
    },
  },
};

export interface QueueStep {
  readonly at: Instant;
  readonly packets: number;
}

/** How many frames waited, whenever that changed. */
export function waitingIn({ at, starts }: LineQueue): QueueStep[] {
  const [comes, goes]: [Instant[], Instant[]] = [[], []];
  at.forEach((from, i) => {
    const start = starts[i] as number;
    if (from >= start) return;
    comes.push(from);
    goes.push(start);
  });
  goes.sort((a, b) => a - b);
  const steps: QueueStep[] = [];
  let [packets, come, go] = [0, 0, 0];
  while (go < goes.length) {
    const now = Math.min(comes[come] ?? Number.POSITIVE_INFINITY, goes[go] as number);
    while (goes[go] === now) {
      packets--;
      go++;
    }
    while (comes[come] === now) {
      packets++;
      come++;
    }
    steps.push({ at: now, packets });
  }
  return steps;
}

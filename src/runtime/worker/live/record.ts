/**
 * The record of a live run: its inputs, kept in portions as they come, so that a reload of the page
 * finds them again. It has a limit; what follows is no longer kept, and whoever keeps it is told so.
 */
import type { Instant } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { RecordedLive } from '../../live/messages.ts';
import type { LiveNotice, Recording } from '../../live/status.ts';

/** Bytes that a record may have, and inputs: a file with more is not opened (schema/session.ts). */
export const MOST_BYTES = 256_000_000;
export const MOST_INPUTS = 450_000;
/** Of an input besides its frame, as it is kept. */
const INPUT_BYTES = 60;

/** What stands at the head of a record. */
export type RecordHead = Omit<RecordedLive, 'inputs'> & {
  readonly bytes: number;
  readonly count: number;
};

/** Where records are kept: one, the last. */
export interface RecordStore {
  /** Puts any other away. */
  begin(head: RecordHead): Promise<void>;
  add(head: RecordHead, inputs: readonly SessionInput[]): Promise<void>;
  head(): Promise<RecordHead | undefined>;
  read(): Promise<RecordedLive | undefined>;
}

type RecordLimit = Extract<LiveNotice, { kind: 'cap' }>['limit'];

interface RecordEvents {
  /** A limit is reached. */
  full(limit: RecordLimit, most: number): void;
  /** The browser keeps no more; what it has goes to there (0: it has nothing). */
  failed(kept: Instant): void;
}

export interface Recorder {
  take(inputs: readonly SessionInput[]): void;
  /** Keeps what has been taken; `until`: how far the run has come. */
  flush(until: number): void;
}

export const bytesOf = (input: SessionInput): number =>
  INPUT_BYTES + ('bytes' in input ? input.bytes.length : 0);

export function startRecord(
  store: RecordStore,
  start: Omit<RecordedLive, 'inputs' | 'until'>,
  events: RecordEvents,
  most = MOST_BYTES,
): Recorder {
  let head: RecordHead = { ...start, until: 0, bytes: 0, count: 0 };
  let taken: SessionInput[] = [];
  let kept: Instant = 0;
  let keeps = true;
  const stop = (tell: () => void) => {
    if (!keeps) return;
    keeps = false;
    taken = [];
    tell();
  };
  // One after the other: portions are kept in their order.
  let last = store.begin(head);
  const then = (act: () => Promise<void>) => {
    last = last.then(act);
    last.catch(notKept);
  };
  const notKept = () => stop(() => events.failed(kept));
  last.catch(notKept);
  return {
    take(inputs) {
      if (!keeps) return;
      for (const input of inputs) {
        const bytes = head.bytes + bytesOf(input);
        if (bytes > most || head.count >= MOST_INPUTS) {
          const { until } = head;
          flush(until);
          if (bytes > most) stop(() => events.full('bytes', most));
          else stop(() => events.full('inputs', MOST_INPUTS));
          return;
        }
        head = { ...head, bytes, count: head.count + 1, until: Math.max(head.until, input.at) };
        taken.push(input);
      }
    },
    flush,
  };
  function flush(until: number): void {
    if (!keeps || (taken.length === 0 && until === head.until)) return;
    head = { ...head, until: Math.max(until, head.until) };
    const [now, portion] = [head, taken];
    taken = [];
    then(async () => {
      await store.add(now, portion);
      kept = now.until;
    });
  }
}

export const recordingOf = ({ begun, bytes, count, hello }: RecordHead): Recording => ({
  begun,
  bytes,
  inputs: count,
  hello,
});

/** Keeps the record as long as whoever made it lives: for tests, and where there is no other place. */
export function memoryRecord(): RecordStore {
  let head: RecordHead | undefined;
  let inputs: SessionInput[] = [];
  return {
    async begin(first) {
      head = first;
      inputs = [];
    },
    async add(next, more) {
      head = next;
      inputs.push(...more);
    },
    head: async () => head,
    read: async () => (head === undefined ? undefined : { ...head, inputs: [...inputs] }),
  };
}

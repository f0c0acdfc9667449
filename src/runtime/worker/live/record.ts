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

/** What stands at the head of a record; `id` is its own, by which tabs tell theirs apart. */
export type RecordHead = Omit<RecordedLive, 'inputs'> & {
  readonly id: string;
  readonly bytes: number;
  readonly count: number;
};

/** Where records are kept: one, the last. */
export interface RecordStore {
  /** Puts any other away. */
  begin(head: RecordHead): Promise<void>;
  /** False: another record has been begun since, and nothing was added to it. */
  add(head: RecordHead, inputs: readonly SessionInput[]): Promise<boolean>;
  head(): Promise<RecordHead | undefined>;
  read(): Promise<RecordedLive | undefined>;
}

export type RecordLimit = Extract<LiveNotice, { kind: 'cap' }>['limit'];

interface RecordEvents {
  /** A limit is reached. */
  full(limit: RecordLimit): void;
  /** The browser keeps no more; what it has goes to there (0: it has nothing). */
  failed(kept: Instant): void;
  /** Another tab has begun a record since. */
  replaced(): void;
}

export interface Recorder {
  take(inputs: readonly SessionInput[]): void;
  /** The run has become worth it: only now another record is put away for it. A typed line does it, too. */
  worthKeeping(): void;
  /** Keeps what has been taken; `until`: how far the run has come. */
  flush(until: number): void;
}

export const bytesOf = (input: SessionInput): number =>
  INPUT_BYTES + ('bytes' in input ? input.bytes.length : 0);

export function startRecord(
  store: RecordStore,
  start: Omit<RecordHead, 'until' | 'bytes' | 'count'>,
  events: RecordEvents,
  most = MOST_BYTES,
): Recorder {
  const first: RecordHead = { ...start, until: 0, bytes: 0, count: 0 };
  let head = first;
  let taken: SessionInput[] = [];
  let kept: Instant = 0;
  let keeps = true;
  let worth = false;
  let begun = false;
  const stop = (tell: () => void) => {
    if (!keeps) return;
    keeps = false;
    taken = [];
    tell();
  };
  // One after the other: portions are kept in their order.
  let last = Promise.resolve();
  const then = (act: () => Promise<void>) => {
    last = last.then(act);
    last.catch(notKept);
  };
  const notKept = () => stop(() => events.failed(kept));
  return {
    worthKeeping() {
      worth = true;
    },
    take(inputs) {
      if (!keeps) return;
      worth ||= inputs.some(({ kind }) => kind === 'type');
      for (const input of inputs) {
        const bytes = head.bytes + bytesOf(input);
        if (bytes > most || head.count >= MOST_INPUTS) {
          const { until } = head;
          worth = true;
          flush(until);
          stop(() => events.full(bytes > most ? 'bytes' : 'inputs'));
          return;
        }
        head = { ...head, bytes, count: head.count + 1, until: Math.max(head.until, input.at) };
        taken.push(input);
      }
    },
    flush,
  };
  function flush(until: number): void {
    if (!keeps || !worth || (taken.length === 0 && until === head.until)) return;
    if (!begun) then(() => store.begin(first));
    begun = true;
    head = { ...head, until: Math.max(until, head.until) };
    const [now, portion] = [head, taken];
    taken = [];
    then(async () => {
      if (await store.add(now, portion)) kept = now.until;
      else stop(events.replaced);
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
      if (head?.id !== next.id) return false;
      head = next;
      inputs.push(...more);
      return true;
    },
    head: async () => head,
    read: async () => (head === undefined ? undefined : { ...head, inputs: [...inputs] }),
  };
}

/** Frames that the worker has been asked for, until it answers, breaks, or is silent for too long. */
import type { FrameRange, RunId } from './protocol.ts';

/** Even a worker that is busy with a long run answers in a fraction of this, ms. */
const PATIENCE = 10_000;

/** The worker broke, or says nothing. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

interface Asked {
  readonly run: RunId;
  readonly answer: (frames: readonly Uint8Array[]) => void;
  readonly fail: (why: string) => void;
  frames?: Promise<readonly Uint8Array[]>;
}

export type AskedFrames = Map<string, Asked>;

/** What is being asked for already is not asked for again. */
export function askFrames(
  asked: AskedFrames,
  range: FrameRange,
  post: () => void,
): Promise<readonly Uint8Array[]> {
  const key = keyOf(range);
  const before = asked.get(key)?.frames;
  if (before !== undefined) return before;
  const frames = new Promise<readonly Uint8Array[]>((resolve, reject) => {
    const settled = () => {
      clearTimeout(timer);
      asked.delete(key);
    };
    const answer = (bytes: readonly Uint8Array[]) => {
      settled();
      resolve(bytes);
    };
    const fail = (why: string) => {
      settled();
      reject(new NoAnswer(why));
    };
    const timer = setTimeout(fail, PATIENCE, `frames ${key} did not come`);
    asked.set(key, { run: range.run, answer, fail });
  });
  (asked.get(key) as Asked).frames = frames;
  post();
  return frames;
}

/** False when nobody has asked for them, or not any more. */
export function framesAnswered(
  asked: AskedFrames,
  range: FrameRange,
  frames: readonly Uint8Array[],
): boolean {
  const known = asked.get(keyOf(range));
  known?.answer(frames);
  return known !== undefined;
}

/** Nothing more comes: of one run, or of the whole worker. */
export function giveUpFrames(asked: AskedFrames, why: string, run?: RunId): void {
  for (const each of [...asked.values()]) if (run === undefined || each.run === run) each.fail(why);
}

function keyOf({ run, first, last }: FrameRange): string {
  return `${first} to ${last} of ${run}`;
}

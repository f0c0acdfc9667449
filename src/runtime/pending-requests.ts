/** Requests to the worker, until it answers, breaks, or is silent for too long. */
import type { RunId } from './protocol.ts';

/** Even a worker that is busy with a long run answers in a fraction of this, ms. */
const LONGEST_WAIT = 10_000;

/** The worker broke, or says nothing. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

interface Pending {
  readonly run: RunId;
  readonly answer: (what: never) => void;
  readonly fail: (why: string) => void;
  answered?: Promise<unknown>;
}

/** By what they ask for. */
export type PendingRequests = Map<string, Pending>;

/** What is being asked for already is not asked for again. */
export function request<T>(
  pending: PendingRequests,
  run: RunId,
  key: string,
  post: () => void,
): Promise<T> {
  const before = pending.get(key)?.answered;
  if (before !== undefined) return before as Promise<T>;
  const answered = new Promise<T>((resolve, reject) => {
    const settled = () => {
      clearTimeout(timer);
      pending.delete(key);
    };
    const answer = (what: T) => {
      settled();
      resolve(what);
    };
    const fail = (why: string) => {
      settled();
      reject(new NoAnswer(why));
    };
    const timer = setTimeout(fail, LONGEST_WAIT, `${key} did not come`);
    pending.set(key, { run, answer: answer as (what: never) => void, fail });
  });
  (pending.get(key) as Pending).answered = answered;
  post();
  return answered;
}

/** False when nobody has asked for it, or not any more. */
export function answer<T>(pending: PendingRequests, key: string, what: T): boolean {
  const known = pending.get(key);
  known?.answer(what as never);
  return known !== undefined;
}

/** Nothing more comes: of one run, or of the whole worker. */
export function giveUp(pending: PendingRequests, why: string, run?: RunId): void {
  for (const each of [...pending.values()]) {
    if (run === undefined || each.run === run) each.fail(why);
  }
}

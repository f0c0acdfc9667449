/** A run of the live page as a file: the live one, or one that was made of it. */
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { TreeRun } from '../run-view.ts';
import type { LiveWord, RecordedLive } from './messages.ts';
import { writeSessionFile } from './session-file.ts';
import type { ForkTruth } from './status.ts';

/** What a file is made of, besides the inputs. */
export type Source = Omit<RecordedLive, 'inputs' | 'until'>;
/** How much of a live run there is to be saved. */
export type Saved = Pick<Extract<LiveWord, { tell: 'saved' }>, 'inputs' | 'until'>;

/** As the run store calls its original. */
export const FIRST_RUN = 'run0';

/** Of a run that is not live, all there is. */
export function firstFile(source: Source, { session, endAt }: TreeRun, saved?: Saved): Blob {
  const { inputs } = session;
  const until = saved?.until ?? Math.max(endAt, inputs.at(-1)?.at ?? 0);
  return writeSessionFile({ ...source, until, inputs: inputs.slice(0, saved?.inputs) });
}

/** What came of changes; a seed or a scenario may be another, too. */
export function forkFile(source: Source, fork: TreeRun, truth: ForkTruth | undefined): Blob {
  const { inputs, seed, patch } = fork.session;
  return writeSessionFile({
    ...{ ...source, seed, until: fork.endAt, inputs: [...inputs], fork: truth ?? null },
    ...(patch && { patch }),
  });
}

/** What was made of something that is true until then is true no longer than that. */
export function noTruer(truth: ForkTruth, parent: ForkTruth | null | undefined): ForkTruth {
  const ends = [truth.trueUntil, parent?.trueUntil].filter((each) => typeof each === 'number');
  return { trueUntil: ends.length === 0 ? null : Math.min(...ends) };
}

/** How long nobody was awake, µs. */
export const sleepIn = (inputs: readonly SessionInput[]): number =>
  inputs.reduce((sum, each) => sum + (each.kind === 'away' ? each.lasted : 0), 0);

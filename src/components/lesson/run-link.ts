import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { decodeRunLink, encodeRunLink, type RunLink } from '../../runtime/url.ts';
import { usePlayer } from './player-store.ts';
import { stepId } from './steps.ts';

/** What follows the `?` of the route: the run that the address holds. */
export function linkQuery(hash: string): string {
  const mark = hash.indexOf('?');
  return mark < 0 ? '' : hash.slice(mark + 1);
}

export interface Opening {
  readonly link: RunLink;
  /** The link could not be read: the lesson starts from its beginning, and says so. */
  readonly broken: boolean;
}

export function openingOf(query: string): Opening {
  const link = decodeRunLink(query);
  return link ? { link, broken: false } : { link: { inputs: [] }, broken: true };
}

/** The address, from its `#` on, of the run on the stage at this very instant, in this step. */
export function addressOf(run: RunStore, meta: LessonMeta, content: LessonContent): string {
  const { session, cursor } = run.getState();
  const { seed, inputs } = session;
  const { step } = usePlayer.getState();
  const link: RunLink = { inputs: [...inputs], at: cursor.at };
  // The lesson as it is first opened needs no more than its name.
  const untouched = inputs.length === 0 && cursor.at === 0 && step === stepId(content, 0);
  if (step !== '' && !untouched) link.step = step;
  if (seed !== content.seed) link.seed = seed;
  const query = encodeRunLink(link);
  return `#/lesson/${meta.id}${query && `?${query}`}`;
}

const REST = 250;

/**
 * Keeps the address of the run up to date, whenever the cursor rests: copying the address shares
 * the very moment. It replaces the entry in the browser's history, so that Back leaves the lesson.
 */
export function followRun(run: RunStore, meta: LessonMeta, content: LessonContent): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (run.getState().playing) return;
    const hash = addressOf(run, meta, content);
    if (hash !== location.hash) history.replaceState(history.state, '', hash);
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(write, REST);
  };
  const stop = run.subscribe((now, before) => {
    if (now.cursor !== before.cursor || now.session !== before.session) later();
  });
  const stopStep = usePlayer.subscribe((now, before) => {
    if (now.step !== before.step && before.step !== '') later();
  });
  return () => {
    clearTimeout(waiting);
    stop();
    stopStep();
  };
}

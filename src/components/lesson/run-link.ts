import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import type { RunStoreOptions } from '../../runtime/run-store.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import type { RunLink } from '../../runtime/url.ts';
import { routeOf } from '../shell/hash-location.ts';
import { useWorkbench } from '../workbench/workbench-store.ts';
import { loadAddress } from './load.ts';
import { usePlayer } from './player-store.ts';
import { usePresenter } from './presenter/presenter-store.ts';
import { beginVisit, isReturning, writeEntry } from './visit.ts';

/** What follows the `?` of the route: the run that the address holds. */
export function linkQuery(hash: string): string {
  const mark = hash.indexOf('?');
  return mark < 0 ? '' : hash.slice(mark + 1);
}

/** What a run store opens for a link. */
export function openedBy(
  link: RunLink,
  scenario: string,
  seed: number,
): Pick<RunStoreOptions, 'session' | 'linked' | 'compareMode' | 'at'> {
  const { versus, at, seed: own = seed, step: _, ...shown } = link;
  return {
    session: { scenario, seed: own, inputs: shown.inputs },
    linked: versus === undefined ? [shown] : [shown, versus.run],
    ...(versus === undefined ? {} : { compareMode: versus.mode }),
    ...(at === undefined ? {} : { at }),
  };
}

const REST = 250;

/** Whether the address has left the lesson: until the next page is there, the lesson is still shown. */
function hasLeft(id: string): boolean {
  return location.hash !== '' && routeOf(location.hash) !== `/lesson/${id}`;
}

/**
 * Keeps the address of the run up to date: as soon as another run is on the stage, and whenever the
 * cursor rests, so that copying the address shares the very moment. A step that the reader goes to is
 * an entry of its own in the browser's history; all else is written over the last one.
 */
export function followRun(run: RunStore, meta: LessonMeta, content: LessonContent): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  /** Another run is on the stage, whether or not it plays already. */
  let other = false;
  const write = async () => {
    const { addressOf } = await loadAddress();
    if (over || hasLeft(meta.id)) return;
    const { playing, cursor, complete } = run.getState();
    // Nor before the run has come to the moment that the address still holds.
    if ((playing && !other) || (cursor.event === 0 && !complete)) return;
    other = false;
    // What no link can hold is not in the address: nor is what was there before.
    const hash = addressOf(run, meta, content) ?? `#/lesson/${meta.id}`;
    if (hash !== location.hash) writeEntry(hash, 'over');
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => write().catch(() => undefined), REST);
  };
  beginVisit();
  const stop = run.subscribe((now, before) => {
    const same =
      now.session === before.session &&
      now.runs === before.runs &&
      now.compared === before.compared &&
      now.compareMode === before.compareMode;
    other ||= !same;
    const rests = now.cursor === before.cursor && now.playing === before.playing;
    if (!same || !(rests || now.playing)) later();
  });
  const stopStep = usePlayer.subscribe((now, before) => {
    if (now.step === before.step || before.step === '') return;
    // At once, for who presses on leaves an entry for each step. The moment is written over it.
    const mode = usePresenter.getState().on ? 'mode=present&' : '';
    if (!isReturning() && !hasLeft(meta.id)) {
      writeEntry(`#/lesson/${meta.id}?${mode}step=${now.step}`, 'next');
    }
    later();
  });
  const stopStage = useWorkbench.subscribe((now, before) => {
    const same =
      now.own === before.own &&
      now.alone === before.alone &&
      now.subjects === before.subjects &&
      now.looks === before.looks;
    if (!same) later();
  });
  const stopMode = usePresenter.subscribe((now, before) => {
    if (now.on !== before.on) later();
  });
  return () => {
    over = true;
    clearTimeout(waiting);
    stopMode();
    stopStage();
    stop();
    stopStep();
  };
}

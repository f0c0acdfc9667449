/** Keeps answers under way with the progress: fetched with the lesson, and not before its first picture. */
import {
  change,
  type LessonProgress,
  lessonProgress,
  useProgress,
} from '../../runtime/progress.ts';
import { ownOf } from '../../stack/core/own.ts';
import { changeDraft, type Draft, draftOf, useDrafts } from './drafts.ts';

const REST = 300;

/**
 * Puts the answers under way that were kept into the forms, and keeps them from now on: whoever
 * reloads the page finds what they had chosen, typed or drawn, and handed in what they had handed in. The function that is returned ends it.
 */
export function keepDrafts(lesson: string): () => void {
  const { drafts = {}, noted = [] } = lessonProgress(useProgress.getState(), lesson);
  for (const [id, given] of Object.entries(drafts)) {
    if (draftOf(useDrafts.getState(), id).given !== '') continue;
    changeDraft(id, { given, handedIn: noted.includes(id) ? given : null });
  }
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    // Another answer to a question that has its answer is for this visit only.
    const firsts = Object.entries(useDrafts.getState()).filter(([, { again }]) => !again);
    recordDrafts(lesson, firsts);
  };
  // A curve changes with every move of the hand.
  const stop = useDrafts.subscribe(() => {
    clearTimeout(waiting);
    waiting = setTimeout(write, REST);
  });
  const stopAnswers = useProgress.subscribe((now, before) => {
    const answers = now.lessons[lesson]?.answers;
    if (answers && answers !== before.lessons[lesson]?.answers) recordDrafts(lesson, []);
  });
  addEventListener('pagehide', write);
  return () => {
    write();
    removeEventListener('pagehide', write);
    stop();
    stopAnswers();
  };
}

/** Answers under way, by question; '' is none. What has been answered has none any more. */
function recordDrafts(lesson: string, drafts: readonly (readonly [string, Draft])[]): void {
  change(lesson, (was) => withDrafts(was, drafts));
}

function withDrafts(
  was: LessonProgress,
  changed: readonly (readonly [string, Draft])[],
): LessonProgress {
  const { drafts: before = {}, noted: notedBefore = [], ...rest } = was;
  const drafts = new Map(Object.entries(before));
  const handedIn = new Set(notedBefore);
  for (const [id, draft] of changed) {
    drafts.set(id, draft.handedIn ?? draft.given);
    if (draft.handedIn === null) handedIn.delete(id);
    else handedIn.add(id);
  }
  const open = [...drafts].filter(
    ([id, given]) => given !== '' && ownOf(was.answers, id) === undefined,
  );
  const noted = open.map(([id]) => id).filter((id) => handedIn.has(id));
  const same =
    open.length === Object.keys(before).length &&
    open.every(([id, given]) => ownOf(before, id) === given) &&
    noted.length === notedBefore.length &&
    noted.every((id) => notedBefore.includes(id));
  if (same) return was;
  return {
    ...rest,
    ...(open.length > 0 && { drafts: Object.fromEntries(open) }),
    ...(noted.length > 0 && { noted }),
  };
}

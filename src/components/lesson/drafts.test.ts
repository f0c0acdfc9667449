import { beforeEach, expect, it, vi } from 'vitest';
import {
  eraseProgress,
  lessonProgress,
  recordAnswer,
  useProgress,
} from '../../runtime/progress.ts';
import {
  changeDraft,
  draftOf,
  forgetDrafts,
  leaveQuestions,
  shownAnswer,
  useDrafts,
} from './drafts.ts';
import { keepDrafts } from './keep-drafts.ts';

const draft = (question: string) => draftOf(useDrafts.getState(), question);

beforeEach(() => {
  forgetDrafts();
  eraseProgress();
});

it('an answer under way is kept for each question', () => {
  changeDraft('isn', { given: '1' });
  changeDraft('ack', { given: '2', handedIn: '2' });
  expect(draft('isn')).toMatchObject({ given: '1', handedIn: null });
  expect(draft('ack')).toMatchObject({ given: '2', handedIn: '2' });
  expect(draft('other')).toMatchObject({ given: '', handedIn: null });
});

it('who leaves the step finds a prediction that was noted still noted', () => {
  changeDraft('isn', { given: '1', handedIn: '1' });
  changeDraft('ack', { given: '2' });
  leaveQuestions();
  expect(draft('isn')).toMatchObject({ given: '1', handedIn: '1' });
  expect(draft('ack')).toMatchObject({ given: '2', handedIn: null });
});

it('a second prediction stays noted, too, until it is graded', () => {
  changeDraft('isn', { given: '1', handedIn: '1', again: true });
  changeDraft('ack', { given: '2', again: true });
  leaveQuestions();
  expect(draft('isn')).toMatchObject({ handedIn: '1', again: true });
  expect(draft('ack')).toMatchObject({ given: '2', again: false });
});

it('a question that is open again shows its second answer, and then the first once more', () => {
  const first = { given: '0', truth: '1', right: false };
  const second = { given: '1', truth: '1', right: true };
  expect(shownAnswer(draft('isn'), first)).toBe(first);
  changeDraft('isn', { again: true });
  expect(shownAnswer(draft('isn'), first)).toBeNull();
  changeDraft('isn', { second });
  expect(shownAnswer(draft('isn'), first)).toBe(second);
  leaveQuestions();
  expect(shownAnswer(draft('isn'), first)).toBe(first);
});

const page = new EventTarget();
vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));

const LESSON = 'three-way-handshake';

/** The page is left and opened again. */
function reload(stop: () => void): () => void {
  page.dispatchEvent(new Event('pagehide'));
  stop();
  forgetDrafts();
  return keepDrafts(LESSON);
}

it('what was chosen, typed or drawn is there again after a reload, until it is graded', () => {
  let stop = keepDrafts(LESSON);
  changeDraft('isn', { given: '1' });
  changeDraft('curve', { given: '0:1 2:3' });
  stop = reload(stop);
  expect(draft('isn')).toMatchObject({ given: '1', handedIn: null });
  expect(draft('curve').given).toBe('0:1 2:3');
  recordAnswer(LESSON, 'isn', { given: '1', truth: '1', right: true });
  expect(lessonProgress(useProgress.getState(), LESSON).drafts).toEqual({ curve: '0:1 2:3' });
  // A second prediction is for this visit only.
  changeDraft('isn', { given: '7', again: true });
  reload(stop)();
  expect(draft('isn')).toMatchObject({ given: '', again: false });
  expect(draft('curve').given).toBe('0:1 2:3');
});

it('a prediction that was noted is noted after a reload, and no longer once it is graded', () => {
  let stop = keepDrafts(LESSON);
  changeDraft('isn', { given: '1', handedIn: '1' });
  stop = reload(stop);
  expect(draft('isn')).toMatchObject({ given: '1', handedIn: '1' });
  expect(lessonProgress(useProgress.getState(), LESSON).noted).toEqual(['isn']);
  recordAnswer(LESSON, 'isn', { given: '1', truth: '1', right: true });
  const { drafts, noted } = lessonProgress(useProgress.getState(), LESSON);
  expect([drafts, noted]).toEqual([undefined, undefined]);
  reload(stop)();
  expect(draft('isn').handedIn).toBeNull();
});

it('a curve under the hand is not written at every move', () => {
  vi.useFakeTimers();
  const stop = keepDrafts(LESSON);
  for (let x = 0; x < 50; x++) changeDraft('curve', { given: `${x}:0` });
  const kept = () => lessonProgress(useProgress.getState(), LESSON).drafts;
  expect(kept()).toBeUndefined();
  vi.advanceTimersByTime(1_000);
  expect(kept()).toEqual({ curve: '49:0' });
  stop();
  vi.useRealTimers();
});

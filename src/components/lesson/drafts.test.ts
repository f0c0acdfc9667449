import { beforeEach, expect, it } from 'vitest';
import { changeDraft, draftOf, forgetDrafts, useDrafts, withdrawPredictions } from './drafts.ts';

const draft = (question: string) => draftOf(useDrafts.getState(), question);

beforeEach(forgetDrafts);

it('an answer under way is kept for each question', () => {
  changeDraft('isn', { given: '1' });
  changeDraft('ack', { given: '2', handedIn: '2' });
  expect(draft('isn')).toEqual({ given: '1', handedIn: null });
  expect(draft('ack')).toEqual({ given: '2', handedIn: '2' });
  expect(draft('other')).toEqual({ given: '', handedIn: null });
});

it('who leaves the step takes the prediction back, but not the words', () => {
  changeDraft('isn', { given: '1', handedIn: '1' });
  withdrawPredictions();
  expect(draft('isn')).toEqual({ given: '1', handedIn: null });
});

/** What the page is told besides the status: each until it is dismissed, and the oldest go first. */
import type { LiveNotice } from './status.ts';
import type { LiveStore } from './types.ts';

const MOST_NOTICES = 20;

interface NoticeState {
  readonly store: LiveStore;
  /** How many there have been. */
  notices: number;
}

export function notify(state: NoticeState, notice: Omit<LiveNotice, 'id'>): void {
  const id = state.notices++;
  state.store.setState(({ notices }) => ({
    notices: [...notices, { ...notice, id } as LiveNotice].slice(-MOST_NOTICES),
  }));
}

export function keepNotices(
  { store }: Pick<NoticeState, 'store'>,
  keep: (notice: LiveNotice) => boolean,
): void {
  store.setState(({ notices }) => ({ notices: notices.filter(keep) }));
}

/** Told within so long of each other, ms: the page says what it has missed, and the worker when it is awake. */
const TOGETHER = 10_000;

/** Whether for most of an absence nothing ran here, by what has been told besides. */
export function stoodIn(
  notice: Unidentified<LiveNotice>,
  { when, forSeconds }: { readonly when: number; readonly forSeconds: number },
): boolean {
  if (notice.kind !== 'stood' && notice.kind !== 'slept') return false;
  return Math.abs(notice.when - when) < TOGETHER && notice.forSeconds > forSeconds / 2;
}

export const hasStood = (
  { store }: Pick<NoticeState, 'store'>,
  absence: { readonly when: number; readonly forSeconds: number },
): boolean => store.getState().notices.some((each) => stoodIn(each, absence));

type Unidentified<N> = N extends unknown ? Omit<N, 'id'> : never;

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

/** When the page calls the agent by itself: an address of it has been opened. */
import type { AgentPlace } from '../../runtime/live/status.ts';
import type { LiveStore } from '../../runtime/live/types.ts';

/** `fresh`: the token has just come. A run that waits for its agent goes on with it. */
export function callAgent(store: LiveStore, place: AgentPlace, fresh: boolean): void {
  const { status, connect } = store.getState();
  const { kind } = status;
  const waits = kind === 'refused' || kind === 'ended' || kind === 'lost';
  if (kind === 'none' || (fresh && waits)) connect(place);
}

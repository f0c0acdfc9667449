/** The one live world of the page: it goes on while the reader looks at other pages. */
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { nameNodes } from '../../i18n/node-names.ts';
import { createLiveStore } from '../../runtime/live/live-store.ts';
import type { LiveStatus } from '../../runtime/live/status.ts';
import type { LiveStore, LiveView } from '../../runtime/live/types.ts';

let made: LiveStore | undefined;

export function liveStore(): LiveStore {
  made ??= createLiveStore();
  return made;
}

nameNodes('live', {
  us: { en: 'this browser', zh: '本浏览器' },
  network: { en: 'the network', zh: '网络' },
});

export const LiveContext = createContext<LiveStore | null>(null);

export function useLiveStore(): LiveStore {
  const store = use(LiveContext);
  if (!store) throw new Error('There is no live world here: its page provides it.');
  return store;
}

export function useLive<T>(select: (live: LiveView) => T): T {
  return useStore(useLiveStore(), select);
}

/** What is known of the network that has been joined; undefined where there is none. */
export const joinedOf = (status: LiveStatus) =>
  status.kind === 'live' || status.kind === 'lost' ? status : undefined;

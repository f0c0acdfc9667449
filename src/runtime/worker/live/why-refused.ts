/** Why the relay did not open: the agent's /status tells a page that has asked for it as it must. */
import { PAGE_HEADER, STATUS_PATH, TOKEN_HEADER } from '../../../relay/protocol.ts';
import type { AgentPlace, RefusedWhy } from '../../live/status.ts';

export interface Asking {
  readonly place: AgentPlace;
  readonly page: string;
  /** Where the page is from. */
  readonly origin: string;
}

/** An answer to a request, as far as it is read here. */
export type Fetch = (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly cache: 'no-store' },
) => Promise<{ readonly status: number; json(): Promise<unknown> }>;

const BY_STATUS: Readonly<Record<number, RefusedWhy>> = {
  401: 'token',
  403: 'origin',
  421: 'host',
};

export async function whyRefused(
  { place, page, origin }: Asking,
  fetch: Fetch,
): Promise<RefusedWhy> {
  // As a browser spells it: without port 80.
  const host = new URL(`http://127.0.0.1:${place.port}`).origin;
  const headers = { [TOKEN_HEADER]: place.token, [PAGE_HEADER]: page };
  try {
    const answer = await fetch(host + STATUS_PATH, { headers, cache: 'no-store' });
    if (answer.status !== 200) return BY_STATUS[answer.status] ?? 'nobody';
    return readStatus(await answer.json(), origin === host);
  } catch {
    // To a page from elsewhere the browser tells nothing, and the relay would be closed to it.
    return origin === host ? 'nobody' : 'origin';
  }
}

function readStatus(status: unknown, own: boolean): RefusedWhy {
  if (typeof status !== 'object' || status === null) return 'nobody';
  const { token, relay } = status as { token?: unknown; relay?: unknown };
  if (token !== 'right') return 'token';
  if (relay === 'taken') return 'taken';
  if (!own) return 'origin';
  // All is well, and yet it did not open: what is left is the version.
  return relay === 'free' || relay === 'yours' ? 'version' : 'nobody';
}

/** What the page's address says: the agent's token, which must not stay there, and a lesson to try. */
import { isToken } from '../../relay/protocol.ts';

export interface LiveAddress {
  readonly token: string | undefined;
  /** A lesson whose commands are offered. */
  readonly tries: string | undefined;
  /** The same without the token. */
  readonly clean: string;
}

export function readAddress(hash: string): LiveAddress {
  const at = hash.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : hash.slice(at + 1));
  const token = query.get('token') ?? undefined;
  query.delete('token');
  const rest = query.toString();
  const path = at < 0 ? hash : hash.slice(0, at);
  return {
    token: token !== undefined && isToken(token) ? token : undefined,
    tries: query.get('try') ?? undefined,
    clean: rest === '' ? path : `${path}?${rest}`,
  };
}

const KEY = 'wireglass.live.token';

/** This tab’s token. A browser that keeps nothing has it until the page is left. */
let held: string | undefined;

export function keepToken(token: string): void {
  held = token;
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // Then it is held.
  }
}

export function keptToken(): string | undefined {
  if (held !== undefined) return held;
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Takes the token out of the address bar and the history, if there is one. Gives the address. */
export function takeAddress(): LiveAddress {
  const address = readAddress(location.hash);
  // A token that is none does not stay either.
  if (/[?&]token=/.test(location.hash)) history.replaceState(history.state, '', address.clean);
  if (address.token !== undefined) keepToken(address.token);
  return address;
}

/** Where the agent is: it serves the page itself. */
export const agentPort = (): number => Number(location.port) || 80;

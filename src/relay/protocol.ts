/** How a page finds the agent, and says who it is. */

export const PROTOCOL = 'wireglass.relay.1';
export const VERSION = 1;
export const DEFAULT_PORT = 4_600;
export const RELAY_PATH = '/relay';
export const STATUS_PATH = '/status';
/** The page's token in a request for the status: a header that no foreign page can send unasked. */
export const TOKEN_HEADER = 'x-wireglass-token';
/** The page's own name in a request for the status. */
export const PAGE_HEADER = 'x-wireglass-page';

const TOKEN = 'token.';
const PAGE = 'page.';
/** What a token and a page's name may look like: a subprotocol's name allows no more. */
const WORD = /^[\w-]{1,128}$/;

export const isToken = (text: string): boolean => WORD.test(text);

/**
 * The subprotocols that a page asks for. `page` is the tab's random name (runtime/live/page-name.ts):
 * by it the agent knows a page that was reloaded from a second one.
 */
export function askedProtocols(token: string, page?: string): string[] {
  const own = page === undefined ? [] : [PAGE + page];
  return [PROTOCOL, TOKEN + token, ...own];
}

export interface Asked {
  /** Whether the page speaks this version. */
  readonly speaks: boolean;
  readonly token: string | undefined;
  readonly page: string | undefined;
}

/** What the header Sec-WebSocket-Protocol says (RFC 6455 §11.3.4). */
export function readProtocols(header: string | undefined): Asked {
  const asked = (header ?? '').split(',').map((each) => each.trim());
  const named = (prefix: string) => {
    const found = asked.find((each) => each.startsWith(prefix))?.slice(prefix.length);
    return found !== undefined && WORD.test(found) ? found : undefined;
  };
  return { speaks: asked.includes(PROTOCOL), token: named(TOKEN), page: named(PAGE) };
}

export const relayAddress = (port: number): string => `ws://127.0.0.1:${port}${RELAY_PATH}`;

/** The token stands behind the hash, so it is in no request, no log and no Referer. */
export const pageAddress = (port: number, token: string): string =>
  `http://127.0.0.1:${port}/#/live?token=${token}`;

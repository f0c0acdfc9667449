/** The request that a browser writes for something it fetches. */
import { utf8 } from '../../core/text.ts';
import { toBase64 } from '../../protocols/http/base64.ts';
import { fromLatin1 } from '../../protocols/http/latin1.ts';
import { put } from '../../protocols/http/outbox.ts';
import { expectAnswer } from '../../protocols/http/parser-state.ts';
import { headText, messageBytes } from '../../protocols/http/write.ts';
import { secondsOfClock } from '../../web/calendar.ts';
import { cookieField, cookiesFor, type Occasion } from '../../web/cookies/jar.ts';
import type { Headers } from '../../web/headers.ts';
import { authorityOf, credentialsOf, formatUrl, targetOf, type WebUrl } from '../../web/url.ts';
import type { AppEnv } from '../kind.ts';
import type { LoadKind } from './events.ts';
import { type BrowserState, type Fetch, fetchOf, type Wire } from './state.ts';

const ACCEPT: Readonly<Record<LoadKind, string>> = {
  page: 'text/html,*/*;q=0.8',
  image: 'image/png,image/gif,image/jpeg,image/webp,*/*;q=0.8',
  style: 'text/css,*/*;q=0.1',
  script: '*/*',
};

/** Fields that do not depend on cache and jar. */
export function plainFields(state: BrowserState, fetch: Fetch): Headers {
  const { url, kind, form, page } = fetch;
  const credentials = credentialsOf(url);
  const from = kind === 'page' ? undefined : fetchOf(state, page)?.url;
  return [
    ['Host', authorityOf(url)],
    ['User-Agent', 'Wireglass'],
    ['Accept', ACCEPT[kind]],
    ['Accept-Language', state.language],
    ...(credentials === undefined ? [] : [['Authorization', basic(credentials)] as const]),
    // The whole address, as browsers once sent it: what is in it goes along.
    ...(from === undefined ? [] : [['Referer', refererOf(from)] as const]),
    ...(form === null
      ? []
      : [
          ['Content-Type', 'application/x-www-form-urlencoded'] as const,
          ['Content-Length', String(utf8(form).length)] as const,
        ]),
  ];
}

const refererOf = (url: WebUrl) => formatUrl({ ...url, userinfo: '' }, false);

/** RFC 7617 §2 */
function basic([user, password]: readonly [string, string]): string {
  return `Basic ${toBase64(fromLatin1(`${user}:${password}`))}`;
}

/** Two names belong to one site when their last two labels are the same; real lists are longer. */
export function sameSite(a: WebUrl, b: WebUrl): boolean {
  const siteOf = ({ host }: WebUrl) =>
    /^[\d.]+$/.test(host) ? host : host.split('.').slice(-2).join('.');
  return siteOf(a) === siteOf(b);
}

export function occasionOf(state: BrowserState, { kind, url, page, method }: Fetch): Occasion {
  const from = kind === 'page' ? url : (fetchOf(state, page)?.url ?? url);
  return {
    http: true,
    sameSite: sameSite(from, url),
    navigation: kind === 'page' && method === 'GET',
  };
}

/** Puts the request into the connection's outbox, with the event that says what it is. */
export function writeRequest(state: BrowserState, wire: Wire, fetch: Fetch, env: AppEnv): void {
  const { url, method, form } = fetch;
  const now = secondsOfClock(env.wallClock());
  fetch.askedAt = now;
  const cookies =
    state.jar === null ? [] : cookiesFor(state.jar, url, now, occasionOf(state, fetch));
  const cookie = cookies.length === 0 ? [] : [['Cookie', cookieField(cookies)] as const];
  const version = '1.1';
  const head = headText({ role: 'request', version, method, target: targetOf(url) }, [
    ...fetch.headers,
    ...cookie,
  ]);
  const body = form === null ? new Uint8Array() : utf8(form);
  expectAnswer(wire.parser, method);
  put(wire.outbox, messageBytes(head, body), {
    kind: 'http.request.sent',
    body: {
      ...{ process: env.pid, fd: wire.fd, peer: wire.address, method, target: targetOf(url) },
      ...{ version, head, start: wire.outbox.queued, body: body.length },
      framedBy: form === null ? 'nothing' : 'length',
    },
  });
}

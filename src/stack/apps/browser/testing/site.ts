/** A host with a browser, and a server that answers from a table, word for word. */
import { CORE, kernelOf } from '../../../capability.ts';
import type { Instant } from '../../../core/instant.ts';
import { fromLatin1, latin1 } from '../../../protocols/http/latin1.ts';
import { observed } from '../../../trace/testing.ts';
import { advance, type SessionRun } from '../../../world/session.ts';
import { EVERY_HOST_PART } from '../../../world/testing/every-kernel.ts';
import { startSession } from '../../../world/testing/whole.ts';
import { all } from '../../../world/testing.ts';
import { dnsServer } from '../../dns-server/dns-server.ts';
import type { AppEnv, AppKind } from '../../kind.ts';
import { acceptAll, bound, call, READ } from '../../non-blocking.ts';
import { CLIENT, twoRun } from '../../testing/world-of.ts';
import { browser } from '../browser.ts';
import type { BrowserArgs } from '../state.ts';

/** What is sent for a target, as it stands on the wire; an empty text closes without an answer. */
export type Site = Readonly<Record<string, string>>;

interface Served {
  readonly site: Site;
  readonly later: Site;
  readonly from: Instant;
  door: number;
  heard: Record<number, string>;
  closed: boolean;
}

/** The first time the connection is closed, the second time there is an answer. */
export const CLOSE_ONCE = 'close once';

const tableServer: AppKind<Served, { site: Site; later: Site; from: Instant }> = {
  id: 'table-server',
  hears: { sockets: true },
  init: ({ site, later, from }) => ({ site, later, from, door: -1, heard: {}, closed: false }),
  step(state, event, env) {
    if (event.type === 'start') {
      state.door = bound('stream', 80, env);
      call(env, { name: 'listen', fd: state.door, backlog: 20 });
    }
    if (event.type !== 'socket') return;
    if (event.fd !== state.door) hear(state, event.fd, env);
    else acceptAll(state.door, (fd) => hear(state, fd, env), env);
  },
};

function hear(state: Served, fd: number, env: AppEnv): void {
  while (env.mayGoOn()) {
    const { data, error } = call(env, { name: 'recv', fd, size: READ });
    if (error !== undefined || data === undefined) break;
    if (data.length === 0) {
      forget(state, fd, env);
      return;
    }
    state.heard[fd] = (state.heard[fd] ?? '') + latin1(data);
  }
  let text = state.heard[fd] ?? '';
  for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
    const head = text.slice(0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    text = text.slice(end + 4 + length);
    env.print(head.replace(/\r\n/g, ' | '));
    const found = answerFor(state, head.split(' ')[1] ?? '', env.now);
    if (found !== '') call(env, { name: 'send', fd, data: fromLatin1(found) });
    if (found === '' || /^connection: close/im.test(found)) {
      forget(state, fd, env);
      return;
    }
  }
  state.heard[fd] = text;
}

function forget(state: Served, fd: number, env: AppEnv): void {
  call(env, { name: 'close', fd });
  state.heard[fd] = '';
}

function answerFor(state: Served, target: string, now: Instant): string {
  const { site, later, from } = state;
  const found = (now >= from ? later[target] : undefined) ?? site[target] ?? ok('text/plain', '?');
  if (found !== CLOSE_ONCE) return found;
  const first = !state.closed;
  state.closed = true;
  return first ? '' : ok('image/png', 'x');
}

/** A whole answer with a length. */
export function ok(contentType: string, body: string, ...fields: string[]): string {
  return answer('200 OK', [`Content-Type: ${contentType}`, ...fields], body);
}

export function answer(status: string, fields: readonly string[], body = ''): string {
  const length = /^(1|204|304)/.test(status) ? [] : [`Content-Length: ${body.length}`];
  return [`HTTP/1.1 ${status}`, ...fields, ...length, '', body].join('\r\n');
}

const ZONE = {
  origin: 'example.com',
  records: [
    '@ 3600 SOA ns1 hostmaster 1 7200 900 1209600 300',
    '@ NS ns1',
    'ns1 A 10.0.0.2',
    'www A 10.0.0.2',
    'gone A 10.0.0.9',
  ],
};

export function browse(args: BrowserArgs, site: Site): SessionRun {
  return loads(args, site, []);
}

/** With lines that a person types; from the first of them on, `later` counts before `site`. */
export function loads(
  args: BrowserArgs,
  site: Site,
  lines: readonly (readonly [at: Instant, line: string])[],
  later: Site = {},
): SessionRun {
  const from = lines[0]?.[0] ?? 0;
  const spec = twoRun(
    [{ name: 'browser', app: 'browser', args: { servers: ['10.0.0.2'], ...args } }],
    [
      { name: 'web', app: 'table-server', args: { site, later, from } },
      { name: 'named', app: dnsServer.id, args: { zones: [ZONE] } },
    ],
  );
  const apps = [browser, tableServer, dnsServer] as readonly AppKind[];
  const kernel = kernelOf([...CORE, ...EVERY_HOST_PART, { id: 'test', apps }]);
  const inputs = lines.map(([at, line]) => ({
    ...({ kind: 'type', node: CLIENT, process: 0 } as const),
    ...{ at, line },
  }));
  const running = startSession(spec, { scenario: spec.id, seed: 1, inputs }, { kernel });
  observed(running.sim.log);
  advance(running);
  return running;
}

/** The heads of the requests that the server got, a line each. */
export const asked = ({ sim }: SessionRun): string[] =>
  all(sim.log, 'app.printed')
    .filter(({ node }) => node !== CLIENT)
    .map(({ line }) => line);

export const targets = (running: SessionRun): string[] =>
  asked(running).map((line) => line.split(' ').slice(0, 2).join(' '));

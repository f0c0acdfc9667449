/** A host with a browser, and a server that answers from a table, word for word. */
import { capability as dns } from '../../../protocols/dns/capability.ts';
import { fromLatin1, latin1 } from '../../../protocols/http/latin1.ts';
import { all } from '../../../world/testing.ts';
import { advance, type SessionRun } from '../../../world/session.ts';
import type { SessionInput } from '../../../inputs/kind.ts';
import { dnsServer } from '../../dns-server/dns-server.ts';
import type { AppKind } from '../../kind.ts';
import { acceptAll, bound, call, messages } from '../../non-blocking.ts';
import { CLIENT, startWith, twoRun } from '../../testing/world-of.ts';
import { browser } from '../browser.ts';
import type { BrowserArgs } from '../state.ts';
import { startSession } from '../../../world/testing/whole.ts';

/** What is sent for a target, as it stands on the wire; an empty text closes without an answer. */
export type Site = Readonly<Record<string, string>>;

interface Served {
  readonly site: Site;
  readonly port: number;
  door: number;
  heard: Record<number, string>;
  requests: string[];
}

/** Its answers to one request after the other; `Connection: close` in one closes behind it. */
const tableServer: AppKind<Served, { site: Site; port?: number }> = {
  id: 'table-server',
  hears: { sockets: true },
  init: ({ site, port = 80 }) => ({ site, port, door: -1, heard: {}, requests: [] }),
  step(state, event, env) {
    if (event.type === 'start') {
      state.door = bound('stream', state.port, env);
      call(env, { name: 'listen', fd: state.door, backlog: 20 });
    }
    if (event.type !== 'socket') return;
    const serve = (fd: number) => {
      for (const data of messages(fd, env)) {
        if (data.length === 0) {
          call(env, { name: 'close', fd });
          return;
        }
        state.heard[fd] = (state.heard[fd] ?? '') + latin1(data);
      }
      let text = state.heard[fd] ?? '';
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const head = text.slice(0, end);
        text = text.slice(end + 4);
        state.requests.push(head);
        env.print(head.replace(/\r\n/g, ' | '));
        const [method, target = ''] = head.split(' ');
        const answer = state.site[`${method} ${target}`] ?? state.site[target] ?? ok('text/plain', '?');
        if (answer !== '') call(env, { name: 'send', fd, data: fromLatin1(answer) });
        if (answer === '' || /^connection: close/im.test(answer)) {
          call(env, { name: 'close', fd });
          return;
        }
      }
      state.heard[fd] = text;
    };
    if (event.fd === state.door) {
      acceptAll(
        state.door,
        (fd) => {
          state.heard[fd] = '';
          serve(fd);
        },
        env,
      );
    } else serve(event.fd);
  },
};

/** A whole answer with a length. */
export function ok(type: string, body: string, ...fields: string[]): string {
  return answer('200 OK', [`Content-Type: ${type}`, ...fields], body);
}

export function answer(status: string, fields: readonly string[], body = ''): string {
  const length = /^(1|204|304)/.test(status) ? [] : [`Content-Length: ${body.length}`];
  return [`HTTP/1.1 ${status}`, ...fields, ...length, '', body].join('\r\n');
}

const apps = [browser, tableServer, dnsServer, ...(dns.apps ?? [])] as readonly AppKind[];

const ZONE = {
  origin: 'example.com',
  records: ['@ 3600 SOA ns1 hostmaster 1 7200 900 1209600 300', '@ NS ns1', 'ns1 A 10.0.0.2', 'www A 10.0.0.2', '@ A 10.0.0.2', 'gone A 10.0.0.9'],
};

export function browse(
  args: BrowserArgs,
  site: Site,
  inputs: readonly SessionInput[] = [],
): SessionRun {
  const spec = twoRun(
    [{ name: 'browser', app: 'browser', args: { servers: ['10.0.0.2'], ...args } }],
    [
      { name: 'web', app: 'table-server', args: { site } },
      { name: 'named', app: 'dns.server', args: { zones: [ZONE] } },
    ],
  );
  void startSession;
  const running = startWith(spec, { apps });
  void inputs;
  advance(running);
  return running;
}

/** The heads of the requests that the server got. */
export const asked = ({ sim }: SessionRun): string[] =>
  all(sim.log, 'app.printed')
    .filter(({ node }) => node !== CLIENT)
    .map(({ line }) => line);

/** First lines only. */
export const targets = (running: SessionRun): string[] =>
  asked(running).map((line) => line.split(' ').slice(0, 2).join(' '));

/**
 * A caching resolver (RFC 1034 §5.3.3): it is asked by clients, walks the tree of names for them from the
 * servers of the root on, and remembers what it finds. Lines typed at it: `dump`, `flush`, `flush name`.
 */
import { parseIpv4 } from '../../core/addresses.ts';
import { createCache, cutsAbove, find, isAnswer, told } from '../../protocols/dns/cache.ts';
import { CLASS_IN, RCODE } from '../../protocols/dns/codes.ts';
import { datagramLimit } from '../../protocols/dns/edns.ts';
import '../../protocols/dns/events.ts';
import { believed, hearExchange } from '../../protocols/dns/exchange.ts';
import { decodeMessage, type Message } from '../../protocols/dns/message.ts';
import { isWithin, parseName, ROOT } from '../../protocols/dns/name.ts';
import { failed, readQuery, response, type Sections, withOpt } from '../../protocols/dns/query.ts';
import {
  type Question,
  RECORD_TYPES,
  type ResourceRecord,
  recordOf,
  typeName,
} from '../../protocols/dns/record.ts';
import '../../protocols/dns/resolver-events.ts';
import { MOST_BYTES } from '../../protocols/dns/stream.ts';
import { readZoneFile } from '../../protocols/dns/zone-file.ts';
import { aboutMessage, sendAnswer } from '../dns-server/answers.ts';
import { type Asker, closedDoors, type Heard, hearDoors, openDoors } from '../dns-server/doors.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { bound, call } from '../non-blocking.ts';
import { giveUpServer } from './asking.ts';
import { hearReply } from './hearing.ts';
import { dump, forget, rememberRecords } from './remember.ts';
import { beginSearch, type Ended, goOn, searchFor } from './search.ts';
import {
  DEFAULTS,
  type Outcome,
  type ResolverArgs,
  type ResolverState,
  type Search,
  type Waiting,
} from './state.ts';

/** Types that ask for a whole zone or for nothing that a resolver has (RFC 6895 §3.1). */
const isTransfer = (type: number): boolean =>
  type === 0 || type === 41 || (type >= 128 && type < 255);

export const dnsResolver: AppKind<ResolverState, ResolverArgs> = {
  id: 'dns.resolver',
  needs: () => ['dgram'],
  hears: { sockets: true },
  init: (args) => {
    const { hints = [], forwarders = [], cacheSize, stale, ...given } = args;
    const asks = forwarders.length > 0 ? 'recurse' : DEFAULTS.asks;
    const read = readZoneFile(hints.join('\n').split('\n'), ROOT, 0);
    const fault = read.fault === null ? '' : `hints: ${read.fault}, line ${read.line + 1}`;
    return {
      settings: { ...DEFAULTS, asks, ...given },
      hints: Object.freeze([
        ...read.records.map(({ record }) => record),
        ...forwarding(forwarders),
      ]),
      ...{ fault, doors: closedDoors(), shared: -1 },
      cache: createCache(cacheSize ?? DEFAULTS.cacheSize, stale ?? DEFAULTS.stale),
      ...{ searches: new Map(), nextSearch: 1, rtts: new Map() },
    };
  },
  step(state: ResolverState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') start(state, env);
    else if (event.type === 'input') obey(state, event.line, env);
    else if (event.type === 'timer' && event.name.startsWith('search '))
      timedOut(state, event.name, env);
    else if (hearDoors(state.doors, event, (heard) => hearClient(state, heard, env), env)) return;
    else if (event.type === 'socket') hearServers(state, event.fd, event.what, env);
  },
};

/** Who is asked for everything stands where the servers of the root would. */
function forwarding(forwarders: readonly string[]): ResourceRecord[] {
  return forwarders.flatMap((text, i) => {
    const address = parseIpv4(text);
    const host = `forwarder-${i + 1}.`;
    if (address === undefined) return [];
    const servers = recordOf(ROOT, 0, 'NS', { nsdname: host });
    return [servers, recordOf(host, 0, 'A', { address })];
  });
}

function start(state: ResolverState, env: AppEnv): void {
  const { port, fixedPort } = state.settings;
  if (state.fault !== '') {
    env.print(state.fault);
    env.exit(1);
    return;
  }
  openDoors(state.doors, port, true, env);
  if (fixedPort !== undefined) state.shared = bound('dgram', fixedPort, env);
  rememberRecords(state, state.hints, 'hint', env);
}

function obey(state: ResolverState, line: string, env: AppEnv): void {
  const [word, text = '.', extra] = line.trim().split(/\s+/);
  const name = parseName(text);
  if (word === 'dump' && text === '.') for (const each of dump(state, env)) env.print(each);
  else if (word !== 'flush' || name === undefined || extra !== undefined) {
    env.print(`resolver: cannot use '${line.trim()}' (dump, flush, flush NAME)`);
  } else {
    const count = forget(state, (each) => isWithin(each, name), env);
    env.print(`resolver: ${count} forgotten`);
  }
}

/** A client asks. */
function hearClient(state: ResolverState, { data, asker }: Heard, env: AppEnv): void {
  const read = readQuery(data, state.settings.size);
  if (read.type === 'discard') {
    env.trace('dns.discarded', { process: env.pid, why: read.why });
    return;
  }
  const { address, over } = asker;
  if (read.type === 'answer') {
    env.trace('dns.query.received', { ...aboutMessage(read.answer, env), client: address, over });
    sendAnswer(
      state.doors,
      asker,
      { ...read.answer, recursionAvailable: true },
      limit(asker, data, state),
      env,
    );
    return;
  }
  const { query, question, edns } = read;
  env.trace('dns.query.received', { ...aboutMessage(query, env), client: address, over });
  const waiting: Waiting = { asker, query, edns };
  if (question.class !== CLASS_IN || isTransfer(question.type)) {
    answer(state, waiting, failed(RCODE.REFUSED), env);
  } else if (!query.recursionDesired) answer(state, waiting, fromCache(state, question, env), env);
  else recurse(state, waiting, question, env);
}

function limit(asker: Asker, data: Uint8Array, { settings }: ResolverState): number | undefined {
  return asker.over === 'TCP'
    ? undefined
    : datagramLimit(decodeMessage(data).message, settings.size);
}

/** Of identical questions only one is out, lest guesses at its answer have more than one chance (RFC 5452 §5). */
function recurse(state: ResolverState, waiting: Waiting, question: Question, env: AppEnv): void {
  const { name, type } = question;
  const client = waiting.asker.address;
  const running = searchFor(state, name, type);
  if (running !== undefined) {
    const about = { process: env.pid, search: running.id, name, type: typeName(type) };
    env.trace('dns.search.joined', { ...about, client });
    running.waiting.push(waiting);
    return;
  }
  const search = beginSearch(state, name, type, null, client, env);
  if (search === undefined) {
    answer(state, waiting, failed(RCODE.SERVFAIL), env);
    return;
  }
  search.waiting.push(waiting);
  goOn(state, search, endedIn(state), env);
}

const endedIn =
  (state: ResolverState): Ended =>
  ({ waiting }: Search, outcome: Outcome, env) => {
    for (const each of waiting) answer(state, each, sectionsOf(outcome), env);
  };

function sectionsOf({ outcome, records, soa }: Outcome): Sections {
  const rcode =
    outcome === 'failed' ? RCODE.SERVFAIL : outcome === 'no-name' ? RCODE.NXDOMAIN : RCODE.NOERROR;
  const negative = outcome !== 'found' && soa !== null;
  return { ...failed(rcode), answers: [...records], authorities: negative ? [soa] : [] };
}

/** Whoever does not want others to be asked is told what is known, or who would know more. */
function fromCache({ cache }: ResolverState, { name, type }: Question, env: AppEnv): Sections {
  const entry = find(cache, name, type, env.now);
  const known = entry !== undefined && isAnswer(entry) ? entry : undefined;
  const about = { process: env.pid, search: -1, name, type: typeName(type) };
  const outcome = known === undefined ? 'miss' : known.state === 'records' ? 'hit' : known.state;
  env.trace('dns.cache.asked', { ...about, outcome, until: known?.until ?? 0 });
  if (known !== undefined) {
    const { state, soa } = known;
    const rcode = state === 'no-name' ? RCODE.NXDOMAIN : RCODE.NOERROR;
    const authorities = soa === null ? [] : [soa];
    return { ...failed(rcode), answers: told(known, env.now), authorities };
  }
  const [cut] = cutsAbove(cache, name, env.now);
  if (cut === undefined) return failed(RCODE.SERVFAIL);
  const held = (of: string, number: number) => {
    const found = find(cache, of, number, env.now);
    return found === undefined ? [] : told(found, env.now);
  };
  const authorities = held(cut.zone, RECORD_TYPES.NS.number);
  const additionals = cut.servers.flatMap((each) => held(each.name, RECORD_TYPES.A.number));
  return { ...failed(RCODE.NOERROR), authorities, additionals };
}

function answer(
  state: ResolverState,
  { asker, query, edns }: Waiting,
  sections: Sections,
  env: AppEnv,
): void {
  const { size } = state.settings;
  const plain = response(query, sections, true);
  const message: Message = edns && size !== null ? withOpt(plain, size) : plain;
  const most = asker.over === 'TCP' ? undefined : datagramLimit(query, size);
  sendAnswer(state.doors, asker, message, most, env);
}

function timedOut(state: ResolverState, timer: string, env: AppEnv): void {
  const search = state.searches.get(Number(timer.slice('search '.length)));
  if (search === undefined) return;
  giveUpServer(state, search, 'timeout', env);
  goOn(state, search, endedIn(state), env);
}

/** A server answers, or its socket has something to say. */
function hearServers(state: ResolverState, fd: number, what: string, env: AppEnv): void {
  if (fd === state.shared) {
    hearShared(state, env);
    return;
  }
  const search = [...state.searches.values()].find(({ exchange }) => exchange?.fd === fd);
  const exchange = search?.exchange;
  if (search === undefined || exchange == null) return;
  const heard = hearExchange(exchange, what, env);
  if (heard === null) return;
  if (typeof heard !== 'string') {
    hearReply(state, search, heard, endedIn(state), env);
    return;
  }
  giveUpServer(state, search, heard, env);
  goOn(state, search, endedIn(state), env);
}

/** All answers come to one port: whose they are, sender and id say. */
function hearShared(state: ResolverState, env: AppEnv): void {
  while (env.mayGoOn()) {
    const got = call(env, { name: 'recvfrom', fd: state.shared, size: MOST_BYTES });
    if (got.error === 'EAGAIN') return;
    if (got.error !== undefined || got.data === undefined) continue;
    const { data, address, port } = got;
    const asked = [...state.searches.values()].filter(
      ({ exchange }) => exchange?.asked.server === address && exchange?.asked.port === port,
    );
    const { id } = decodeMessage(data).message;
    const search = asked.find(({ exchange }) => exchange?.id === id) ?? asked[0];
    if (search === undefined || search.exchange === null) {
      env.trace('dns.discarded', { process: env.pid, why: 'wrong-sender' });
      continue;
    }
    const reply = believed(search.exchange, data, env);
    if (reply !== null) hearReply(state, search, reply, endedIn(state), env);
  }
}

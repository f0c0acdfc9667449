/** Socket options: the names that C programmers know, and every connection setting by its own name. */
import { SECOND } from '../core/instant.ts';
import { refreshMss } from '../protocols/tcp/arrive/mss.ts';
import { QUICK_ACKS, setQuickAcks } from '../protocols/tcp/arrive/quick-acks.ts';
import { considerWindowUpdate } from '../protocols/tcp/arrive/window.ts';
import { remainingUrgent } from '../protocols/tcp/send/send-and-receive.ts';
import { sendWhatMayBeSent } from '../protocols/tcp/send/sender.ts';
import { changeSetting, isSettingName, type SettingName } from '../protocols/tcp/state/settings.ts';
import { type Tcb, TOUCHED } from '../protocols/tcp/state/tcb.ts';
import { startKeepAlive } from '../protocols/tcp/timers/keepalive.ts';
import type { CallOutcome } from './calls.ts';
import type { TransportFx } from './ip-service.ts';
import { connectionOf, done, failed, settingsOf, takeError } from './outcomes.ts';
import { settle } from './socket-events.ts';
import type { Socket, TransportState } from './state.ts';

/** A setting, and in how many of its units the option counts; −1: on means off. */
type Alias = readonly [setting: SettingName, unit: number];

const aliases: Readonly<Record<string, Alias>> = {
  TCP_NODELAY: ['nagle', -1],
  TCP_CORK: ['cork', 1],
  TCP_NOPUSH: ['cork', 1],
  TCP_MAXSEG: ['sendMss', 1],
  TCP_KEEPINIT: ['connectTimeout', SECOND],
  TCP_KEEPIDLE: ['keepAliveIdle', SECOND],
  TCP_KEEPINTVL: ['keepAliveInterval', SECOND],
  TCP_KEEPCNT: ['keepAliveCount', 1],
  TCP_USER_TIMEOUT: ['userTimeout', 1000],
  TCP_SYNCNT: ['maximumSynRetries', 1],
  TCP_CONGESTION: ['congestionControl', 1],
  SO_SNDBUF: ['sendBuffer', 1],
  SO_RCVBUF: ['receiveBuffer', 1],
  SO_KEEPALIVE: ['keepAlive', 1],
  IP_TOS: ['tos', 1],
  IP_TTL: ['ttl', 1],
};

export function setOption(
  state: TransportState,
  socket: Socket,
  option: string,
  value: number | string,
  fx: TransportFx,
): CallOutcome {
  if (setSocketOption(socket, option, value)) return done(0);
  if (option === 'TCP_QUICKACK') return setQuickAck(state, socket, value, fx);
  // Kernels' one option for both directions.
  if (option === 'TCP_MAXSEG') changeSetting(settingsOf(state, socket), 'announcedMss', value);
  const [name, unit] = aliasOf(option);
  if (!isSettingName(name)) return failed('ENOPROTOOPT');
  if (!changeSetting(settingsOf(state, socket), name, converted(unit, value)))
    return failed('EINVAL');
  const tcb = connectionOf(state, socket);
  if (tcb !== undefined && tcb.state !== 'CLOSED') {
    applySetting(tcb, name, fx);
    settle(state, tcb, fx);
  }
  return done(0);
}

/** Before there is a connection it is for the one to come; a listener's is for its children. */
function setQuickAck(
  state: TransportState,
  socket: Socket,
  value: number | string,
  fx: TransportFx,
): CallOutcome {
  if (typeof value !== 'number') return failed('EINVAL');
  const tcb = connectionOf(state, socket);
  if (tcb === undefined || !isConnected(tcb)) {
    settingsOf(state, socket).quickAcks = value === 0 ? 0 : QUICK_ACKS;
  }
  if (tcb === undefined || tcb.state === 'CLOSED') return done(0);
  setQuickAcks(tcb, value !== 0);
  if (isConnected(tcb)) sendWhatMayBeSent(tcb, fx);
  settle(state, tcb, fx);
  return done(0);
}

/** What is no alias may be a setting by its own name, whose values are as they are: 0. */
function aliasOf(option: string): readonly [name: string, unit: number] {
  return (Object.hasOwn(aliases, option) && aliases[option]) || [option, 0];
}

function converted(unit: number, value: number | string): number | string {
  if (unit === 0 || typeof value === 'string') return value;
  return unit < 0 ? Number(value === 0) : value * unit;
}

/** Options of the descriptor itself. */
function setSocketOption(socket: Socket, option: string, value: number | string): boolean {
  if (typeof value !== 'number') return false;
  switch (option) {
    case 'SO_REUSEADDR':
      socket.reuseAddress = value !== 0;
      return true;
    case 'SO_LINGER':
      socket.linger = value;
      return true;
    case 'IP_RECVERR':
      socket.muteSoftErrors = value === 0;
      return true;
    default:
      return false;
  }
}

/** A setting that changes under a live connection takes effect at once. */
function applySetting(tcb: Tcb, name: SettingName, fx: TransportFx): void {
  tcb.touched |= TOUCHED.all;
  switch (name) {
    case 'sendBuffer':
      tcb.sendBuffer.limit = tcb.set.sendBuffer;
      return;
    case 'receiveBuffer':
      tcb.receiveBuffer.limit = tcb.set.receiveBuffer;
      if (isConnected(tcb)) considerWindowUpdate(tcb);
      break;
    case 'sendMss':
      if (isConnected(tcb)) refreshMss(tcb, fx);
      return;
    case 'keepAlive':
    case 'keepAliveIdle':
      if (isConnected(tcb)) startKeepAlive(tcb, fx);
      return;
    case 'nagle':
    case 'cork':
      break;
    default:
      return;
  }
  if (isConnected(tcb)) sendWhatMayBeSent(tcb, fx);
}

function isConnected(tcb: Tcb): boolean {
  return tcb.state !== 'LISTEN' && tcb.state !== 'SYN_SENT' && tcb.state !== 'SYN_RECEIVED';
}

export function getOption(state: TransportState, socket: Socket, option: string): CallOutcome {
  switch (option) {
    case 'SO_ERROR': {
      const error = takeError(socket);
      return { done: true, result: { value: error === '' ? 0 : 1, text: error } };
    }
    case 'SO_REUSEADDR':
      return done(socket.reuseAddress ? 1 : 0);
    case 'SO_LINGER':
      return done(socket.linger);
    case 'TCP_STATE': {
      const text = connectionOf(state, socket)?.state ?? 'CLOSED';
      return { done: true, result: { value: 0, text } };
    }
    case 'TCP_QUICKACK': {
      const { quickAcks, delayedAck } = settingsOf(state, socket);
      const quick = connectionOf(state, socket)?.rcv.quick ?? quickAcks;
      return done(quick > 0 || !delayedAck ? 1 : 0);
    }
    case 'urgentRemaining': {
      const tcb = connectionOf(state, socket);
      return done(tcb === undefined ? 0 : remainingUrgent(tcb));
    }
    case 'softError': {
      const text = connectionOf(state, socket)?.softError ?? '';
      return { done: true, result: { value: text === '' ? 0 : 1, text } };
    }
    default:
      return getSetting(state, socket, option);
  }
}

function getSetting(state: TransportState, socket: Socket, option: string): CallOutcome {
  const [name, unit] = aliasOf(option);
  if (!isSettingName(name)) return failed('ENOPROTOOPT');
  const value = settingsOf(state, socket)[name];
  if (typeof value === 'string') return { done: true, result: { value: 0, text: value } };
  const number = Number(value);
  if (unit === 0) return done(number);
  return done(unit < 0 ? 1 - number : Math.floor(number / unit));
}

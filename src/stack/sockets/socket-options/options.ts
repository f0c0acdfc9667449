/** Socket options: the names that C programmers know, and every connection setting by its own name. */
import { QUICK_ACKS, setQuickAcks } from '../../protocols/tcp/arrive/quick-acks.ts';
import { remainingUrgent } from '../../protocols/tcp/send/send-and-receive.ts';
import { sendWhatMayBeSent } from '../../protocols/tcp/send/sender.ts';
import { changeSetting, isSettingName } from '../../protocols/tcp/state/change-setting.ts';
import { aliasOf, converted } from '../../protocols/tcp/state/option-names.ts';
import type { CallOutcome } from '../calls.ts';
import type { SocketOptions, TransportFx } from '../ip-service.ts';
import { connectionOf, done, failed, settingsOf, takeError } from '../outcomes.ts';
import { settle } from '../socket-events.ts';
import type { Socket, TransportState } from '../state.ts';
import { applySetting, isConnected } from './apply-setting.ts';

/** What `setsockopt` and `getsockopt` do. Programs that make these calls say so in their needs. */
export const socketOptions: SocketOptions = { set: setOption, get: getOption };

function setOption(
  state: TransportState,
  socket: Socket,
  option: string,
  value: number | string,
  fx: TransportFx,
): CallOutcome {
  if (setSocketOption(socket, option, value)) return done(0);
  const grouped = fx.services?.groups?.option(socket.fd, option, value);
  if (grouped !== undefined) return grouped === 'done' ? done(0) : failed(grouped);
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
    case 'IP_DONTFRAG':
      socket.dontFragment = value !== 0;
      return true;
    case 'IP_RECVERR':
      socket.muteSoftErrors = value === 0;
      return true;
    default:
      return false;
  }
}

function getOption(state: TransportState, socket: Socket, option: string): CallOutcome {
  switch (option) {
    case 'SO_ERROR': {
      const error = takeError(socket);
      return { done: true, result: { value: error === '' ? 0 : 1, text: error } };
    }
    case 'SO_REUSEADDR':
      return done(socket.reuseAddress ? 1 : 0);
    case 'SO_LINGER':
      return done(socket.linger);
    case 'IP_DONTFRAG':
      return done(socket.dontFragment ? 1 : 0);
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

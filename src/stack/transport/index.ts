/**
 * The transport layer of one host: TCP, UDP and the socket API, as plain data and functions.
 * `fx.notify` and `fx.complete` must not call back into here; the host keeps them for later.
 */
export { udpArrives } from './datagrams.ts';
export { icmpErrorArrives } from './icmp-errors.ts';
export { socketCall } from './sockets.ts';
export { createTransport, type TransportState } from './state.ts';
export {
  copySettings,
  defaultSettings,
  type SettingName,
  type TransportSettings,
} from './tcp/settings.ts';
export { tcpArrives } from './tcp-arrives.ts';
export { timerFired } from './timers-fire.ts';
export { LINUX_STATE_NUMBERS, listSockets, TCP_INFO_FIELDS, tcpInfo } from './views.ts';

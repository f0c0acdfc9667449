/**
 * The transport layer of one host: TCP, UDP and the socket API, as plain data and functions.
 * `fx.notify` and `fx.complete` must not call back into here; the host keeps them for later.
 */

export {
  copySettings,
  defaultSettings,
  type SettingName,
  type TransportSettings,
} from '../protocols/tcp/state/settings.ts';
export { socketCall } from './sockets.ts';
export { createTransport, type TransportState } from './state.ts';
export { LINUX_STATE_NUMBERS, listSockets, TCP_INFO_FIELDS, tcpInfo } from './views.ts';

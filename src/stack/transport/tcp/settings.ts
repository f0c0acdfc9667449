/**
 * Every switch of the transport layer, in one table: name, kind, unit, range, default, RFC.
 * A host has one set of them; a connection starts with a copy, which `setsockopt` may change.
 * What each means to a person is in settings-text.ts, which the worker never loads.
 */
import { HOUR, MILLISECOND, MINUTE, SECOND } from '../../core/instant.ts';

interface Described {
  /** 'RFC#section', the clause that the default or the range comes from. */
  readonly rfc: string;
  /** Whose the setting is: a host's (ports, listeners) or one connection's. */
  readonly scope: 'connection' | 'host';
}

export interface Toggle extends Described {
  readonly kind: 'toggle';
  readonly initial: boolean;
}

export interface Quantity extends Described {
  readonly kind: 'quantity';
  readonly unit: 'µs' | 'bytes' | 'segments' | 'count' | 'bits' | 'hops' | 'number';
  readonly low: number;
  readonly high: number;
  readonly initial: number;
}

export interface Choice<T extends string = string> extends Described {
  readonly kind: 'choice';
  readonly choices: readonly T[];
  readonly initial: T;
}

export type Setting = Toggle | Quantity | Choice;

function toggle(initial: boolean, rfc: string, scope: Described['scope'] = 'connection'): Toggle {
  return { kind: 'toggle', initial, rfc, scope };
}

function quantity(
  unit: Quantity['unit'],
  low: number,
  high: number,
  initial: number,
  rfc: string,
  scope: Described['scope'] = 'connection',
): Quantity {
  return { kind: 'quantity', unit, low, high, initial, rfc, scope };
}

function choice<const T extends string>(
  choices: readonly T[],
  initial: NoInfer<T>,
  rfc: string,
  scope: Described['scope'] = 'connection',
): Choice<T> {
  return { kind: 'choice', choices, initial, rfc, scope };
}

const GIGABYTE = 1 << 30;

export const settingsTable = {
  // Buffers and windows
  sendBuffer: quantity('bytes', 1, GIGABYTE, 131_072, 'RFC9293#3.9.1.2'),
  receiveBuffer: quantity('bytes', 1, GIGABYTE, 131_072, 'RFC9293#3.8.6'),
  windowScaling: toggle(true, 'RFC7323#2'),
  /** The shift we announce; −1: the smallest that covers the receive buffer. */
  windowShift: quantity('bits', -1, 14, -1, 'RFC7323#2.3'),
  sillyWindowAvoidance: toggle(true, 'RFC9293#3.8.6.2'),
  /** How long data may wait for a larger window before it is sent anyway. */
  overrideTimeout: quantity(
    'µs',
    100 * MILLISECOND,
    SECOND,
    500 * MILLISECOND,
    'RFC9293#3.8.6.2.1',
  ),

  // Segments
  /** The largest segment we announce; 0: what the interface's MTU allows. */
  maxSegment: quantity('bytes', 0, 65_495, 0, 'RFC9293#3.7.1'),
  nagle: toggle(true, 'RFC9293#3.7.4'),
  cork: toggle(false, 'RFC9293#3.7.4'),
  pathMtuDiscovery: toggle(true, 'RFC1191'),
  blackHoleDetection: toggle(true, 'RFC4821#7.7'),
  tos: quantity('number', 0, 255, 0, 'RFC9293#3.9.1.9'),
  ttl: quantity('hops', 1, 255, 64, 'RFC9293#3.9.2'),

  // Acknowledgements
  delayedAck: toggle(true, 'RFC9293#3.8.6.3'),
  delayedAckTime: quantity('µs', 0, 500 * MILLISECOND - 1, 40 * MILLISECOND, 'RFC9293#3.8.6.3'),
  sack: toggle(true, 'RFC2018'),
  duplicateSack: toggle(true, 'RFC2883'),
  timestamps: toggle(true, 'RFC7323#3'),

  // Retransmission
  initialRto: quantity('µs', 1, 60 * SECOND, SECOND, 'RFC6298#2'),
  minimumRto: quantity('µs', 1, 60 * SECOND, SECOND, 'RFC6298#2'),
  maximumRto: quantity('µs', SECOND, 10 * MINUTE, 60 * SECOND, 'RFC6298#2'),
  /** Added to every computed timeout. */
  rtoSlop: quantity('µs', 0, SECOND, 0, 'RFC6298#2'),
  /** R1: after so many retransmissions the network layer is told to doubt the route. */
  r1: quantity('count', 1, 100, 3, 'RFC9293#3.8.3'),
  /** R2: how long sent data may stay unacknowledged before the connection is given up. */
  userTimeout: quantity('µs', SECOND, 24 * HOUR, 5 * MINUTE, 'RFC9293#3.8.3'),
  /** R2 for a SYN. */
  connectTimeout: quantity('µs', SECOND, HOUR, 3 * MINUTE, 'RFC9293#3.8.3'),
  /** R2 as a count, as kernels have it; 0: by time alone. */
  maximumRetries: quantity('count', 0, 100, 0, 'RFC9293#3.8.3'),
  maximumSynRetries: quantity('count', 0, 100, 0, 'RFC9293#3.8.3'),

  // Congestion
  congestionControl: choice(['cubic', 'newreno', 'reno', 'none'], 'cubic', 'RFC9438'),
  /** In segments; 0: the two to four of RFC 5681, by their size. */
  initialWindow: quantity('segments', 0, 1000, 10, 'RFC6928#2'),
  restartAfterIdle: toggle(true, 'RFC5681#4.1'),
  limitedTransmit: toggle(true, 'RFC3042'),
  /** How many segments' worth one ACK may add in slow start; 0: count ACKs, not bytes. */
  byteCounting: quantity('segments', 0, 16, 2, 'RFC3465#2.2'),
  duplicateThreshold: quantity('count', 1, 100, 3, 'RFC5681#3.2'),
  /** 'passive': only for a peer that asks. */
  ecn: choice(['off', 'passive', 'on'], 'passive', 'RFC3168#6.1'),

  // Long silences and the end
  keepAlive: toggle(false, 'RFC9293#3.8.4'),
  keepAliveIdle: quantity('µs', SECOND, 240 * HOUR, 2 * HOUR, 'RFC9293#3.8.4'),
  keepAliveInterval: quantity('µs', SECOND, HOUR, 75 * SECOND, 'RFC9293#3.8.4'),
  keepAliveCount: quantity('count', 1, 100, 9, 'RFC9293#3.8.4'),
  /** One octet of garbage in each keep-alive, for peers that answer nothing less (MAY-6). */
  keepAliveGarbage: toggle(false, 'RFC9293#3.8.4'),
  /** How long a closed socket waits in FIN_WAIT_2 for the peer's FIN; 0: for ever. */
  finWait2Timeout: quantity('µs', 0, HOUR, MINUTE, 'RFC9293#3.6'),
  maximumSegmentLifetime: quantity('µs', MILLISECOND, 10 * MINUTE, 2 * MINUTE, 'RFC9293#3.4.2'),
  timeWaitReuse: toggle(true, 'RFC6191#2'),

  // Attacks
  /** Off: RST and SYN in the window are taken at their word, as RFC 793 had it. */
  challengeAcks: toggle(true, 'RFC5961#3'),
  challengeAckLimit: quantity('count', 0, 100_000, 10, 'RFC5961#7'),
  challengeAckPeriod: quantity('µs', MILLISECOND, MINUTE, 5 * SECOND, 'RFC5961#7'),
  dropSynFin: toggle(false, 'RFC9293#3.10.7', 'host'),
  /** A closed port says nothing instead of RST. */
  silentPorts: toggle(false, 'RFC9293#3.10.7.1', 'host'),
  /** Half-open connections that one listener keeps. */
  synBacklog: quantity('count', 1, 65_536, 128, 'RFC4987#3.3', 'host'),
  synCookies: choice(['off', 'when-full', 'always'], 'when-full', 'RFC4987#3.6', 'host'),

  // Ports
  firstEphemeralPort: quantity('number', 1, 65_535, 49_152, 'RFC6335#6', 'host'),
  lastEphemeralPort: quantity('number', 1, 65_535, 65_535, 'RFC6335#6', 'host'),
} as const satisfies Record<string, Setting>;

type Table = typeof settingsTable;
export type SettingName = keyof Table;

type ValueOf<S> = S extends Toggle
  ? boolean
  : S extends Quantity
    ? number
    : S extends Choice<infer T>
      ? T
      : never;

export type TransportSettings = { [K in SettingName]: ValueOf<Table[K]> };

export const SETTING_NAMES = Object.keys(settingsTable) as SettingName[];

export function defaultSettings(): TransportSettings {
  const settings: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) settings[name] = settingsTable[name].initial;
  return copySettings(settings as TransportSettings);
}

/**
 * A copy, with some of them changed. It goes through JSON because of how engines lay out objects:
 * parsed ones keep their fields at fixed places, all in the same way, while fields stored under
 * computed names become a hash table that every segment would have to search.
 */
export function copySettings(
  settings: TransportSettings,
  changes: Partial<TransportSettings> = {},
): TransportSettings {
  return JSON.parse(JSON.stringify({ ...settings, ...changes })) as TransportSettings;
}

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsTable, name);
}

/** Sets one setting from a socket option or a command; false when the value is not allowed. */
export function changeSetting(
  settings: TransportSettings,
  name: SettingName,
  value: number | string | boolean,
): boolean {
  const setting: Setting = settingsTable[name];
  const target = settings as unknown as Record<string, unknown>;
  if (setting.kind === 'toggle') {
    if (typeof value === 'string') return false;
    target[name] = Boolean(value);
    return true;
  }
  if (setting.kind === 'choice') {
    if (typeof value !== 'string' || !setting.choices.includes(value)) return false;
    target[name] = value;
    return true;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  if (value < setting.low || value > setting.high) return false;
  target[name] = value;
  return true;
}

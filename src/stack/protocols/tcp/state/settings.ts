/**
 * Every switch of the transport layer, in one table: name, kind, range (times in µs), default. Those
 * that a folder in ../settings adds join it by themselves.
 * A host has one set of them; a connection starts with a copy, which `setsockopt` may change.
 * Unit, RFC and meaning are in settings-text.ts, which the worker never loads.
 */

import { HOUR, MILLISECOND, MINUTE, SECOND } from '../../../core/instant.ts';
import { ADDED } from '../settings/added.ts';
import {
  type AddedSettings,
  type Choice,
  choice,
  type Quantity,
  quantity,
  type Setting,
  type Toggle,
  toggle,
} from '../settings/kind.ts';

const GIGABYTE = 1 << 30;

const OWN = {
  // Buffers and windows
  sendBuffer: quantity(1, GIGABYTE, 131_072),
  receiveBuffer: quantity(1, GIGABYTE, 131_072),
  windowScaling: toggle(true),
  /** The shift we announce; −1: the smallest that covers the receive buffer. */
  windowShift: quantity(-1, 14, -1),
  sillyWindowAvoidance: toggle(true),
  /** A closed window is probed without data, by an old sequence number, as some kernels do. */
  emptyProbes: toggle(false),
  /** How long data may wait for a larger window before it is sent anyway. */
  overrideTimeout: quantity(100 * MILLISECOND, SECOND, 500 * MILLISECOND),

  // Segments
  /** The MSS we announce, for what the peer sends; 0: what the interface's MTU allows. */
  announcedMss: quantity(0, 65_495, 0),
  /** The largest segment that we send; 0: what the peer and the path allow. */
  sendMss: quantity(0, 65_495, 0),
  nagle: toggle(true),
  /** Nagle minds only small segments that are unacknowledged, as kernels have it. */
  minshall: toggle(false),
  cork: toggle(false),
  pathMtuDiscovery: toggle(true),
  blackHoleDetection: toggle(true),
  tos: quantity(0, 255, 0),
  ttl: quantity(1, 255, 64),

  // Acknowledgements
  delayedAck: toggle(true),
  delayedAckTime: quantity(0, 500 * MILLISECOND - 1, 40 * MILLISECOND),
  /** So many segments are acknowledged at once when a connection begins (TCP_QUICKACK, tcp/quick.ts). */
  quickAcks: quantity(0, 65_535, 0),
  sack: toggle(true),
  duplicateSack: toggle(true),
  timestamps: toggle(true),
  tolerateMissingTimestamps: toggle(false),
  /** Off: a SYN carries no options, and those of the peer's count for nothing (TCP_NOOPT). */
  synOptions: toggle(true),

  // Retransmission
  initialRto: quantity(1, 60 * SECOND, SECOND),
  minimumRto: quantity(1, 60 * SECOND, SECOND),
  maximumRto: quantity(SECOND, 10 * MINUTE, 60 * SECOND),
  /** G: no timeout is nearer to the round trip than that (RFC 6298 §2.2). */
  clockGranularity: quantity(1, 60 * SECOND, MILLISECOND),
  /** Added to every computed timeout. */
  rtoSlop: quantity(0, SECOND, 0),
  /** R1: after so many retransmissions the network layer doubts the route. */
  r1: quantity(1, 100, 3),
  /** R2: how long sent data may stay unacknowledged before the connection is given up. */
  userTimeout: quantity(SECOND, 24 * HOUR, 5 * MINUTE),
  /** R2 for a SYN. */
  connectTimeout: quantity(SECOND, HOUR, 3 * MINUTE),
  /** R2 as a count, as kernels have it; 0: by time alone. */
  maximumRetries: quantity(0, 100, 0),
  maximumSynRetries: quantity(0, 100, 0),

  // Congestion
  congestionControl: choice(['cubic', 'newreno', 'reno', 'none'], 'cubic'),
  /** In segments; 0: the two to four of RFC 5681, by their size. */
  initialWindow: quantity(0, 1000, 10),
  restartAfterIdle: toggle(true),
  limitedTransmit: toggle(true),
  /** In fast recovery send in proportion to what is delivered (PRR), not first too little, then at once. */
  rateReduction: toggle(false),
  /** How many segments' worth one ACK may add in slow start; 0: count ACKs, not bytes. */
  byteCounting: quantity(0, 16, 2),
  duplicateThreshold: quantity(1, 100, 3),
  /** 'passive': only for a peer that asks. */
  ecn: choice(['off', 'passive', 'on'], 'passive'),
  /** So many repetitions of a SYN still ask for ECN. */
  ecnSynRetries: quantity(0, 100, 1),

  // Long silences and the end
  keepAlive: toggle(false),
  keepAliveIdle: quantity(SECOND, 240 * HOUR, 2 * HOUR),
  keepAliveInterval: quantity(SECOND, HOUR, 75 * SECOND),
  keepAliveCount: quantity(1, 100, 9),
  /** One octet of garbage in each keep-alive, for peers that answer nothing less (MAY-6). */
  keepAliveGarbage: toggle(false),
  /** How long a closed socket waits in FIN_WAIT_2 for the peer's FIN; 0: for ever. */
  finWait2Timeout: quantity(0, HOUR, MINUTE),
  maximumSegmentLifetime: quantity(MILLISECOND, 10 * MINUTE, 2 * MINUTE),
  timeWaitReuse: toggle(true),
  /** RFC 1337 §3, fix F1. */
  timeWaitIgnoresRst: toggle(false),

  // Attacks
  /** Off: RST and SYN in the window are taken at their word, as RFC 793 had it. */
  challengeAcks: toggle(true),
  challengeAckLimit: quantity(0, 100_000, 10),
  challengeAckPeriod: quantity(MILLISECOND, MINUTE, 5 * SECOND),
  /** In the same period: ACKs for unacceptable segments that may themselves be such ACKs. */
  unacceptableAckLimit: quantity(0, 100_000, 10),
  dropSynFin: toggle(false),
  /** A closed port says nothing instead of RST. */
  silentPorts: toggle(false),
  /** Half-open connections that one listener keeps. */
  synBacklog: quantity(1, 65_536, 128),
  synCookies: choice(['off', 'when-full', 'always'], 'when-full'),

  // Ports
  firstEphemeralPort: quantity(1, 65_535, 49_152),
  lastEphemeralPort: quantity(1, 65_535, 65_535),
} as const satisfies Record<string, Setting>;

type Table = typeof OWN & AddedSettings;

/** A folder says in `AddedSettings` what it adds, and a test that it does. */
export const settingsTable = { ...OWN, ...ADDED } as Table;
export type SettingName = keyof Table;

type ValueOf<S> = S extends Toggle
  ? boolean
  : S extends Quantity
    ? number
    : S extends Choice<infer T>
      ? T
      : never;

export type { Setting };
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

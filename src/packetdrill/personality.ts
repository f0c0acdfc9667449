/**
 * What a suite takes for granted about the host it was written for. The RFCs are the default; the
 * others fill in a kernel's settings, and say how strictly its suite reads what it expects.
 */

import { MILLISECOND, MINUTE, SECOND } from '../stack/core/instant.ts';
import { defaultSettings, type TransportSettings } from '../stack/protocols/tcp/state/settings.ts';
import type { PersistBounds } from './sysctl.ts';

export const PERSONALITIES = ['rfc', 'freebsd', 'linux'] as const;
export type PersonalityName = (typeof PERSONALITIES)[number];

export interface Personality {
  name: PersonalityName;
  settings: TransportSettings;
  defines: ReadonlyMap<string, string>;
  tolerance: number;
  /** A packet that no line expects fails the script at its end, not only before the next one. */
  nothingUnexpected: boolean;
  /** Kernels that segment late show one packet of N segments where ours sends N at once. */
  mergesSegments: boolean;
  /** SO_RCVBUF and SO_SNDBUF: what a kernel makes of the number it is given. */
  bufferFactor: number;
  /** What SO_RCVBUF says before a connection is open, where that differs from the real size. */
  receiveSpace: number;
  /** How often a listener repeats a SYN,ACK; undefined: as often as a SYN. */
  synAckRetries: number | undefined;
  /** Between two probes of a closed window. */
  persist: PersistBounds | undefined;
  /** A scaled window may be one unit larger than ours: it was rounded up. */
  roundsWindowsUp: boolean;
  /** An ACK after our FIN may carry the FIN again. */
  repeatsFin: boolean;
  /** TCP_INFO counts the windows in bytes, not in segments. */
  windowsInBytes: boolean;
  /** A connection that a timer ends is reset. */
  resetsTimeouts: 'never' | 'keep-alive' | 'always';
  /** How `tcpi_state` counts the states. */
  states: 'linux' | 'bsd';
}

function settingsWith(changes: Partial<TransportSettings>): TransportSettings {
  return { ...defaultSettings(), ...changes };
}

/** What is not said of a kernel here is as the RFCs have it. */
const MAKERS: Readonly<Record<PersonalityName, () => Personality>> = {
  rfc: () => ({
    name: 'rfc',
    // RFC 5681 and 6582 are what a script about congestion control means unless it says otherwise.
    settings: settingsWith({ congestionControl: 'newreno' }),
    defines: new Map([['RFC', '']]),
    tolerance: 4 * MILLISECOND,
    nothingUnexpected: true,
    mergesSegments: false,
    bufferFactor: 1,
    receiveSpace: 0,
    synAckRetries: undefined,
    persist: undefined,
    roundsWindowsUp: false,
    repeatsFin: false,
    windowsInBytes: false,
    resetsTimeouts: 'never',
    states: 'linux',
  }),
  freebsd: () => ({
    name: 'freebsd',
    settings: settingsWith({
      // 65,536 rounded up to whole segments, as a connection has it from its first window on.
      receiveBuffer: 65_700,
      sendBuffer: 32_768,
      windowShift: 6,
      delayedAckTime: 40 * MILLISECOND,
      minimumRto: 30 * MILLISECOND,
      rtoSlop: 200 * MILLISECOND,
      maximumRto: 64 * SECOND,
      maximumRetries: 12,
      maximumSynRetries: 12,
      connectTimeout: 75 * SECOND,
      userTimeout: 20 * MINUTE,
      maximumSegmentLifetime: 30 * SECOND,
      dropSynFin: false,
      challengeAckLimit: 5,
      challengeAckPeriod: SECOND,
      // What the kernel had when its suite was written.
      congestionControl: 'newreno',
    }),
    defines: new Map([['STANDARD', '']]),
    tolerance: 4 * MILLISECOND,
    nothingUnexpected: false,
    mergesSegments: false,
    bufferFactor: 1,
    receiveSpace: 65_536,
    synAckRetries: 3,
    persist: { shortest: 5 * SECOND, longest: MINUTE, overrideIsRto: false },
    roundsWindowsUp: true,
    repeatsFin: true,
    windowsInBytes: true,
    resetsTimeouts: 'always',
    states: 'bsd',
  }),
  linux: () => ({
    name: 'linux',
    settings: settingsWith({
      receiveBuffer: 131_072,
      sendBuffer: 4 << 20,
      windowShift: 7,
      minimumRto: 200 * MILLISECOND,
      maximumRto: 2 * MINUTE,
      initialWindow: 10,
      // The kernel answers the first segments of a connection at once, before it starts to delay.
      delayedAck: false,
      congestionControl: 'cubic',
      rateReduction: true,
      byteCounting: 16,
      maximumRetries: 15,
      maximumSynRetries: 6,
      connectTimeout: 3 * MINUTE,
      userTimeout: 20 * MINUTE,
      maximumSegmentLifetime: 30 * SECOND,
      // What is not in order is answered once in so long (tcp_invalid_ratelimit).
      challengeAckLimit: 1,
      unacceptableAckLimit: 1,
      challengeAckPeriod: 500 * MILLISECOND,
      blackHoleDetection: false,
      minshall: true,
      emptyProbes: true,
      // The kernel's minimum is one of what is added to the round trip.
      clockGranularity: 200 * MILLISECOND,
      tolerateMissingTimestamps: true,
      ecnSynRetries: 0,
    }),
    // What the kernel's own runner defines for scripts over IPv4.
    defines: new Map([
      ['CMSG_LEVEL_IP', 'SOL_IP'],
      ['CMSG_TYPE_RECVERR', 'IP_RECVERR'],
    ]),
    tolerance: 10 * MILLISECOND,
    nothingUnexpected: false,
    mergesSegments: true,
    bufferFactor: 2,
    receiveSpace: 0,
    synAckRetries: 5,
    persist: { shortest: 200 * MILLISECOND, longest: 2 * MINUTE, overrideIsRto: true },
    roundsWindowsUp: false,
    repeatsFin: false,
    windowsInBytes: false,
    resetsTimeouts: 'keep-alive',
    states: 'linux',
  }),
};

export function personality(name: PersonalityName): Personality {
  return MAKERS[name]();
}

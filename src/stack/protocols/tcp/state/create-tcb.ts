/** A new transmission control block, in CLOSED. */
import { NEVER } from '../../../core/instant.ts';
import { NO_QUICK_ACK_YET } from '../arrive/quick-acks.ts';
import { createRanges } from '../arrive/ranges.ts';
import { TCP_TIMERS } from '../names.ts';
import { createRing } from '../send/ring.ts';
import { copySettings, type TransportSettings } from './settings.ts';
import { DEFAULT_MSS, type Endpoints, NO_TIMER, SSTHRESH_UNKNOWN, type Tcb } from './tcb.ts';
import { createChainEnd } from './trace-vars.ts';
import type {
  CongestionVariables,
  Options,
  ReceiveVariables,
  RetryVariables,
  SendVariables,
} from './variables.ts';

export function createTcb(id: number, ends: Endpoints, settings: TransportSettings): Tcb {
  return {
    id,
    fd: -1,
    state: 'CLOSED',
    passive: false,
    listener: -1,
    halfOpen: 0,
    cookiesUntil: -1,
    localAddress: ends.localAddress,
    localPort: ends.localPort,
    remoteAddress: ends.remoteAddress,
    remotePort: ends.remotePort,
    nextInChain: -1,
    set: copySettings(settings),
    iss: 0,
    irs: 0,
    opened: false,
    snd: createSendVariables(),
    rcv: createReceiveVariables(settings),
    opt: createOptions(),
    rtt: {
      srtt8: -1,
      rttvar4: 0,
      rto: settings.initialRto,
      backoff: 0,
      timing: false,
      seq: 0,
      startedAt: 0,
    },
    cc: createCongestionVariables(),
    ecn: { echo: false, cwrDue: false },
    retry: createPatience(),
    sendBuffer: createRing(settings.sendBuffer),
    receiveBuffer: createRing(settings.receiveBuffer),
    outOfOrder: createRanges(),
    recent: new Uint32Array(4),
    recentCount: 0,
    dsackDue: false,
    dsackLeft: 0,
    dsackRight: 0,
    sacked: createRanges(),
    finQueued: false,
    readerGone: false,
    readShut: false,
    timers: new Int32Array(TCP_TIMERS.length).fill(NO_TIMER),
    due: new Float64Array(TCP_TIMERS.length).fill(NEVER),
    timersMoved: (1 << TCP_TIMERS.length) - 1,
    error: '',
    softError: '',
    events: 0,
    touched: 0,
    recorded: createChainEnd(),
    totals: { retransmits: 0, delivered: 0, segmentsOut: 0, segmentsIn: 0 },
  };
}

function createSendVariables(): SendVariables {
  return {
    una: 0,
    nxt: 0,
    max: 0,
    wnd: 0,
    maxWnd: 0,
    wl1: 0,
    wl2: 0,
    up: 0,
    urgent: false,
    scale: 0,
    peerMss: DEFAULT_MSS,
    mss: DEFAULT_MSS,
    pathRoom: DEFAULT_MSS,
    base: 0,
    pushUpTo: 0,
    smallEnd: 0,
    lastAt: 0,
  };
}

function createReceiveVariables({ quickAcks }: TransportSettings): ReceiveVariables {
  return {
    nxt: 0,
    adv: 0,
    up: 0,
    urgent: false,
    scale: 0,
    mss: DEFAULT_MSS,
    finKnown: false,
    fin: 0,
    unacked: 0,
    unackedSegments: 0,
    quick: quickAcks,
    quickAt: NO_QUICK_ACK_YET,
    ackNow: '',
    lastAt: 0,
  };
}

function createCongestionVariables(): CongestionVariables {
  return {
    cwnd: 0,
    ssthresh: SSTHRESH_UNKNOWN,
    phase: 'open',
    recover: 0,
    recoverValid: false,
    dupAcks: 0,
    credit: 0,
    used: 0,
    usedUntil: 0,
    highRxt: 0,
    resent: [],
    lostAgain: createRanges(),
    rescued: false,
    partialSeen: false,
    reducedAgain: false,
    prrDelivered: 0,
    prrOut: 0,
    recoverFlight: 0,
    cubic: { wMax: 0, epochAt: -1, k: 0, origin: 0, wEst: 0, estCredit: 0 },
  };
}

function createOptions(): Options {
  return {
    timestamps: false,
    tsRecent: 0,
    tsRecentAt: 0,
    tsOffset: 0,
    lastAckSent: 0,
    sack: false,
    windowScaling: false,
    ecn: false,
  };
}

function createPatience(): RetryVariables {
  return {
    retries: 0,
    progressAt: 0,
    probes: 0,
    unheardProbes: 0,
    holding: false,
    overriding: false,
    keepAliveProbes: 0,
    blackHole: false,
    blackHoleSize: 0,
    blackHoleUntil: 0,
    provenSize: 0,
    challengeWindowAt: 0,
    challenges: 0,
    unacceptableWindowAt: 0,
    unacceptableAcks: 0,
  };
}

/** TCP_INFO: what a script's code may ask of the connection under test. */
import { TCP_STATES, type TcpState } from '../stack/trace/tcp-names.ts';
import { coveredBetween } from '../stack/transport/tcp/ranges.ts';
import { timeout } from '../stack/transport/tcp/rtt.ts';
import { inFlight, lostBelow } from '../stack/transport/tcp/sack/pipe.ts';
import { sackedBytes } from '../stack/transport/tcp/sack/scoreboard.ts';
import {
  flightSize,
  receiveWindow,
  SSTHRESH_UNKNOWN,
  type Tcb,
} from '../stack/transport/tcp/tcb.ts';
import type { Lookup } from './code.ts';
import { constant } from './constants.ts';
import type { Personality } from './personality.ts';
import type { Run } from './run-state.ts';

/** Linux's numbers of the states (include/net/tcp_states.h) and FreeBSD's (netinet/tcp_fsm.h). */
const LINUX_STATES: Readonly<Record<TcpState, number>> = {
  ESTABLISHED: 1,
  SYN_SENT: 2,
  SYN_RECEIVED: 3,
  FIN_WAIT_1: 4,
  FIN_WAIT_2: 5,
  TIME_WAIT: 6,
  CLOSED: 7,
  CLOSE_WAIT: 8,
  LAST_ACK: 9,
  LISTEN: 10,
  CLOSING: 11,
};

const BSD_STATES: Readonly<Record<TcpState, number>> = {
  CLOSED: 0,
  LISTEN: 1,
  SYN_SENT: 2,
  SYN_RECEIVED: 3,
  ESTABLISHED: 4,
  CLOSE_WAIT: 5,
  FIN_WAIT_1: 6,
  CLOSING: 7,
  LAST_ACK: 8,
  FIN_WAIT_2: 9,
  TIME_WAIT: 10,
};

const PHASES = { open: 0, disorder: 1, cwr: 2, recovery: 3, loss: 4 } as const;

const OPTION_BITS = { timestamps: 1, sack: 2, windowScaling: 4, ecn: 8 } as const;

const CONSTANTS: Readonly<Record<string, number>> = {
  TCP_CA_Open: PHASES.open,
  TCP_CA_Disorder: PHASES.disorder,
  TCP_CA_CWR: PHASES.cwr,
  TCP_CA_Recovery: PHASES.recovery,
  TCP_CA_Loss: PHASES.loss,
  TCPI_OPT_TIMESTAMPS: OPTION_BITS.timestamps,
  TCPI_OPT_SACK: OPTION_BITS.sack,
  TCPI_OPT_WSCALE: OPTION_BITS.windowScaling,
  TCPI_OPT_ECN: OPTION_BITS.ecn,
  TCPI_OPT_ECN_SEEN: 16,
  TCPI_OPT_SYN_DATA: 32,
  TCP_INFINITE_SSTHRESH: SSTHRESH_UNKNOWN,
};

/** `TCP_CLOSE`, `TCPI_SYN_RECEIVED`, `TCPS_TIME_WAIT`: all the ways to name a state. */
function stateConstant(states: Readonly<Record<TcpState, number>>, name: string) {
  const bare = /^TCP[IS]?_([A-Z0-9_]+)$/.exec(name)?.[1]?.replaceAll('_', '');
  const aliases: Readonly<Record<string, TcpState>> = {
    CLOSE: 'CLOSED',
    SYNRECV: 'SYN_RECEIVED',
    SYNRCVD: 'SYN_RECEIVED',
  };
  if (bare === undefined) return undefined;
  const state = aliases[bare] ?? TCP_STATES.find((it) => it.replaceAll('_', '') === bare);
  return state === undefined ? undefined : states[state];
}

/** What the names in a script's code stand for at this moment. */
export function infoLookup(run: Run): Lookup {
  const { personality } = run;
  const states = personality.states === 'bsd' ? BSD_STATES : LINUX_STATES;
  const tcb = connectionOf(run, run.infoFd);
  return (name) => {
    if (name.startsWith('tcpi_')) return field(name.slice(5), tcb, states, personality);
    const known = CONSTANTS[name] ?? stateConstant(states, name);
    return known ?? constant({ bsd: personality.name === 'freebsd', defines: run.defines }, name);
  };
}

/** The connection behind a live descriptor. */
export function connectionOf(run: Run, fd: number | undefined): Tcb | undefined {
  const { sockets, connections } = run.driver.transport;
  const socket = sockets.get(fd ?? -1);
  return socket === undefined ? undefined : connections.get(socket.conn);
}

type Field = (tcb: Tcb, personality: Personality) => number;

/** Windows are counted in segments or in bytes, as the personality's kernel does. */
function windowUnits(tcb: Tcb, bytes: number, { windowsInBytes }: Personality): number {
  return windowsInBytes ? bytes : Math.floor(bytes / tcb.snd.mss);
}

const segments = (tcb: Tcb, bytes: number): number => Math.ceil(bytes / tcb.snd.mss);

const FIELDS: Readonly<Record<string, Field>> = {
  ca_state: (tcb) => PHASES[tcb.cc.phase],
  retransmits: (tcb) => tcb.rtt.backoff,
  backoff: (tcb) => tcb.rtt.backoff,
  probes: (tcb) => tcb.patience.probes,
  options: ({ opt }) =>
    Object.entries(OPTION_BITS).reduce(
      (bits, [name, bit]) => bits + (opt[name as keyof typeof OPTION_BITS] ? bit : 0),
      0,
    ),
  snd_wscale: (tcb) => (tcb.opt.windowScaling ? tcb.snd.scale : 0),
  rcv_wscale: (tcb) => (tcb.opt.windowScaling ? tcb.rcv.scale : 0),
  rto: timeout,
  snd_mss: (tcb) => tcb.snd.mss,
  advmss: (tcb) => tcb.rcv.mss,
  rcv_mss: (tcb) => tcb.rcv.mss,
  unacked: (tcb) => segments(tcb, flightSize(tcb)),
  sacked: (tcb) => segments(tcb, sackedBytes(tcb)),
  lost: (tcb) => {
    if (!tcb.opt.sack || tcb.sacked.count === 0) return 0;
    const edge = lostBelow(tcb);
    const behind = (edge - tcb.snd.una) >>> 0;
    return segments(tcb, behind - coveredBetween(tcb.sacked, tcb.snd.una, edge));
  },
  pipe: (tcb, personality) => windowUnits(tcb, inFlight(tcb), personality),
  rtt: (tcb) => Math.max(0, Math.floor(tcb.rtt.srtt8 / 8)),
  rttvar: (tcb) => Math.floor(tcb.rtt.rttvar4 / 4),
  snd_ssthresh: (tcb, personality) =>
    tcb.cc.ssthresh === SSTHRESH_UNKNOWN
      ? SSTHRESH_UNKNOWN
      : windowUnits(tcb, tcb.cc.ssthresh, personality),
  snd_cwnd: (tcb, personality) => windowUnits(tcb, tcb.cc.cwnd, personality),
  snd_wnd: (tcb) => tcb.snd.wnd,
  rcv_wnd: receiveWindow,
  rcv_space: (tcb) => tcb.receiveBuffer.limit,
  reordering: (tcb) => tcb.set.duplicateThreshold,
  total_retrans: (tcb) => tcb.totals.retransmits,
  snd_rexmitpack: (tcb) => tcb.totals.retransmits,
  delivered: (tcb) => segments(tcb, tcb.totals.delivered),
  segs_out: (tcb) => tcb.totals.segmentsOut,
  segs_in: (tcb) => tcb.totals.segmentsIn,
  notsent_bytes: (tcb) => Math.max(0, tcb.sendBuffer.length - flightSize(tcb)),
  bytes_received: (tcb) => (tcb.rcv.nxt - tcb.irs - 1) >>> 0,
  bytes_acked: (tcb) => (tcb.snd.una - tcb.iss - 1) >>> 0,
};

function field(
  name: string,
  tcb: Tcb | undefined,
  states: Readonly<Record<TcpState, number>>,
  personality: Personality,
): number | undefined {
  if (name === 'state') return states[tcb?.state ?? 'CLOSED'];
  const read = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (read === undefined) return undefined;
  return tcb === undefined ? 0 : read(tcb, personality);
}

/** Sockets of the host in a state, as sockstat or ss would list them. */
export function countInState(run: Run, state: TcpState, port: number | undefined): number {
  let count = 0;
  for (const tcb of run.driver.transport.connections.values()) {
    const here = port === undefined || tcb.localPort === port || tcb.remotePort === port;
    if (tcb.state === state && here) count++;
  }
  return count;
}

/**
 * The size of a buffer as the kernel would tell it: Linux doubles what it was given, FreeBSD rounds
 * a connection's receive buffer up to whole segments.
 */
export function announcedBuffer(run: Run, fd: number, name: string, value: number): number {
  const { personality } = run;
  const tcb = connectionOf(run, fd);
  if (personality.name === 'freebsd' && name.startsWith('SO_RCVBUF') && tcb !== undefined) {
    const open = tcb.state !== 'LISTEN' && tcb.state !== 'SYN_SENT' && tcb.state !== 'CLOSED';
    const { mss } = tcb.snd;
    if (open && value > mss) return Math.ceil(value / mss) * mss;
  }
  return value * personality.bufferFactor;
}

/** TCP_INFO: what a script's code may ask of the connection under test. */
import { MILLISECOND } from '../stack/core/instant.ts';
import { ownOf } from '../stack/core/own.ts';
import { TCP_STATES, type TcpState } from '../stack/protocols/tcp/names.ts';
import { SSTHRESH_UNKNOWN, type Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import { LINUX_STATE_NUMBERS, TCP_INFO_FIELDS, tcpInfo } from '../stack/sockets/index.ts';
import { chronometerOf } from './chronometer.ts';
import type { Lookup } from './code-expressions.ts';
import { type Counts, createConnection } from './connection.ts';
import { constant } from './constants.ts';
import { askedBuffer, wholeSegments } from './quirks.ts';
import type { Run } from './run-state.ts';

/** FreeBSD's numbers of the states are its own (netinet/tcp_fsm.h); Linux's are those of TCP_INFO. */
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
  const state = ownOf(aliases, bare) ?? TCP_STATES.find((it) => it.replaceAll('_', '') === bare);
  return state === undefined ? undefined : states[state];
}

/** What the names in a script's code stand for at this moment. */
export function infoLookup(run: Run): Lookup {
  const { personality, defines } = run;
  const states = personality.states === 'bsd' ? BSD_STATES : LINUX_STATE_NUMBERS;
  return (name) =>
    name.startsWith('tcpi_')
      ? infoField(run, name)
      : (ownOf(CONSTANTS, name) ??
        stateConstant(states, name) ??
        constant({ bsd: personality.name === 'freebsd', defines }, name));
}

/** The connection behind a live descriptor. */
export function connectionOf(run: Run, fd: number | undefined): Tcb | undefined {
  const { sockets, connections } = run.driver.transport;
  const socket = sockets.get(fd ?? -1);
  return socket === undefined ? undefined : connections.get(socket.conn);
}

/** Kernels count the windows in segments or in bytes. */
const WINDOWS = ['tcpi_snd_cwnd', 'tcpi_snd_ssthresh'];

/** Figures beside those that the transport layer gives under the same names. */
const MORE: Readonly<Record<string, (tcb: Tcb, run: Run, counts: Counts) => number>> = {
  tcpi_advmss: (tcb) => tcb.rcv.mss,
  tcpi_snd_rexmitpack: (tcb) => tcb.totals.retransmits,
  tcpi_bytes_received: (tcb) => (tcb.rcv.nxt - tcb.irs - 1) >>> 0,
  tcpi_data_segs_out: (_tcb, _run, { dataOut }) => dataOut,
  tcpi_data_segs_in: (_tcb, _run, { dataIn }) => dataIn,
  tcpi_min_rtt: (_tcb, _run, { shortestTrip }) => shortestTrip,
  tcpi_rttmin: (_tcb, _run, { shortestTrip }) => shortestTrip,
  tcpi_rcv_ooopack: (_tcb, _run, { outOfOrder }) => outOfOrder,
  tcpi_snd_zerowin: (_tcb, _run, { closedOut }) => closedOut,
  tcpi_bytes_sent: (_tcb, _run, { bytesOut }) => bytesOut,
  tcpi_bytes_retrans: (tcb, _run, { bytesOut }) =>
    Math.max(0, bytesOut - ((tcb.snd.max - tcb.iss - 1) >>> 0)),
  tcpi_last_data_sent: (_tcb, run, { lastDataOut, openedAt }) =>
    milliseconds(run, lastDataOut || openedAt),
  tcpi_last_data_recv: (_tcb, run, { lastDataIn, openedAt }) =>
    milliseconds(run, lastDataIn || openedAt),
  tcpi_last_ack_recv: (_tcb, run, { lastAckIn }) => milliseconds(run, lastAckIn),
  tcpi_busy_time: (tcb, run) => chronometerOf(run, tcb).busy,
  tcpi_rwnd_limited: (tcb, run) => chronometerOf(run, tcb).windowLimited,
  tcpi_sndbuf_limited: (tcb, run) => chronometerOf(run, tcb).bufferLimited,
  tcpi_pmtu: (_tcb, run) => run.settings.mtu,
  tcpi_rcv_ssthresh: (tcb) => tcb.receiveBuffer.limit,
  tcpi_ato: (tcb) => tcb.set.delayedAckTime,
  tcpi_rcv_nxt: (tcb) => tcb.rcv.nxt,
  tcpi_snd_nxt: (tcb) => tcb.snd.nxt,
  tcpi_snd_una: (tcb) => tcb.snd.una,
  tcpi_snd_max: (tcb) => tcb.snd.max,
  tcpi_rcv_numsacks: (tcb) => tcb.outOfOrder.count,
};

function milliseconds(run: Run, since: number): number {
  return since === 0 ? 0 : Math.floor((run.driver.clock.now - since) / MILLISECOND);
}

/** What our host never does or has, so that these are always zero. */
const ZEROS: ReadonlySet<string> = new Set([
  'tcpi_fackets',
  'tcpi_delivered_ce',
  'tcpi_delivery_fastopen_bits',
  'tcpi_delivery_rate_app_limited',
  'tcpi_toe_tid',
  'tcpi_total_tlp',
  'tcpi_total_tlp_bytes',
  'tcpi_fastopen_client_fail',
  'tcpi_rehash',
  'tcpi_reord_seen',
]);

const NOTHING: Counts = createConnection(0, 0).counts;

/** Before there is a connection every figure is zero, but only what is a figure. */
function isField(name: string): boolean {
  return (
    (TCP_INFO_FIELDS as readonly string[]).includes(name) ||
    Object.hasOwn(MORE, name) ||
    ZEROS.has(name)
  );
}

function infoField(run: Run, name: string): number | undefined {
  const { personality, infoFd, driver } = run;
  const tcb = connectionOf(run, infoFd);
  const states = personality.states === 'bsd' ? BSD_STATES : LINUX_STATE_NUMBERS;
  if (name === 'tcpi_state') return states[tcb?.state ?? 'CLOSED'];
  const info = tcpInfo(driver.transport, infoFd ?? -1);
  if (tcb === undefined || info === undefined) return isField(name) ? 0 : undefined;
  // Of a listener the kernel says how long its queue is and how long it may get (tcp_get_info).
  if (tcb.state === 'LISTEN') return info[name] ?? (isField(name) ? 0 : undefined);
  if (WINDOWS.includes(name)) {
    const bytes = name === 'tcpi_snd_cwnd' ? tcb.cc.cwnd : tcb.cc.ssthresh;
    if (personality.windowsInBytes || bytes === SSTHRESH_UNKNOWN) return bytes;
    return Math.floor(bytes / tcb.snd.mss);
  }
  const { counts } = run.connections.findLast(
    ({ localPort, remotePort }) => localPort === tcb.localPort && remotePort === tcb.remotePort,
  ) ?? { counts: NOTHING };
  // Linux counts the SYN among what was delivered.
  if (name === 'tcpi_delivered' && personality.name === 'linux') {
    return (info.tcpi_delivered ?? 0) + (tcb.opened ? 1 : 0);
  }
  return info[name] ?? MORE[name]?.(tcb, run, counts) ?? (ZEROS.has(name) ? 0 : undefined);
}

/** Sockets of the host in a state, as sockstat or ss would list them. */
export function countInState(run: Run, state: TcpState, port: number | undefined): number {
  const { connections, sockets } = run.driver.transport;
  const here = (tcb: Tcb) =>
    port === undefined || tcb.localPort === port || tcb.remotePort === port;
  if (state === 'CLOSED') {
    // What is closed has a descriptor, if anything, and no connection any more.
    const streams = [...sockets.values()].filter(({ type }) => type === 'stream');
    return streams.filter(({ conn }) => (connections.get(conn)?.state ?? state) === state).length;
  }
  return [...connections.values()].filter((tcb) => tcb.state === state && here(tcb)).length;
}

/**
 * The size of a buffer as the kernel would tell it: Linux doubles what it was given, FreeBSD rounds
 * a connection's receive buffer up to whole segments.
 */
export function announcedBuffer(run: Run, fd: number, name: string, value: number): number {
  const { personality, driver } = run;
  const { host } = driver;
  if (personality.name !== 'freebsd' || !name.startsWith('SO_RCVBUF')) {
    return (run.announced.get(value) ?? value) * personality.bufferFactor;
  }
  const tcb = connectionOf(run, fd);
  if (tcb?.state === 'LISTEN') return host.receiveSpace;
  if (tcb === undefined || ['SYN_SENT', 'CLOSED'].includes(tcb.state))
    return askedBuffer(run, value);
  return wholeSegments(run, askedBuffer(run, value), tcb.snd.peerMss);
}

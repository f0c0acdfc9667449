/** What the host shows of its sockets: a table like netstat's, and TCP_INFO. */
import { formatIpv4 } from '../core/addresses.ts';
import { TCP_STATES, type TcpState } from '../protocols/tcp/names.ts';
import { timeout } from '../protocols/tcp/recover/rtt.ts';
import { inFlight } from '../protocols/tcp/recover/sack/pipe.ts';
import { sackedBytes } from '../protocols/tcp/recover/sack/scoreboard.ts';
import { dataEnd, flightSize, receiveWindow, type Tcb } from '../protocols/tcp/state/tcb.ts';
import type { SocketType } from './calls.ts';
import { connectionOf } from './outcomes.ts';
import type { TransportState } from './state.ts';

export interface SocketRow {
  /** −1: no descriptor owns it (any more). */
  fd: number;
  protocol: 'tcp' | 'udp' | Exclude<SocketType, 'stream' | 'dgram'>;
  state: TcpState | '';
  local: string;
  remote: string;
  sendQ: number;
  recvQ: number;
}

export function listSockets(state: TransportState): SocketRow[] {
  const rows: SocketRow[] = [];
  for (const tcb of state.connections.values()) rows.push(connectionRow(tcb));
  for (const socket of state.sockets.values()) {
    if (socket.type === 'stream') continue;
    rows.push({
      fd: socket.fd,
      protocol: socket.type === 'dgram' ? 'udp' : socket.type,
      state: '',
      local: place(socket.localAddress, socket.localPort),
      remote: place(socket.remoteAddress, socket.remotePort),
      sendQ: 0,
      recvQ: socket.datagramBytes,
    });
  }
  return rows;
}

function connectionRow(tcb: Tcb): SocketRow {
  return {
    fd: tcb.fd,
    protocol: 'tcp',
    state: tcb.state,
    local: place(tcb.localAddress, tcb.localPort),
    remote: place(tcb.remoteAddress, tcb.remotePort),
    sendQ: tcb.sendBuffer.length,
    recvQ: tcb.receiveBuffer.length,
  };
}

function place(address: number, port: number): string {
  return `${address === 0 ? '*' : formatIpv4(address)}:${port === 0 ? '*' : port}`;
}

const CA_STATES = { open: 0, disorder: 1, cwr: 2, recovery: 3, loss: 4 } as const;
/** The numbers that Linux gives the states in tcpi_state (include/net/tcp_states.h). */
export const LINUX_STATE_NUMBERS: Record<TcpState, number> = {
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

/** The names of the figures that `tcpInfo` gives. */
export const TCP_INFO_FIELDS = [
  'tcpi_state',
  'tcpi_ca_state',
  'tcpi_options',
  'tcpi_snd_wscale',
  'tcpi_rcv_wscale',
  'tcpi_rto',
  'tcpi_backoff',
  'tcpi_retransmits',
  'tcpi_total_retrans',
  'tcpi_probes',
  'tcpi_snd_mss',
  'tcpi_rcv_mss',
  'tcpi_unacked',
  'tcpi_sacked',
  'tcpi_lost',
  'tcpi_retrans',
  'tcpi_rtt',
  'tcpi_rttvar',
  'tcpi_snd_ssthresh',
  'tcpi_snd_cwnd',
  'tcpi_reordering',
  'tcpi_rcv_space',
  'tcpi_rcv_wnd',
  'tcpi_snd_wnd',
  'tcpi_delivered',
  'tcpi_bytes_acked',
  'tcpi_notsent_bytes',
  'tcpi_segs_out',
  'tcpi_segs_in',
] as const;

type TcpInfo = Record<(typeof TCP_INFO_FIELDS)[number], number>;

/**
 * The figures of TCP_INFO under their usual names; segments are counted in SND.MSS. Of a listener
 * Linux gives the connections that wait to be accepted as `unacked`, and how many may wait as
 * `sacked`; what belongs to a connection is zero (tcp_get_info).
 */
export function tcpInfo(state: TransportState, fd: number): Record<string, number> | undefined {
  const socket = state.sockets.get(fd);
  const tcb = socket === undefined ? undefined : connectionOf(state, socket);
  if (socket === undefined || tcb === undefined) return undefined;
  if (tcb.state === 'LISTEN') {
    return {
      ...Object.fromEntries(TCP_INFO_FIELDS.map((field) => [field, 0])),
      tcpi_state: LINUX_STATE_NUMBERS.LISTEN,
      tcpi_unacked: socket.acceptQueue.length,
      tcpi_sacked: socket.backlog,
      tcpi_reordering: tcb.set.duplicateThreshold,
    };
  }
  const { snd, rcv, rtt, cc, opt } = tcb;
  const segments = (bytes: number) => Math.ceil(bytes / snd.mss);
  const flight = flightSize(tcb);
  const sacked = sackedBytes(tcb);
  return {
    tcpi_state: LINUX_STATE_NUMBERS[tcb.state] ?? TCP_STATES.indexOf(tcb.state),
    tcpi_ca_state: CA_STATES[cc.phase],
    tcpi_options:
      (opt.timestamps ? 1 : 0) +
      (opt.sack ? 2 : 0) +
      (opt.windowScaling ? 4 : 0) +
      (opt.ecn ? 8 : 0),
    tcpi_snd_wscale: snd.scale,
    tcpi_rcv_wscale: rcv.scale,
    tcpi_rto: timeout(tcb),
    tcpi_backoff: rtt.backoff,
    tcpi_retransmits: tcb.retry.retries,
    tcpi_total_retrans: tcb.totals.retransmits,
    tcpi_probes: tcb.retry.probes,
    tcpi_snd_mss: snd.mss,
    tcpi_rcv_mss: rcv.mss,
    tcpi_unacked: segments(flight),
    tcpi_sacked: segments(sacked),
    tcpi_lost: cc.phase === 'recovery' ? segments(Math.max(0, flight - sacked - inFlight(tcb))) : 0,
    tcpi_retrans: tcb.retry.retries > 0 || cc.phase === 'recovery' ? 1 : 0,
    tcpi_rtt: rtt.srtt8 < 0 ? 0 : Math.floor(rtt.srtt8 / 8),
    tcpi_rttvar: Math.floor(rtt.rttvar4 / 4),
    tcpi_snd_ssthresh: segments(cc.ssthresh),
    tcpi_snd_cwnd: Math.floor(cc.cwnd / snd.mss),
    tcpi_reordering: tcb.set.duplicateThreshold,
    tcpi_rcv_space: tcb.receiveBuffer.limit,
    tcpi_rcv_wnd: receiveWindow(tcb),
    tcpi_snd_wnd: snd.wnd,
    tcpi_delivered: segments(tcb.totals.delivered),
    tcpi_bytes_acked: tcb.totals.delivered,
    tcpi_notsent_bytes: Math.max(0, (dataEnd(tcb) - snd.nxt) | 0),
    tcpi_segs_out: tcb.totals.segmentsOut,
    tcpi_segs_in: tcb.totals.segmentsIn,
  } satisfies TcpInfo;
}

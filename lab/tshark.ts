/** tshark as a witness: what it makes of a capture file, packet by packet. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The analysis flags of tshark's TCP dissector, without their prefix `tcp.analysis.`. */
export const ANALYSIS_FLAGS = [
  'retransmission',
  'fast_retransmission',
  'spurious_retransmission',
  'out_of_order',
  'lost_segment',
  'ack_lost_segment',
  'duplicate_ack',
  'zero_window',
  'zero_window_probe',
  'zero_window_probe_ack',
  'window_full',
  'window_update',
  'keep_alive',
  'keep_alive_ack',
  'reused_ports',
] as const;
export type AnalysisFlag = (typeof ANALYSIS_FLAGS)[number];

export interface Expert {
  severity: 'comment' | 'chat' | 'note' | 'warning' | 'error';
  message: string;
}

export interface Seen {
  /** µs since 1970; tshark's nanoseconds must be whole microseconds. */
  at: number;
  interface: string;
  inbound: boolean;
  comments: string[];
  experts: Expert[];
  malformed: boolean;
  /** Checksums by protocol: 'good', 'bad', or another word of tshark's. */
  checksums: Record<'ip' | 'icmp' | 'udp' | 'tcp', string[]>;
  protocols: string;
  tcp: SeenSegment | undefined;
}

export interface SeenSegment {
  stream: number;
  srcPort: number;
  dstPort: number;
  seq: number;
  ack: number;
  flags: number;
  length: number;
  /** As it is on the wire, unscaled. */
  window: number;
  completeness: number;
  analysis: Set<AnalysisFlag>;
  duplicateAck: number;
}

const FIELDS = [
  'frame.time_epoch',
  'frame.interface_name',
  'frame.packet_flags_direction',
  'frame.comment',
  'frame.protocols',
  '_ws.malformed',
  '_ws.expert.severity',
  '_ws.expert.message',
  'ip.checksum.status',
  'icmp.checksum.status',
  'udp.checksum.status',
  'tcp.checksum.status',
  'tcp.stream',
  'tcp.srcport',
  'tcp.dstport',
  'tcp.seq_raw',
  'tcp.ack_raw',
  'tcp.flags',
  'tcp.len',
  'tcp.window_size_value',
  'tcp.completeness',
  'tcp.analysis.duplicate_ack_num',
  ...ANALYSIS_FLAGS.map((flag) => `tcp.analysis.${flag}`),
] as const;

const OPTIONS = [
  ['-o', 'ip.check_checksum:TRUE'],
  ['-o', 'tcp.check_checksum:TRUE'],
  ['-o', 'udp.check_checksum:TRUE'],
  // What the processes say to each other is no protocol, whatever their ports are.
  ['-d', 'tcp.port==1-65535,data'],
  ['-d', 'udp.port==1-65535,data'],
].flat();

/** Where a value could hold any common separator, the one of ASCII is used. */
const BETWEEN_VALUES = '\x1f';
const SEVERITIES: Record<string, Expert['severity']> = {
  1048576: 'comment',
  2097152: 'chat',
  4194304: 'note',
  6291456: 'warning',
  8388608: 'error',
};
const STATUS: Record<string, string> = { 0: 'bad', 1: 'good', 2: 'unverified' };

/** '4.0' for 4.0.17: what it infers has changed from one to the next. */
export function tsharkVersion(): string {
  const { stdout } = spawnSync('tshark', ['--version'], { encoding: 'utf8' });
  return /\b(\d+\.\d+)\.\d+/.exec(stdout)?.[1] ?? '';
}

/** Reads a capture; `more` are further arguments of tshark. */
export function readWithTshark(file: Uint8Array, more: readonly string[] = []): Seen[] {
  const format = ['-T', 'fields', '-E', `aggregator=${BETWEEN_VALUES}`, '-E', 'separator=/t'];
  const fields = FIELDS.flatMap((field) => ['-e', field]);
  return tshark(file, [...OPTIONS, ...more, ...format, ...fields])
    .split('\n')
    .filter((line) => line !== '')
    .map(readLine);
}

export function tshark(file: Uint8Array, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'wireglass-lab-'));
  try {
    const path = join(folder, 'run.pcapng');
    writeFileSync(path, file);
    const { stdout, stderr, status } = spawnSync('tshark', ['-n', '-2', '-r', path, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8', WIRESHARK_CONFIG_DIR: folder },
    });
    // It warns of being root; anything else is about the file.
    const complaints = stderr
      .split('\n')
      .filter((line) => line !== '' && !/as user "root"/.test(line));
    if (status !== 0 || complaints.length > 0) {
      throw new Error(`tshark ended with ${status}: ${complaints.join('\n')}`);
    }
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readLine(line: string): Seen {
  const columns = line.split('\t');
  const values = (name: (typeof FIELDS)[number]) => {
    const text = columns[FIELDS.indexOf(name)] ?? '';
    return text === '' ? [] : text.split(BETWEEN_VALUES);
  };
  const first = (name: (typeof FIELDS)[number]) => values(name)[0] ?? '';
  const status = (name: 'ip' | 'icmp' | 'udp' | 'tcp') =>
    values(`${name}.checksum.status`).map((value) => STATUS[value] ?? value);
  const messages = values('_ws.expert.message');
  return {
    at: microseconds(first('frame.time_epoch')),
    interface: first('frame.interface_name'),
    inbound: Number(first('frame.packet_flags_direction')) === 1,
    comments: values('frame.comment'),
    experts: values('_ws.expert.severity').map((severity, i) => ({
      severity: SEVERITIES[severity] ?? 'error',
      message: messages[i] ?? '',
    })),
    malformed: first('_ws.malformed') !== '',
    checksums: { ip: status('ip'), icmp: status('icmp'), udp: status('udp'), tcp: status('tcp') },
    protocols: first('frame.protocols'),
    tcp: first('tcp.stream') === '' ? undefined : readSegment(first),
  };
}

function readSegment(first: (name: (typeof FIELDS)[number]) => string): SeenSegment {
  const number = (name: (typeof FIELDS)[number]) => Number(first(name));
  return {
    stream: number('tcp.stream'),
    srcPort: number('tcp.srcport'),
    dstPort: number('tcp.dstport'),
    seq: number('tcp.seq_raw'),
    ack: number('tcp.ack_raw'),
    flags: number('tcp.flags'),
    length: number('tcp.len'),
    window: number('tcp.window_size_value'),
    completeness: number('tcp.completeness'),
    analysis: new Set(ANALYSIS_FLAGS.filter((flag) => first(`tcp.analysis.${flag}`) !== '')),
    duplicateAck: number('tcp.analysis.duplicate_ack_num'),
  };
}

function microseconds(text: string): number {
  const [seconds = '', nanoseconds = ''] = text.split('.');
  if (!nanoseconds.endsWith('000')) throw new Error(`${text} is not in whole microseconds`);
  return Number(seconds) * 1_000_000 + Number(nanoseconds.slice(0, 6));
}

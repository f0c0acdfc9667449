/** What a program says in one line, before it is spelled in a language. */

import type { CallRow } from '../../../model/parts/calls.ts';
import type { ScriptStep } from '../../../stack/apps/script/script.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import type { ProgramCall } from '../../../stack/sockets/calls.ts';

/** Every socket call that there is, and what a script does besides. */
export type CallName = ProgramCall['name'];
export type StatementName = CallName | 'recvAll' | 'wait' | 'waitUntil' | 'exit';

export interface Statement {
  readonly name: StatementName;
  /** The variable or the number of the socket that it is about. */
  readonly on: string;
  /** The variable that takes what it gives. */
  readonly as: string;
  /** 10.0.0.2; '' for any. */
  readonly address: string;
  readonly port: number;
  /** Text that is sent, as it stands between quotes; undefined for a pattern of `size` bytes. */
  readonly text: string | undefined;
  /** Bytes, a backlog, an exit code. */
  readonly size: number;
  /** µs: of a wait, or between two reads. */
  readonly time: number;
  /** Of socket: its type; of shutdown: rd, wr, rdwr; of an option: its name. */
  readonly how: string;
  readonly value: string;
}

const PLAIN: Omit<Statement, 'name'> = {
  ...{
    on: '',
    as: '',
    address: '',
    port: 0,
    text: undefined,
    size: 0,
    time: 0,
    how: '',
    value: '',
  },
};

const addressOf = (address: number | undefined): string => (address ? formatIpv4(address) : '');

/** A step of a script; of a jump there is no statement: a loop is drawn around what it repeats. */
export function statementOf(step: Exclude<ScriptStep, { do: 'goto' }>): Statement {
  const base: Statement = {
    ...PLAIN,
    name: step.do,
    on: 'on' in step ? step.on : '',
    as: 'as' in step ? step.as : '',
    ...('port' in step && { port: step.port }),
    ...('address' in step && { address: addressOf(step.address) }),
    ...('size' in step && { size: step.size }),
  };
  switch (step.do) {
    case 'socket':
      return { ...base, how: step.type ?? 'stream' };
    case 'listen':
      return { ...base, size: step.backlog };
    case 'send':
      return { ...base, text: step.text, size: step.text?.length ?? step.bytes ?? 0 };
    case 'sendto':
      return { ...base, text: step.text, size: step.text.length };
    case 'recvAll':
      return { ...base, value: step.bytes ? String(step.bytes) : '', time: step.every ?? 0 };
    case 'shutdown':
      return { ...base, how: step.how };
    case 'setsockopt':
      return { ...base, how: step.option, value: String(step.value) };
    case 'wait':
      return { ...base, time: step.for };
    case 'waitUntil':
      return { ...base, time: step.at };
    case 'exit':
      return { ...base, size: step.code ?? 0 };
    default:
      return base;
  }
}

const SOCKETS: Readonly<Record<string, string>> = {
  SOCK_STREAM: 'stream',
  SOCK_DGRAM: 'dgram',
  ICMP: 'icmp',
  SOCK_RAW: 'raw',
  AF_PACKET: 'packet',
  AF_ROUTE: 'route',
};

/** A call that was made, from how the trace has it: `connect(3, 10.0.0.2:80)`. */
export function statementOfCall({ name, args, fd, resultFd }: CallRow): Statement {
  const called = name as CallName;
  const said = fd < 0 ? args : args.replace(/^-?\d+(?:, )?/, '');
  const base: Statement = {
    ...PLAIN,
    name: called,
    on: fd < 0 ? '' : variableOf(fd),
    as: resultFd >= 0 && (called === 'socket' || called === 'accept') ? variableOf(resultFd) : '',
  };
  switch (called) {
    case 'socket':
      return { ...base, how: SOCKETS[said.split(',')[0] ?? ''] ?? said };
    case 'bind':
    case 'connect':
      return { ...base, ...endpoint(said) };
    case 'listen':
    case 'recv':
    case 'recvfrom':
      return { ...base, size: Number(said) };
    case 'send':
      return { ...base, ...dataOf(said) };
    case 'sendto': {
      const [, data = '', to = ''] = /^(.*), ([^,]*)$/.exec(said) ?? [];
      return { ...base, ...dataOf(data), ...endpoint(to) };
    }
    case 'shutdown':
      return { ...base, how: said.replace('SHUT_', '').toLowerCase() };
    case 'setsockopt':
    case 'getsockopt': {
      const [how = '', value = ''] = said.split(', ');
      return { ...base, how, value };
    }
    case 'setNonBlocking':
      return { ...base, value: said };
    default:
      return base;
  }
}

const variableOf = (fd: number) => `fd${fd}`;

function endpoint(said: string): Pick<Statement, 'address' | 'port'> {
  const [address = '', port = '0'] = said.split(':');
  return { address: address === '*' ? '' : address, port: Number(port) };
}

function dataOf(said: string): Pick<Statement, 'text' | 'size'> {
  const text = /^"(.*)"$/s.exec(said)?.[1];
  return { text, size: text?.length ?? Number.parseInt(said, 10) };
}

/** An authoritative name server over UDP (RFC 1034, RFC 1035): it answers whoever asks. */
import type { Ipv4 } from '../../core/addresses.ts';
import { respond } from '../../protocols/dns/answer.ts';
import { rcodeName } from '../../protocols/dns/codes.ts';
import {
  decodeMessage,
  encodeMessage,
  type Message,
  MOST_OVER_UDP,
} from '../../protocols/dns/message.ts';
import { typeName } from '../../protocols/dns/record.ts';
import '../../protocols/dns/events.ts';
import { DNS_PORT } from '../../protocols/dns/stub-resolver.ts';
import { parseZone, type Zone, type ZoneSpec } from '../../protocols/dns/zone.ts';
import type { Errno } from '../../sockets/calls.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { bound, call, resultOf } from '../non-blocking.ts';

export interface DnsServerArgs {
  zones: readonly ZoneSpec[];
  /** Default 53. */
  port?: number;
}

export interface DnsServerState {
  port: number;
  /** Frozen: keyframes share them. */
  zones: readonly Zone[];
  /** Why it cannot serve; '' when it can. */
  fault: string;
  fd: number;
}

const MOST_BYTES = 65_535;

export const dnsServer: AppKind<DnsServerState, DnsServerArgs> = {
  id: 'dns.server',
  needs: () => ['dgram'],
  hears: { sockets: true },
  init: ({ zones: specs, port = DNS_PORT }) => {
    const zones: Zone[] = [];
    let fault = '';
    for (const spec of specs) {
      const parsed = parseZone(spec);
      if (parsed.zone !== null) zones.push(parsed.zone);
      else fault ||= `zone ${spec.origin}: ${parsed.fault}${lineOf(parsed.line, spec)}`;
    }
    return { port, zones: Object.freeze(zones), fault, fd: -1 };
  },
  step(state: DnsServerState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') open(state, env);
    else if (event.type === 'socket' && event.fd === state.fd) answerAll(state, env);
  },
};

function lineOf(line: number, { records }: ZoneSpec): string {
  return line < 0 ? '' : `, line ${line + 1}: ${records[line]}`;
}

function open(state: DnsServerState, env: AppEnv): void {
  const { port } = state;
  if (state.fault !== '') {
    stop(state.fault, env);
    return;
  }
  state.fd = bound('dgram', port, env);
}

function stop(why: string, env: AppEnv): void {
  env.print(why);
  env.exit(1);
}

function answerAll({ fd, zones }: DnsServerState, env: AppEnv): void {
  while (env.mayGoOn()) {
    const got = call(env, { name: 'recvfrom', fd, size: MOST_BYTES });
    if (got.error === 'EAGAIN') return;
    // An ICMP error about an earlier answer: whoever asked is gone.
    if (got.error !== undefined || got.data === undefined) continue;
    const { data: asked, address = 0, port = 0 } = got;
    const answer = respond(zones, asked);
    if (typeof answer === 'string') {
      env.trace('dns.discarded', { process: env.pid, why: answer });
      continue;
    }
    const asker = { address, port };
    env.trace('dns.query.received', { ...aboutOf(answer, env), client: address });
    const error = send(fd, answer, MOST_OVER_UDP, asker, env);
    if (error === undefined) continue;
    env.trace('dns.response.failed', { ...aboutOf(answer, env), peer: address, why: error });
  }
}

/** Sends an answer of at most so many octets; returns why that was not possible. */
function send(
  fd: number,
  answer: Message,
  limit: number,
  { address, port }: { address: Ipv4; port: number },
  env: AppEnv,
): Errno | undefined {
  const data = encodeMessage(answer, limit);
  // What is sent may be less than the answer: records that do not fit are left out.
  const { message } = decodeMessage(data);
  const { authoritative, truncated } = message;
  const body = {
    ...aboutOf(message, env),
    peer: address,
    rcode: rcodeName(message.rcode),
    answers: message.answers.length,
    authoritative,
    truncated,
  };
  const sent = { name: 'sendto', fd, data, address, port } as const;
  return resultOf(env.say('dns.response.sent', body, sent)).error;
}

/** What events about a message say of it. A query that cannot be read may be about nothing. */
function aboutOf({ id, questions: [question] }: Message, env: AppEnv) {
  const type = question === undefined ? '' : typeName(question.type);
  return { process: env.pid, messageId: id, name: question?.name ?? '', type };
}

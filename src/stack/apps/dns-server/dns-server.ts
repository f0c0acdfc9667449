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
import type { CallResult, SocketCall } from '../../sockets/calls.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';

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
  state.fd = resultOf({ name: 'socket', type: 'dgram', nonBlocking: true }, env).value;
  const { error } = resultOf({ name: 'bind', fd: state.fd, address: 0, port }, env);
  if (error !== undefined) stop(`port ${port}: ${error}`, env);
}

function stop(why: string, env: AppEnv): void {
  env.print(why);
  env.exit(1);
}

function answerAll({ fd, zones }: DnsServerState, env: AppEnv): void {
  while (env.mayGoOn()) {
    const got = resultOf({ name: 'recvfrom', fd, size: MOST_BYTES }, env);
    if (got.error === 'EAGAIN') return;
    // An ICMP error about an earlier answer: whoever asked is gone.
    if (got.error !== undefined || got.data === undefined) continue;
    const { data: asked, address = 0, port = 0 } = got;
    const answer = respond(zones, asked);
    if (typeof answer === 'string') {
      env.trace('dns.discarded', { process: env.pid, why: answer });
      continue;
    }
    const data = encodeMessage(answer, MOST_OVER_UDP);
    // What is sent may be less than the answer: records that do not fit are left out.
    traceAnswer(decodeMessage(data).message, address, env);
    env.call({ name: 'sendto', fd, data, address, port });
  }
}

function traceAnswer(message: Message, client: Ipv4, env: AppEnv): void {
  // A query that cannot be read may be about nothing.
  const [question] = message.questions;
  const name = question?.name ?? '';
  const type = question === undefined ? '' : typeName(question.type);
  const about = { process: env.pid, messageId: message.id, name, type };
  env.trace('dns.query.received', { ...about, client });
  env.trace('dns.response.sent', {
    ...about,
    peer: client,
    rcode: rcodeName(message.rcode),
    answers: message.answers.length,
    authoritative: message.authoritative,
    truncated: message.truncated,
  });
}

/** Calls on a non-blocking socket return at once; one that does not is that of a process at its end. */
function resultOf(request: SocketCall, env: AppEnv): CallResult {
  const outcome = env.call(request);
  return outcome.done ? outcome.result : { value: -1, error: 'EAGAIN' };
}

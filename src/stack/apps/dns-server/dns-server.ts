/** An authoritative name server over UDP and TCP (RFC 1034, RFC 1035, RFC 7766): it answers whoever asks. */

import { respond } from '../../protocols/dns/answer.ts';
import { DNS_PORT } from '../../protocols/dns/codes.ts';
import { decodeMessage } from '../../protocols/dns/message.ts';
import '../../protocols/dns/events.ts';
import { datagramLimit, USUAL_SIZE } from '../../protocols/dns/edns.ts';
import { linesOf, parseZone, type Zone, type ZoneSpec } from '../../protocols/dns/zone.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { aboutMessage, sendAnswer } from './answers.ts';
import { closedDoors, type Doors, type Heard, hearDoors, openDoors } from './doors.ts';

export interface DnsServerArgs {
  zones: readonly ZoneSpec[];
  /** Default 53. */
  port?: number;
  /** The largest datagram it takes and sends (EDNS, RFC 6891); null: it does not know EDNS. */
  size?: number | null;
  /** False: it answers over UDP alone. */
  tcp?: boolean;
}

export interface DnsServerState {
  port: number;
  tcp: boolean;
  size: number | null;
  /** Frozen: keyframes share them. */
  zones: readonly Zone[];
  /** Why it cannot serve; '' when it can. */
  fault: string;
  doors: Doors;
}

export const dnsServer: AppKind<DnsServerState, DnsServerArgs> = {
  id: 'dns.server',
  needs: () => ['dgram'],
  hears: { sockets: true },
  init: ({ zones: specs, port = DNS_PORT, size = USUAL_SIZE, tcp = true }) => {
    const zones: Zone[] = [];
    let fault = '';
    for (const spec of specs) {
      const parsed = parseZone(spec);
      if (parsed.zone !== null) zones.push(parsed.zone);
      else fault ||= `zone ${spec.origin}: ${parsed.fault}${lineOf(parsed.line, spec)}`;
    }
    return { port, tcp, size, zones: Object.freeze(zones), fault, doors: closedDoors() };
  },
  step(state: DnsServerState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') start(state, env);
    else hearDoors(state.doors, event, (heard) => answer(state, heard, env), env);
  },
};

function lineOf(line: number, { records }: ZoneSpec): string {
  return line < 0 ? '' : `, line ${line + 1}: ${linesOf(records)[line]}`;
}

function start(state: DnsServerState, env: AppEnv): void {
  if (state.fault === '') {
    openDoors(state.doors, state.port, state.tcp, env);
    return;
  }
  env.print(state.fault);
  env.exit(1);
}

function answer({ zones, size, doors }: DnsServerState, heard: Heard, env: AppEnv): void {
  const { data, asker } = heard;
  const message = respond(zones, data, size);
  if (typeof message === 'string') {
    env.trace('dns.discarded', { process: env.pid, why: message });
    return;
  }
  const { over, address } = asker;
  env.trace('dns.query.received', { ...aboutMessage(message, env), client: address, over });
  const limit = over === 'TCP' ? undefined : datagramLimit(decodeMessage(data).message, size);
  sendAnswer(doors, asker, message, limit, env);
}

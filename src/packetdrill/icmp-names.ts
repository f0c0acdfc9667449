/** ICMP types and codes by the names that scripts use. */
import { icmpTypes, timeExceededCodes } from '../stack/protocols/icmp/header.ts';
import { allUnreachableCodes } from '../stack/protocols/icmp/unreachable-codes.ts';
import type { IcmpPacket } from './ast.ts';
import { ScriptError, Unsupported } from './errors.ts';

const ICMP_TYPES: Readonly<Record<string, number>> = {
  unreachable: icmpTypes.destinationUnreachable,
  source_quench: icmpTypes.sourceQuench,
  redirect: icmpTypes.redirect,
  time_exceeded: icmpTypes.timeExceeded,
  parameter_problem: icmpTypes.parameterProblem,
};

const ICMP_CODES: Readonly<Record<string, number>> = {
  net_unreachable: allUnreachableCodes.net,
  host_unreachable: allUnreachableCodes.host,
  protocol_unreachable: allUnreachableCodes.protocol,
  port_unreachable: allUnreachableCodes.port,
  frag_needed: allUnreachableCodes.fragmentationNeeded,
  source_route_failed: allUnreachableCodes.sourceRouteFailed,
  net_unknown: allUnreachableCodes.netUnknown,
  host_unknown: allUnreachableCodes.hostUnknown,
  source_host_isolated: allUnreachableCodes.sourceHostIsolated,
  net_prohibited: allUnreachableCodes.netProhibited,
  host_prohibited: allUnreachableCodes.hostProhibited,
  net_unreachable_for_tos: allUnreachableCodes.netTos,
  host_unreachable_for_tos: allUnreachableCodes.hostTos,
  packet_filtered: allUnreachableCodes.administrativelyProhibited,
  comm_prohibited: allUnreachableCodes.administrativelyProhibited,
  precedence_violation: allUnreachableCodes.precedenceViolation,
  precedence_cutoff: allUnreachableCodes.precedenceCutoff,
  ttl_exceeded: timeExceededCodes.ttl,
  ttl_exceeded_in_transit: timeExceededCodes.ttl,
  frag_reass_exceeded: timeExceededCodes.reassembly,
  reassembly_exceeded: timeExceededCodes.reassembly,
  redirect_for_net: 0,
  redirect_for_host: 1,
  code_0: 0,
  code_1: 1,
  code_2: 2,
};

/** Codes of "unreachable" that may abort a connection: protocol, port, and the prohibitions. */
export const HARD_CODES = [2, 3, 9, 10, 13];

/** The prohibitions alone: network, host, communication. */
export const PROHIBITED_CODES = [9, 10, 13];

function numberIn(names: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** ICMPv6's own names, and those of messages that are no errors. */
const FOREIGN =
  /^(packet_too_big|no_route|addr_unreachable|admin_prohibited|beyond_scope|policy_fail|reject_route|hop_limit|echo_re|router_|timestamp|info)/;

function unknownIcmp(line: number, name: string): Error {
  if (FOREIGN.test(name)) return new Unsupported(line, `icmp ${name}`);
  return new ScriptError(line, `nothing is known of icmp ${name}`, { word: name });
}

export function icmpNumbers(line: number, packet: IcmpPacket): { type: number; code: number } {
  // A few suites leave the type out: `icmp ttl_exceeded [...]`, `icmp frag_needed mtu 1300 [...]`.
  const short = numberIn(ICMP_CODES, packet.type);
  if (short !== undefined) {
    const exceeded = packet.type.startsWith('ttl') || packet.type.includes('reass');
    return {
      type: exceeded ? icmpTypes.timeExceeded : icmpTypes.destinationUnreachable,
      code: short,
    };
  }
  const type = numberIn(ICMP_TYPES, packet.type);
  const code = packet.code === '' ? 0 : numberIn(ICMP_CODES, packet.code);
  if (type === undefined || code === undefined) {
    throw unknownIcmp(line, type === undefined ? packet.type : packet.code);
  }
  return { type, code };
}

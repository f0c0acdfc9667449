/** Socket calls and their results as a C programmer writes them; the same in every language. */
import { formatIpv4 } from '../core/addresses.ts';
import type { CallResult, SocketCall } from '../transport/calls.ts';

/** The arguments between the parentheses. */
export function formatArguments(call: SocketCall): string {
  switch (call.name) {
    case 'socket':
      return call.type === 'stream' ? 'SOCK_STREAM' : call.type === 'dgram' ? 'SOCK_DGRAM' : 'ICMP';
    case 'bind':
    case 'connect':
      return `${call.fd}, ${endpoint(call.address, call.port)}`;
    case 'listen':
      return `${call.fd}, ${call.backlog}`;
    case 'send':
      return `${call.fd}, ${quoted(call.data)}`;
    case 'sendto':
      return `${call.fd}, ${quoted(call.data)}, ${endpoint(call.address, call.port)}`;
    case 'recv':
    case 'recvfrom':
      return `${call.fd}, ${call.size}`;
    case 'shutdown':
      return `${call.fd}, SHUT_${call.how.toUpperCase()}`;
    case 'setsockopt':
      return `${call.fd}, ${call.option}, ${call.value}`;
    case 'getsockopt':
      return `${call.fd}, ${call.option}`;
    case 'setNonBlocking':
      return `${call.fd}, ${call.on ? 'on' : 'off'}`;
    default:
      return String(call.fd);
  }
}

export function formatResult(call: string, result: CallResult): string {
  if (result.error !== undefined) return `−1 ${result.error}`;
  if (result.text !== undefined) return result.text;
  if (call === 'accept' && result.address !== undefined) {
    return `${result.value}, ${endpoint(result.address, result.port ?? 0)}`;
  }
  if (result.data !== undefined && result.value > 0)
    return `${result.value} ${quoted(result.data)}`;
  return String(result.value);
}

function endpoint(address: number, port: number): string {
  return `${address === 0 ? '*' : formatIpv4(address)}:${port}`;
}

/** Short printable data in quotes; anything else by its size. */
function quoted(data: Uint8Array): string {
  if (data.length > 24 || data.some((byte) => byte < 32 || byte > 126)) {
    return `${data.length} bytes`;
  }
  return `"${String.fromCharCode(...data)}"`;
}

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
      return call.fd < 0 ? `${call.fd}, ${call.size}` : readText(call.fd * SIZES + call.size);
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
  const { value, data } = result;
  if (data !== undefined && value > 0 && data.length <= LONGEST_QUOTE) {
    return `${value} ${quoted(data)}`;
  }
  return value > 0 && (call === 'recv' || data !== undefined) ? receivedText(value) : String(value);
}

function endpoint(address: number, port: number): string {
  return `${address === 0 ? '*' : formatIpv4(address)}:${port}`;
}

const LONGEST_QUOTE = 24;

/** Short printable data in quotes; anything else by its size. */
function quoted(data: Uint8Array): string {
  if (data.length > LONGEST_QUOTE || data.some((byte) => byte < 32 || byte > 126)) {
    return bytesText(data.length);
  }
  return `"${String.fromCharCode(...data)}"`;
}

/**
 * Long transfers say the same few things again and again, with every segment: each text is made
 * once, also because the trace finds the very same string faster than an equal one.
 */
function once(make: (key: number) => string): (key: number) => string {
  const texts = new Map<number, string>();
  let last = Number.NaN;
  let lastText = '';
  return (key) => {
    if (key === last) return lastText;
    let text = texts.get(key);
    if (text === undefined) {
      if (texts.size >= MOST_TEXTS) texts.clear();
      text = make(key);
      texts.set(key, text);
    }
    last = key;
    lastText = text;
    return text;
  };
}

const MOST_TEXTS = 4_096;
const SIZES = 2 ** 32;
const bytesText = once((count) => `${count} bytes`);
const receivedText = once((count) => `${count} ${count} bytes`);
const readText = once((key) => `${Math.floor(key / SIZES)}, ${key % SIZES}`);

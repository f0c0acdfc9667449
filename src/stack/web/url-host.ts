/** The host of a URL (URL standard §3.5), without internationalised names and IPv6. */
import { percentDecode } from './url-encode.ts';

export type HostFault = 'host-missing' | 'host-forbidden' | 'host-not-ascii' | 'host-address';

/** Code points that no domain may have. */
const FORBIDDEN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
/** More than any name has (RFC 1035 §2.3.4), with the dot of the root. */
const LONGEST_HOST = 254;

export type ParsedHost = { readonly host: string } | { readonly fault: HostFault };

export function parseHost(text: string): ParsedHost {
  if (text === '') return { fault: 'host-missing' };
  const host = percentDecode(text).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  if (/[^\0-\x7f]/.test(host)) return { fault: 'host-not-ascii' };
  if (FORBIDDEN.test(host) || host.length > LONGEST_HOST) return { fault: 'host-forbidden' };
  if (!endsInNumber(host)) return { host };
  const address = parseNumbers(host);
  return address === undefined ? { fault: 'host-address' } : { host: address };
}

/** Then it is an IPv4 address or nothing: `10.0.0.256` is no name (§3.5, ends-in-a-number checker). */
function endsInNumber(host: string): boolean {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  const last = parts.at(-1) as string;
  return /^\d+$/.test(last) || /^0x[0-9a-f]*$/.test(last);
}

/** Of 256: what stands in front of so many octets counts so much. */
const POWERS = [1, 0x100, 0x10000, 0x1000000, 0x100000000];

/** One to four numbers, decimal, octal (0…) or hexadecimal (0x…); the last fills what is left. */
function parseNumbers(host: string): string | undefined {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return undefined;
  const numbers = parts.map(numberOf);
  const last = numbers.pop() as number;
  if (numbers.some((each) => !(each <= 255)) || !(last < (POWERS[4 - numbers.length] as number))) {
    return undefined;
  }
  const value = numbers.reduce((sum, each, i) => sum + each * (POWERS[3 - i] as number), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function numberOf(text: string): number {
  if (/^0x[0-9a-f]*$/.test(text)) return text === '0x' ? 0 : Number.parseInt(text.slice(2), 16);
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^(0|[1-9]\d*)$/.test(text) ? Number(text) : Number.NaN;
}

/** Numbers of DNS and their names (RFC 1035 §3.2, §4.1.1; the IANA registry "DNS Parameters"). */

/** RFC 1035 §4.2. */
export const DNS_PORT = 53;

export const OPCODE_QUERY = 0;

export const RCODE = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
} as const;
/** RFC 6891 §9: it needs more bits than the header has. */
export const BADVERS = 16;

export const CLASS_IN = 1;
export const CLASS_ANY = 255;
/** A QTYPE that stands for all types (RFC 1035 §3.2.3, RFC 8482). */
export const TYPE_ANY = 255;
/** The pseudo-record of EDNS (RFC 6891 §6.1.1): it belongs to a message, not to a name. */
export const TYPE_OPT = 41;

const opcodes: Readonly<Record<number, string>> = {
  0: 'QUERY',
  1: 'IQUERY',
  2: 'STATUS',
  4: 'NOTIFY',
  5: 'UPDATE',
};
const rcodes = Object.keys(RCODE);
const classes: Readonly<Record<number, string>> = {
  1: 'IN',
  3: 'CH',
  4: 'HS',
  254: 'NONE',
  255: 'ANY',
};

export const opcodeName = (opcode: number): string => opcodes[opcode] ?? `OPCODE${opcode}`;
export const rcodeName = (rcode: number): string =>
  rcode === BADVERS ? 'BADVERS' : (rcodes[rcode] ?? `RCODE${rcode}`);
/** RFC 3597 §5 names what has no name of its own. */
export const className = (number: number): string => classes[number] ?? `CLASS${number}`;

export function classNumber(name: string): number | undefined {
  const upper = name.toUpperCase();
  const known = Object.keys(classes).find((number) => classes[Number(number)] === upper);
  return known === undefined ? numbered(upper, 'CLASS') : Number(known);
}

/** The number in a name such as TYPE65280 or CLASS32 (RFC 3597 §5). */
export function numbered(name: string, prefix: string): number | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const digits = name.slice(prefix.length);
  return /^\d{1,5}$/.test(digits) && Number(digits) <= 0xffff ? Number(digits) : undefined;
}

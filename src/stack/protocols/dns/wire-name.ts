/** Names on the wire, and their compression (RFC 1035 §3.1, §4.1.4). */
import type { DnsFault, DnsFaultCode } from './fault.ts';
import { type DomainName, formatLabel, LONGEST_NAME, labelsOf, nameOf, octetsOf } from './name.ts';

const HEADER_LENGTH = 12;
/** The longest name has 127 labels: an honest one cannot need more pointers. */
const MOST_POINTERS = 127;
const LAST_POINTABLE = 0x3fff;

export interface ReadName {
  /** With a fault: the labels before it. */
  readonly name: DomainName;
  /** Where what follows the name starts; −1 when a fault keeps that unknown. */
  readonly end: number;
  readonly fault: DnsFault | null;
}

/**
 * Reads the name at `at`; its own bytes must end before `limit`. A pointer must lead back, before
 * all that was read of the name so far: so every name ends, whatever the bytes. Outside a message
 * there is nothing to point to.
 */
export function readName(
  bytes: Uint8Array,
  at: number,
  limit = bytes.length,
  inMessage = true,
): ReadName {
  const labels: string[] = [];
  let end = -1;
  let pointers = 0;
  let length = 1;
  /** Where the run of labels that is being read starts, and must end. */
  let run = at;
  let runEnd = limit;
  const failed = (code: DnsFaultCode, where: number): ReadName => ({
    name: nameOf(labels),
    end,
    fault: { code, at: where },
  });
  for (let i = at; ; ) {
    if (i >= runEnd) return failed('name-truncated', i);
    const octet = bytes[i] as number;
    if (octet >= 0xc0) {
      if (i + 2 > runEnd) return failed('name-truncated', i);
      if (end < 0) end = i + 2;
      const target = ((octet & 0x3f) << 8) | (bytes[i + 1] as number);
      const size = inMessage ? bytes.length : 0;
      const code = pointerFault(target, run, i, size);
      if (code !== null) return failed(code, i);
      if (++pointers > MOST_POINTERS) return failed('pointer-chain', i);
      runEnd = run;
      run = target;
      i = target;
      continue;
    }
    if (octet >= 0x40) return failed('label-reserved', i);
    const next = i + 1 + octet;
    if (next > runEnd) return failed('name-truncated', i);
    if (octet === 0) return { name: nameOf(labels), end: end < 0 ? next : end, fault: null };
    length += 1 + octet;
    if (length > LONGEST_NAME) return failed('name-too-long', i);
    labels.push(formatLabel(bytes, i + 1, next));
    i = next;
  }
}

/** What is wrong with a pointer at `i` in the run of labels that starts at `run`. */
function pointerFault(target: number, run: number, i: number, size: number): DnsFaultCode | null {
  if (target >= size) return 'pointer-outside';
  if (target < HEADER_LENGTH) return 'pointer-into-header';
  if (target > i) return 'pointer-forward';
  return target >= run ? 'pointer-loop' : null;
}

/** Octets being written, and where each name in them stands that a later one may point to. */
export interface Writer {
  readonly octets: number[];
  readonly names: Map<DomainName, number>;
}

export function createWriter(): Writer {
  return { octets: [], names: new Map() };
}

/**
 * Writes a name. The longest end of it that was written before becomes a pointer; only names that
 * are written the same, letter for letter, so that reading gives back the case that was written.
 */
export function writeName({ octets, names }: Writer, name: DomainName, compressed = true): void {
  const labels = labelsOf(name);
  for (let i = 0; i < labels.length; i++) {
    const rest = nameOf(labels.slice(i));
    const before = names.get(rest);
    if (before !== undefined && compressed) {
      octets.push(0xc0 | (before >> 8), before & 255);
      return;
    }
    if (octets.length <= LAST_POINTABLE) names.set(rest, octets.length);
    const label = octetsOf(labels[i] as string);
    octets.push(label.length, ...label);
  }
  octets.push(0);
}

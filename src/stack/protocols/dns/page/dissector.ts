/** How the inspector takes DNS over UDP and TCP apart. */

import { type Around, addBytes, type Dissector } from '../../../wire/dissector.ts';
import type { Found } from '../../../wire/problems.ts';
import { DNS_PORT } from '../codes.ts';
import { decodeMessage, HEADER_LENGTH } from '../message.ts';
import { dnsText } from './header-text.ts';
import { dnsNames } from './names.ts';
import { type DnsProblem, dnsProblems } from './problems.ts';
import { dnsSummary } from './summary.ts';
import { dnsFields, lengthField } from './tree.ts';

export const dnsDissector: Dissector<DnsProblem> = {
  id: 'dns',
  follows: [
    { over: 'udp', at: DNS_PORT },
    { over: 'tcp', at: DNS_PORT },
  ],
  problems: dnsProblems,
  names: dnsNames,
  summary: dnsSummary,
  dissect(around, start, end) {
    if (around.sections.at(-1)?.id === 'tcp') addFromStream(around, start, end);
    else addMessage(around, start, start, end);
  },
};

/** The messages of a stream that begin in this segment and are whole in it; the rest is bytes. */
function addFromStream(around: Around, start: number, end: number): void {
  const { bytes } = around;
  let at = start;
  while (at + 2 + HEADER_LENGTH <= end) {
    const next = at + 2 + 256 * (bytes[at] as number) + (bytes[at + 1] as number);
    if (next > end || next < at + 2 + HEADER_LENGTH) break;
    addMessage(around, at, at + 2, next);
    at = next;
  }
  if (at < end) addBytes(around, 'data', 'application', at, end);
}

/** The message from `from` on; what stands before it from `start` on is its length. */
function addMessage(around: Around, start: number, from: number, end: number): void {
  const { bytes, sections, quoted, partial, addresses } = around;
  const length = from > start ? [lengthField(bytes, start)] : [];
  sections.push({
    id: 'dns',
    layer: 'application',
    decoded: null,
    tree: {
      text: dnsText,
      fields: [...length, ...dnsFields(bytes, from, end)],
      // A fragment or the quote of an ICMP error is cut off by somebody else.
      problems: partial || quoted ? [] : problemsIn(bytes.subarray(from, end), from),
    },
    start,
    headerEnd: end,
    end,
    quoted,
    partial,
    addresses,
  });
}

function problemsIn(bytes: Uint8Array, base: number): Found[] {
  return decodeMessage(bytes).faults.map(({ code, at }) => {
    const start = Math.min(base + at, base + Math.max(0, bytes.length - 1));
    return { code: `dns.${code}` satisfies DnsProblem, field: null, start, end: start + 1 };
  });
}

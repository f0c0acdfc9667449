/** How the inspector takes DNS over UDP apart. */
import type { Dissector } from '../../../wire/dissector.ts';
import type { Found } from '../../../wire/problems.ts';
import { decodeMessage } from '../message.ts';
import { DNS_PORT } from '../stub-resolver.ts';
import { dnsText } from './header-text.ts';
import { dnsNames } from './names.ts';
import { type DnsProblem, dnsProblems } from './problems.ts';
import { dnsSummary } from './summary.ts';
import { dnsFields } from './tree.ts';

export const dnsDissector: Dissector<DnsProblem> = {
  id: 'dns',
  follows: [{ over: 'udp', at: DNS_PORT }],
  problems: dnsProblems,
  names: dnsNames,
  summary: dnsSummary,
  dissect({ bytes, sections, quoted, partial, addresses }, start, end) {
    sections.push({
      id: 'dns',
      layer: 'application',
      decoded: null,
      tree: {
        text: dnsText,
        fields: dnsFields(bytes, start, end),
        // A fragment or the quote of an ICMP error is cut off by somebody else.
        problems: partial || quoted ? [] : problemsIn(bytes.subarray(start, end), start),
      },
      start,
      headerEnd: end,
      end,
      quoted,
      partial,
      addresses,
    });
  },
};

function problemsIn(bytes: Uint8Array, base: number): Found[] {
  return decodeMessage(bytes).faults.map(({ code, at }) => {
    const start = Math.min(base + at, base + Math.max(0, bytes.length - 1));
    return { code: `dns.${code}` satisfies DnsProblem, field: null, start, end: start + 1 };
  });
}

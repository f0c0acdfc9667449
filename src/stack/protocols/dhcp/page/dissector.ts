/** How the inspector takes DHCP over UDP apart. */
import type { Dissector } from '../../../wire/dissector.ts';
import { CLIENT_PORT, SERVER_PORT } from '../codes.ts';
import { decodeDhcp } from '../message.ts';
import { dhcpNames } from './names.ts';
import { type DhcpProblem, dhcpProblems } from './problems.ts';
import { dhcpSummary } from './summary.ts';
import { dhcpText } from './texts.ts';
import { dhcpFields } from './tree.ts';

export const dhcpDissector: Dissector<DhcpProblem> = {
  id: 'dhcp',
  follows: [
    { over: 'udp', at: SERVER_PORT },
    { over: 'udp', at: CLIENT_PORT },
  ],
  problems: dhcpProblems,
  names: dhcpNames,
  summary: dhcpSummary,
  dissect({ bytes, sections, quoted, partial, addresses }, start, end) {
    const { fault } = decodeDhcp(bytes.subarray(start, end));
    const code = fault === undefined || quoted || partial ? [] : [`dhcp.${fault}` as const];
    sections.push({
      ...{ id: 'dhcp', layer: 'application', decoded: null },
      tree: {
        text: dhcpText,
        fields: dhcpFields(bytes, start, end),
        problems: code.map((each) => ({ code: each, field: null, start, end })),
      },
      ...{ start, headerEnd: end, end, quoted, partial, addresses },
    });
  },
};

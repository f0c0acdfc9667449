/** Senders that share one line: each has its own link to a switch, and behind that is the line. */
import { ipv4 } from '../../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { WireSpec } from '../../../links/wire/wire.ts';
import type { HostSpec, LinkSpec, ScenarioSpec } from '../../../world/scenario.ts';
import type { FlowSpec } from '../flows.ts';

export const SINK = { address: ipv4('10.0.0.100'), port: 9 } as const;

export interface Sender {
  readonly flows: readonly FlowSpec[];
  /** One way, to the switch. */
  readonly delay: number;
}

interface Line extends Partial<WireSpec> {
  readonly settings?: NonNullable<HostSpec['settings']>;
  readonly until?: number;
}

/** The line: 4 Mb/s and 10 ms, with room for some ten packets in front of it. */
export function dumbbell(senders: readonly Sender[], line: Line = {}): ScenarioSpec {
  const { settings = {}, until = 60 * SECOND, ...own } = line;
  const name = (index: number) => `sender-${index + 1}`;
  return {
    id: 'dumbbell',
    nodes: [
      ...senders.map(({ flows }, i) => ({
        name: name(i),
        address: `10.0.0.${i + 1}`,
        settings,
        processes: [{ name: 'flows', app: 'flows', args: { ...SINK, flows } }],
      })),
      {
        ...{ name: 'server', address: '10.0.0.100', settings },
        processes: [{ name: 'sink', app: 'flows.sink', args: {} }],
      },
      { kind: 'switch', name: 'switch' },
    ],
    links: [
      ...senders.map(({ delay }, i): LinkSpec => ({ between: [name(i), 'switch'], delay })),
      {
        ...{ between: ['switch', 'server'], delay: 10 * MILLISECOND },
        ...{ bandwidth: 4_000_000, queueBytes: 16_000, ...own },
      },
    ],
    knowsNeighbours: true,
    until,
  };
}

/** A file that goes to a reader with a buffer of 4,000 bytes, in segments of 1,000: for tests. */
import { recordedRun } from '../../../../model/recorded-run.ts';
import { ipv4 } from '../../../../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../../stack/core/instant.ts';
import type { TransportSettings } from '../../../../stack/protocols/tcp/state/settings.ts';
import type { SessionInput } from '../../../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../../../stack/world/scenario.ts';
import { advance } from '../../../../stack/world/session.ts';
import { startSession } from '../../../../stack/world/testing/whole.ts';
import { topologyOf } from '../../../../stack/world/topology.ts';

/** One way. */
export const DELAY = 20 * MILLISECOND;
const SETTINGS: Partial<TransportSettings> = {
  ...{ windowScaling: false, timestamps: false, sendMss: 1000, delayedAck: false },
  ...{ congestionControl: 'none', receiveBuffer: 4000 },
};

export interface BulkOptions {
  readonly bytes?: number;
  /** When the program reads, and how much. */
  readonly reads?: readonly { readonly at: number; readonly size: number }[];
  readonly settings?: Partial<TransportSettings>;
}

export function bulk({ bytes = 12_000, reads = [], settings = {} }: BulkOptions): ScenarioSpec {
  const own = { ...SETTINGS, ...settings };
  return {
    id: 'bulk',
    nodes: [
      {
        ...{ name: 'client', address: '10.0.0.1', settings: own },
        processes: [
          {
            name: 'sends',
            steps: [
              { do: 'socket', as: 's' },
              { do: 'connect', on: 's', address: ipv4('10.0.0.2'), port: 80 },
              { do: 'send', on: 's', bytes },
              { do: 'close', on: 's' },
            ],
          },
        ],
      },
      {
        ...{ name: 'server', address: '10.0.0.2', settings: own },
        processes: [
          {
            name: 'reads',
            steps: [
              { do: 'socket', as: 'l' },
              { do: 'bind', on: 'l', port: 80 },
              { do: 'listen', on: 'l', backlog: 1 },
              { do: 'accept', on: 'l', as: 'c' },
              ...reads.flatMap(({ at, size }) => [
                { do: 'waitUntil', at } as const,
                { do: 'recv', on: 'c', size } as const,
              ]),
            ],
          },
        ],
      },
    ],
    links: [{ between: ['client', 'server'], delay: DELAY }],
    knowsNeighbours: true,
    until: 10 * SECOND,
  };
}

export function runOf(options: BulkOptions, inputs: readonly SessionInput[] = []) {
  const spec = bulk(options);
  const running = startSession(spec, { scenario: 'bulk', seed: 1, inputs: [...inputs] });
  advance(running);
  return recordedRun(running.sim.log, topologyOf(spec), { inputs });
}

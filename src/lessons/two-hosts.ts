/** The network of the first TCP lessons: a client, a server, and 20 ms of wire between them. */
import { ipv4 } from '../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../stack/core/instant.ts';
import type { HostSpec, LinkSpec, ProcessSpec, ScenarioSpec } from '../stack/world/scenario.ts';

export const SERVER = { address: ipv4('10.0.0.2'), port: 80 } as const;

/** One way. */
export const DELAY = 20 * MILLISECOND;

/** A process waits this long between two calls, so that two packets are seen apart. */
export const PAUSE = 30 * MILLISECOND;

/** Options that these lessons do without: a SYN carries its MSS and nothing else. */
const PLAIN: NonNullable<HostSpec['settings']> = {
  windowScaling: false,
  timestamps: false,
  sack: false,
  receiveBuffer: 65_535,
  // What common systems use; RFC 9293 §3.4.2 has two minutes.
  maximumSegmentLifetime: 30 * SECOND,
};

/** What a lesson wants otherwise. */
interface Otherwise extends Pick<ScenarioSpec, 'needs'> {
  /** All settings of both hosts, in place of the plain ones. */
  readonly settings?: NonNullable<HostSpec['settings']>;
  readonly link?: Partial<LinkSpec>;
}

export function twoHosts(
  id: string,
  processes: { readonly client: ProcessSpec[]; readonly server: ProcessSpec[] },
  until: number,
  { settings = PLAIN, link, ...more }: Otherwise = {},
): ScenarioSpec {
  return {
    id,
    nodes: [
      { name: 'client', address: '10.0.0.1', settings, processes: processes.client },
      { name: 'server', address: '10.0.0.2', settings, processes: processes.server },
    ],
    links: [{ between: ['client', 'server'], delay: DELAY, ...link }],
    knowsNeighbours: true,
    ...more,
    until,
  };
}

type Step = Extract<ProcessSpec, { steps: unknown }>['steps'][number];

/** A server that takes one caller, as the socket `caller`, and goes on with it. */
export const reader = (...steps: Step[]): ProcessSpec => ({
  name: 'reader',
  steps: [
    { do: 'socket', as: 'door' },
    { do: 'bind', on: 'door', port: SERVER.port },
    { do: 'listen', on: 'door', backlog: 5 },
    { do: 'accept', on: 'door', as: 'caller' },
    ...steps,
  ],
});

/** A client that connects, waits for a moment, and goes on with its socket `s`. */
export const uploader = (...steps: Step[]): ProcessSpec => ({
  name: 'uploader',
  startAt: DELAY,
  steps: [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', ...SERVER },
    { do: 'wait', for: PAUSE },
    ...steps,
  ],
});

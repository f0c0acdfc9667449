/** The figures of the agent as tables, and what they mean. */
import { cpus } from 'node:os';
import { figure, percent, type Table } from '../table.ts';
import type { Flood, Pings, Transfer } from './measures.ts';

export interface Measured {
  /** Processes that wanted to run when it began. */
  readonly load: number;
  readonly idle: boolean;
  readonly frames: readonly Flood[];
  readonly transfers: readonly Transfer[];
  readonly pings: Pings;
}

export const introduction = ({ load, idle }: Measured): string => `# What gets through the agent

Written by \`npm run bench:agent -- report\` (Node ${process.versions.node}, ${cpus()[0]?.model ?? 'one core'},
${cpus().length} processors). ${
  idle
    ? 'The machine was idle when it began.'
    : `**Not measured idle**: ${figure(load)} processes wanted to run when it began, so the figures are a lower bound.`
}

A Linux kernel is at one end of a veth pair with its offloads on, the agent (packet socket) at the
other, and a worker in Chromium at the relay. Its stack is the live world of the app, with a program of
the benchmark's in place of those that people type at; what happens goes to the page every 30 ms, as in
the app. Sender, agent, browser and kernel share the processors. Nothing passes or fails by these figures. The aims: 15,000 frames a second without loss, 100 Mbit/s
each way, a ping in less than 2 ms.
`;

export const tablesOf = ({ frames, transfers, pings }: Measured): Table[] => [
  {
    title: 'Frames of 1,514 bytes into a worker that counts them',
    head: [
      'asked, a second',
      'sent, a second',
      'received',
      'lost',
      'lost where',
      'agent, of one processor',
    ],
    rows: frames.map(({ asked, rate, sent, received, dropped, agent }) => [
      figure(asked),
      figure(rate),
      figure(received),
      percent(Math.max(0, 1 - received / sent)),
      where(dropped, sent - received),
      percent(agent),
    ]),
  },
  {
    title: '50 MB over one connection of our stack in the worker',
    head: ['', 'Mbit/s', 's', 'agent, of one processor'],
    rows: transfers.map(({ what, seconds, bytes, agent }) => [
      what === 'download' ? 'kernel → us' : 'us → kernel',
      figure((bytes * 8) / seconds / 1e6),
      figure(seconds),
      percent(agent),
    ]),
    notes: ['Every byte is compared. The trace is on, and every frame is kept.'],
  },
  {
    title: 'The kernel pings our stack in the worker',
    head: ['', 'median, ms', '95 %, ms'],
    rows: [[`${pings.count} pings`, figure(pings.median), figure(pings.p95)]],
  },
];

/** As the agent counts it; of what it does not know of, that it is unknown. */
function where(dropped: Readonly<Record<string, number>>, lost: number): string {
  const causes = Object.entries(dropped);
  const rest = lost - causes.reduce((sum, [, n]) => sum + n, 0);
  const all = rest > 0 ? [...causes, ['not in the agent', rest] as const] : causes;
  return all.map(([cause, n]) => `${cause}: ${figure(n)}`).join(', ');
}

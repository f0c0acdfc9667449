/** What is measured, one after the other. */
import { setTimeout as sleep } from 'node:timers/promises';
import { inside, KERNEL_ADDRESS, OUR_ADDRESS } from '../../lab/kernel/namespaces.ts';
import { digest, peer } from '../../lab/kernel/peer.ts';
import { hashBytes, patternBytes } from '../../src/stack/apps/script/script.ts';
import { ipv4 } from '../../src/stack/core/addresses.ts';
import { median } from '../measure.ts';
import type { Setting } from './setting.ts';

const RATES = [5_000, 10_000, 15_000, 20_000, 30_000, 40_000];
const FLOOD_SECONDS = 3;
const PORT = 8_000;
const BYTES = 50_000_000;
const PINGS = 200;
/** What is under way when the last frame has been sent, and the agent's next word of what it dropped. */
const SETTLE_MS = 1_500;

export interface Flood {
  readonly asked: number;
  /** Frames a second that the kernel did send. */
  readonly rate: number;
  readonly sent: number;
  readonly received: number;
  /** What the agent says that it lost, by cause; the rest was lost before it, or behind it. */
  readonly dropped: Readonly<Record<string, number>>;
  /** The share of one processor that the agent took. */
  readonly agent: number;
}

/** Full frames, at rates that rise; the worker counts them. */
export async function measureFrames({ spaces, order, agentTime }: Setting): Promise<Flood[]> {
  await order({ do: 'count' });
  const floods: Flood[] = [];
  for (const asked of RATES) {
    const { dropped: old } = await order({ do: 'counted' });
    const [before, began] = [agentTime(), performance.now()];
    const said = await peer(spaces, 'flood', OUR_ADDRESS, PORT, asked, FLOOD_SECONDS).said;
    const seconds = (performance.now() - began) / 1_000;
    const agent = (agentTime() - before) / seconds;
    await sleep(SETTLE_MS);
    const [sent = 0, took = 0] = said.split(' ').map(Number);
    const { frames: received, dropped: all } = await order({ do: 'counted' });
    const fresh = Object.entries(all).map(([cause, n]) => [cause, n - (old[cause] ?? 0)] as const);
    const dropped = Object.fromEntries(fresh.filter(([, n]) => n > 0));
    floods.push({ asked, rate: sent / took, sent, received, dropped, agent });
  }
  return floods;
}

export interface Transfer {
  readonly what: 'download' | 'upload';
  readonly seconds: number;
  readonly bytes: number;
  readonly agent: number;
}

/** Each way once, and every byte is compared. */
export async function measureTransfers(setting: Setting): Promise<Transfer[]> {
  const { spaces, order, agentTime } = setting;
  const server = peer(spaces, 'source', PORT, BYTES);
  await server.ready;
  let before = agentTime();
  await order({ do: 'download', address: ipv4(KERNEL_ADDRESS), port: PORT });
  const down = await order({ do: 'done' });
  if (down.hash !== hashBytes(patternBytes(BYTES))) throw new Error('other bytes were received');
  const download = (agentTime() - before) / down.seconds;
  await order({ do: 'serve', port: PORT, bytes: BYTES });
  before = agentTime();
  const began = performance.now();
  const said = await peer(spaces, 'fetch', OUR_ADDRESS, PORT).said;
  const seconds = (performance.now() - began) / 1_000;
  if (said !== digest(patternBytes(BYTES))) throw new Error('other bytes were sent');
  const upload = (agentTime() - before) / seconds;
  return [
    { what: 'download', seconds: down.seconds, bytes: BYTES, agent: download },
    { what: 'upload', seconds, bytes: BYTES, agent: upload },
  ];
}

export interface Pings {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
}

/** The kernel asks, our stack in the worker answers. */
export async function measurePings({ spaces, order }: Setting): Promise<Pings> {
  // A server that nobody calls: the host is there, and answers.
  await order({ do: 'serve', port: PORT, bytes: 1 });
  const said = inside(spaces.kernel, 'ping', '-c', String(PINGS), '-i', '0.02', OUR_ADDRESS);
  const times = [...said.matchAll(/time=([\d.]+) ms/g)].map(([, ms]) => Number(ms));
  const sorted = times.sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  return { count: times.length, median: median(times), p95 };
}

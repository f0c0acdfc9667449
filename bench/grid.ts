/**
 * The network grid: what TCP makes of loss, small buffers and long ways, and how flows share a
 * bottleneck. Every byte that a reader gets is compared with what was written.
 */
import { writeFileSync } from 'node:fs';
import { MILLISECOND, SECOND } from '../src/stack/core/instant.ts';
import { defaultSettings, type TransportSettings } from '../src/stack/sockets/index.ts';
import { createLog } from '../src/stack/trace/log.ts';
import { run } from '../src/stack/world/simulator.ts';
import { buildWorld, createSimulator } from '../src/stack/world/testing/whole.ts';
import { compareBytes } from './compare.ts';
import { flowsTable } from './flows.ts';
import { median } from './measure.ts';
import { figure, formatTable, type Table } from './table.ts';
import { processOf, transferSpec } from './transfers.ts';

const LOSSES = [0, 1, 2, 5, 10];
const KIB = 1024;
const BUFFERS = [4, 16, 32, 64, 256, 1024];
const ROUND_TRIPS = [2, 20, 100, 300];
const SEEDS = [1, 2, 3];
const BANDWIDTH = 100e6;
const BYTES = 16 << 20;
const UNTIL = 120 * SECOND;
const FILE = 'docs/network-grid.md';

type Settings = Partial<TransportSettings>;

/** kB/s that arrive at the reader. */
function goodput(
  loss: number,
  buffer: number,
  roundTrip: number,
  seed: number,
  settings: Settings,
): number {
  const spec = transferSpec({
    bytes: BYTES,
    link: { bandwidth: BANDWIDTH, delay: (roundTrip * 1000) / 2, lossPpm: loss * 10_000 },
    settings: {
      ...settings,
      receiveBuffer: buffer * KIB,
      sendBuffer: Math.max(buffer, 64) * 2 * KIB,
    },
    checked: true,
    until: UNTIL,
  });
  const world = buildWorld(spec, seed);
  const sim = createSimulator(world, createLog(false));
  run(sim, 0);
  const reader = processOf(world, 1);
  while (reader.pc < reader.program.steps.length && run(sim, spec.until, 4));
  const where = `${loss} % loss, ${buffer} KiB, ${roundTrip} ms, seed ${seed}`;
  compareBytes(reader.totalReceived, reader.receivedHash, where);
  const complete = reader.pc >= reader.program.steps.length;
  if (complete && reader.totalReceived !== BYTES) throw new Error(`bytes are missing: ${where}`);
  return reader.totalReceived / (world.now / SECOND) / 1000;
}

function lossTable(roundTrip: number, settings: Settings = {}, and = ''): Table {
  return {
    title: `Goodput in kB/s, round trip ${roundTrip} ms, 100 Mb/s${and}`,
    head: ['receive buffer', ...LOSSES.map((loss) => `${loss} % loss`)],
    rows: BUFFERS.map((buffer) => [
      `${buffer} KiB`,
      ...LOSSES.map((loss) =>
        figure(median(SEEDS.map((seed) => goodput(loss, buffer, roundTrip, seed, settings)))),
      ),
    ]),
  };
}

const INTRODUCTION = `# The network grid

What our TCP makes of loss, small buffers and long ways, and how flows share a bottleneck.
Written by \`npm run bench -- grid\`; the simulation is deterministic, so every machine gets these
figures. Every byte that a reader got was compared with what was written.

One flow sends 16 MiB, or as much as it can in two minutes, with the settings' defaults
(${defaultSettings().congestionControl}, SACK, timestamps, window scaling, a minimum RTO of
${defaultSettings().minimumRto / SECOND} s). The loss is random and hits data and acknowledgements
alike. Each figure is the median of three seeds.
`;

export function grid(): readonly Table[] {
  const kernels = lossTable(100, { minimumRto: 200 * MILLISECOND }, ', minimum RTO 200 ms');
  const tables = [...ROUND_TRIPS.map((ms) => lossTable(ms)), kernels, flowsTable()];
  writeFileSync(FILE, `${INTRODUCTION}\n${tables.map(formatTable).join('\n')}`);
  return tables;
}

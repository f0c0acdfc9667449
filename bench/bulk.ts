/** Bulk transfers through the whole stack, with and without the trace and the capture. */
import { runCeiling } from './ceiling.ts';
import { interleaved, keepAlive, secondsOf } from './measure.ts';
import { figure, percent, type Table } from './table.ts';
import { type Recording, runTransfer, type Transfer, transferSpec } from './transfers.ts';

const MEGA = 1_000_000;
const CEILING_BYTES = 128 << 20;
const ROUNDS = 5;
/** Payload of a full segment when timestamps take 12 bytes of it. */
const SEGMENT = 1448;
/** ns-3 on the machine of docs/performance.md, in segments a second. */
const NS3_SEGMENTS = 82_000;
const LWIP_WASM_MB = 1_000;

const RECORDINGS: Record<string, Recording> = {
  'nothing recorded': { trace: false, capture: false },
  trace: { trace: true, capture: false },
  'trace + capture': { trace: true, capture: true },
};

const LINKS: readonly { name: string; transfer: Transfer }[] = [
  { name: 'infinite, 1 ms', transfer: { bytes: 128 << 20, link: {} } },
  { name: '1 Gb/s, 1 ms', transfer: { bytes: 128 << 20, link: { bandwidth: 1e9 } } },
  {
    name: '1 Gb/s, 1 ms, 0.5 % loss',
    transfer: { bytes: 32 << 20, link: { bandwidth: 1e9, lossPpm: 5_000 } },
  },
];

/** MB/s of one transfer. */
function rate(transfer: Transfer, recording: Recording): number {
  const spec = transferSpec(transfer);
  let received = 0;
  const seconds = secondsOf(() => {
    received = runTransfer(spec, recording).received;
  });
  if (received !== transfer.bytes) {
    throw new Error(`only ${received} of ${transfer.bytes} bytes arrived`);
  }
  return received / seconds / MEGA;
}

export function ceilingRate(): number {
  return CEILING_BYTES / secondsOf(() => runCeiling(CEILING_BYTES)) / MEGA;
}

export function bulk(): Table {
  const rows: string[][] = [];
  for (const { name, transfer } of LINKS) {
    const short = transferSpec({ ...transfer, bytes: 1 << 20 });
    for (const recording of Object.values(RECORDINGS)) keepAlive(runTransfer(short, recording));
    const candidates: Record<string, () => number> = { ceiling: ceilingRate };
    for (const [what, recording] of Object.entries(RECORDINGS)) {
      candidates[what] = () => rate(transfer, recording);
    }
    const rates = interleaved(ROUNDS, candidates);
    const ceiling = rates.ceiling as number;
    const bare = rates['nothing recorded'] as number;
    if (rows.length === 0) rows.push(row('ceiling', 'data path only', ceiling, ceiling, ceiling));
    for (const what of Object.keys(RECORDINGS)) {
      rows.push(row(name, what, rates[what] as number, ceiling, bare));
    }
  }
  return {
    title: 'Bulk transfer',
    head: ['link', 'recorded', 'MB/s', 'k segments/s', '÷ ceiling', 'slowdown', '÷ ns-3', '÷ lwIP'],
    rows,
    notes: [
      `Segments are data segments. ns-3 (${NS3_SEGMENTS / 1000} k/s) and lwIP in WebAssembly`,
      `(${LWIP_WASM_MB} MB/s) were measured on another, quiet machine: compare the ceilings.`,
    ],
  };
}

function row(link: string, what: string, rate: number, ceiling: number, bare: number): string[] {
  const segments = (rate * MEGA) / SEGMENT;
  return [
    link,
    what,
    figure(rate),
    figure(segments / 1000),
    figure(rate / ceiling),
    rate === bare ? '' : percent(bare / rate - 1),
    figure(segments / NS3_SEGMENTS),
    figure(rate / LWIP_WASM_MB),
  ];
}

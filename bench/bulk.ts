/** Bulk transfers through the whole stack, with and without the trace and the capture. */
import { runCeiling } from './ceiling.ts';
import { apart, secondsOf } from './measure.ts';
import { figure, percent, type Table } from './table.ts';
import { type Recording, runTransfer, type Transfer, transferSpec } from './transfers.ts';

const MEGA = 1_000_000;
const CEILING_BYTES = 128 << 20;
/** Payload of a full segment when timestamps take 12 bytes of it. */
const SEGMENT = 1448;
/** ns-3 on the machine of docs/performance.md, in segments a second. */
const NS3_SEGMENTS = 82_000;
const LWIP_WASM_MB = 1_000;
/** The ceiling of that machine, MB/s. */
export const REFERENCE_CEILING = 3_210;

const BARE = 'nothing recorded';
const RECORDINGS: Record<string, Recording> = {
  [BARE]: { trace: false, capture: false, kept: false },
  trace: { trace: true, capture: false, kept: false },
  'trace, kept': { trace: true, capture: false, kept: true },
  'trace + capture, kept': { trace: true, capture: true, kept: true },
};

const LINKS: readonly { name: string; transfer: Transfer }[] = [
  { name: 'infinite, 1 ms', transfer: { bytes: 128 << 20, link: {} } },
  { name: '1 Gb/s, 1 ms', transfer: { bytes: 128 << 20, link: { bandwidth: 1e9 } } },
  {
    name: '1 Gb/s, 1 ms, 0.5 % loss',
    transfer: { bytes: 128 << 20, link: { bandwidth: 1e9, lossPpm: 5_000 } },
  },
];

/** MB/s of one transfer. */
function rate(transfer: Transfer, recording: Recording): number {
  const spec = transferSpec(transfer);
  let received = 0;
  const seconds = secondsOf(() => {
    const outcome = runTransfer(spec, recording);
    received = outcome.received;
    return outcome;
  });
  if (received !== transfer.bytes) {
    throw new Error(`only ${received} of ${transfer.bytes} bytes arrived`);
  }
  return received / seconds / MEGA;
}

function ceilingRate(): number {
  return CEILING_BYTES / secondsOf(() => runCeiling(CEILING_BYTES)) / MEGA;
}

/** The name under which the ceiling is a candidate: MB/s. */
export const CEILING = 'ceiling';
const nameOf = (link: string, recorded: string) => `${link}: ${recorded}`;

/** What can be measured in a process of its own. */
export const bulkCandidates: Record<string, () => number> = { [CEILING]: ceilingRate };
for (const { name, transfer } of LINKS) {
  for (const [recorded, recording] of Object.entries(RECORDINGS)) {
    bulkCandidates[nameOf(name, recorded)] = () => rate(transfer, recording);
  }
}

export function bulk(): Table {
  const rates = apart(Object.keys(bulkCandidates));
  const ceiling = rates[CEILING] as number;
  const rows = [row('ceiling', 'data path only', ceiling, ceiling, ceiling)];
  for (const { name } of LINKS) {
    const bare = rates[nameOf(name, BARE)] as number;
    for (const recorded of Object.keys(RECORDINGS)) {
      rows.push(row(name, recorded, rates[nameOf(name, recorded)] as number, ceiling, bare));
    }
  }
  return {
    title: 'Bulk transfer',
    head: ['link', 'recorded', 'MB/s', 'k segments/s', '÷ ceiling', 'slowdown', '÷ ns-3', '÷ lwIP'],
    rows,
    notes: [
      'The trace is handed on in batches, as the app hands it to the page, or kept in one piece.',
      `Segments are data segments. ns-3 (${NS3_SEGMENTS / 1000} k/s) and lwIP in WebAssembly`,
      `(${LWIP_WASM_MB} MB/s) were measured on another machine, whose ceiling is ${figure(REFERENCE_CEILING)} MB/s: compare with the ceilings.`,
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

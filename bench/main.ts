/**
 * Benchmarks: `npm run bench` prints all figures, `npm run bench -- bulk lesson` only those parts.
 * `npm run bench -- grid` simulates the network grid and writes docs/network-grid.md;
 * `npm run bench -- report` writes the usual figures to docs/performance.md.
 * Nothing here passes or fails by its time: machines differ. Compare with the ceiling beside it.
 */
import { isMainThread } from 'node:worker_threads';
import { bulk, bulkCandidates } from './bulk.ts';
import { grid } from './grid.ts';
import { large } from './large.ts';
import { COLD, coldStart, lesson, lessonCandidates } from './lesson.ts';
import { CANDIDATE, measureCandidate } from './measure.ts';
import { POSTING_WORKER, posting, postingWorker } from './posting.ts';
import { writeReport } from './report.ts';
import { sizes } from './sizes.ts';
import { formatTable, type Table } from './table.ts';

const PARTS: Record<string, () => Table | readonly Table[] | Promise<Table>> = {
  bulk,
  lesson,
  posting,
  large,
  sizes,
  grid,
};
const REPORT = 'report';
/** Rounds of a candidate in one process. */
const ROUNDS = 9;
/** The grid takes minutes, so it is run when it is named. */
const USUAL = ['bulk', 'lesson', 'posting', 'large', 'sizes'];

async function main(args: readonly string[]): Promise<number> {
  const report = args.includes(REPORT);
  const names = args.filter((name) => name !== REPORT);
  const all: Table[] = [];
  for (const name of names.length > 0 ? names : USUAL) {
    const part = PARTS[name];
    if (part === undefined) {
      console.error(`There is no part ${name}: ${Object.keys(PARTS).join(', ')}`);
      return 2;
    }
    const tables = await part();
    for (const table of [tables].flat()) {
      all.push(table);
      console.log(formatTable(table));
    }
  }
  if (report) writeReport(all);
  return 0;
}

function measure(name: string): void {
  const candidate = { ...bulkCandidates, ...lessonCandidates }[name];
  if (candidate === undefined) throw new Error(`there is no candidate ${name}`);
  measureCandidate(ROUNDS, candidate);
}

const args = process.argv.slice(2);
if (!isMainThread && args[0] === POSTING_WORKER) postingWorker();
else if (args[0] === COLD) coldStart();
else if (args[0] === CANDIDATE) measure(args[1] as string);
else process.exitCode = await main(args);

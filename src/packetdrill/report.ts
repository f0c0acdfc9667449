/** Outcomes as lines for a person, or as JSON for a program. */
import type { Outcome } from './runner.ts';

export interface Counts {
  pass: number;
  fail: number;
  skip: number;
}

export function countOutcomes(outcomes: readonly Outcome[]): Counts {
  const counts: Counts = { pass: 0, fail: 0, skip: 0 };
  for (const { status } of outcomes) counts[status]++;
  return counts;
}

export function printOutcome(outcome: Outcome): string {
  switch (outcome.status) {
    case 'pass':
      return `PASS ${outcome.path}`;
    case 'skip':
      return `SKIP ${outcome.path}: ${outcome.reason} (line ${outcome.line})`;
    case 'fail': {
      const { path, line, expected, got, exchange } = outcome;
      const so = exchange.map((entry) => `     ${entry}`).join('\n');
      const head = `FAIL ${path}:${line} expected ${expected} got ${got}`;
      return so === '' ? head : `${head}\n  the exchange so far:\n${so}`;
    }
  }
}

export function printCounts({ pass, fail, skip }: Counts): string {
  return `${pass + fail + skip} scripts: ${pass} passed, ${fail} failed, ${skip} skipped`;
}

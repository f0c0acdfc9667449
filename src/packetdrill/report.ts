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

/** Characters that a terminal obeys, or that hide what stands beside them, are shown by number. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => {
    const code = (char.codePointAt(0) as number).toString(16);
    if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
    return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\u{${code}}`;
  });
}

/** The same for JSON, which may only have some of the ways to write them. */
export function printableJson(text: string): string {
  return text.replace(UNPRINTABLE, (char) =>
    char === '\n'
      ? char
      : [...Array(char.length).keys()]
          .map((i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

export function printOutcome(outcome: Outcome): string {
  const path = printable(outcome.path);
  switch (outcome.status) {
    case 'pass':
      return `PASS ${path}`;
    case 'skip':
      return `SKIP ${path}: ${printable(outcome.reason)} (line ${outcome.line})`;
    case 'fail': {
      const { line, exchange } = outcome;
      const so = exchange.map((entry) => `     ${printable(entry)}`).join('\n');
      // Only a stack trace has lines of its own.
      const got = outcome.got.split('\n').map(printable).join('\n     ');
      const head = `FAIL ${path}:${line} expected ${printable(outcome.expected)} got ${got}`;
      return so === '' ? head : `${head}\n  the exchange so far:\n${so}`;
    }
  }
}

export function printCounts({ pass, fail, skip }: Counts): string {
  return `${pass + fail + skip} scripts: ${pass} passed, ${fail} failed, ${skip} skipped`;
}

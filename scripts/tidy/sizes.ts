import { functionsOf } from './functions.ts';
import { isCode, isTest, type Project } from './project.ts';

const FILE_LINES = 300;
const TEST_LINES = 500;
const FUNCTION_LINES = 70;

/**
 * Files that are one long table, and so may be longer: breaking them up would only hide what is
 * next to what. Each with its limit and the reason.
 */
const TABLES: Readonly<Record<string, { lines: number; because: string }>> = {
  'src/machines/tcp/chart.ts': { lines: 450, because: 'the chart of RFC 9293, state by state' },
  'src/stack/protocols/tcp/page/settings-text.ts': {
    lines: 500,
    because: 'every setting of TCP: unit, RFC, meaning in two languages',
  },
  'src/lessons/references/table.ts': {
    lines: 600,
    because: 'every section that a lesson cites, in two languages',
  },
  'scripts/tidy/import-rules.ts': { lines: 480, because: 'one rule for each floor of the house' },
};

const linesOf = (source: string) => source.replace(/\n$/, '').split('\n').length;

/** Files and functions too long to be read in one go. */
export function tooLong(project: Project): string[] {
  const problems: string[] = [];
  for (const [path, source] of project) {
    if (!isCode(path) && !path.endsWith('.css')) continue;
    const lines = linesOf(source);
    const limit = TABLES[path]?.lines ?? (isTest(path) ? TEST_LINES : FILE_LINES);
    if (lines > limit) problems.push(`${path}: ${lines} lines, the limit is ${limit}`);
    // The body of a `describe` is a function only in name.
    if (!isCode(path) || isTest(path)) continue;
    for (const { name, line, lines: length } of functionsOf(source)) {
      if (length <= FUNCTION_LINES) continue;
      problems.push(`${path}:${line}: ${name} has ${length} lines, the limit is ${FUNCTION_LINES}`);
    }
  }
  return problems;
}

/** Exceptions that nobody needs any more. */
export const idleExceptions = (project: Project): string[] =>
  Object.keys(TABLES).filter((path) => linesOf(project.get(path) ?? '') <= FILE_LINES);

import { isCode, isTest, type Project } from './project.ts';
import { lineAt, scan } from './scan.ts';

interface Ban {
  readonly pattern: RegExp;
  readonly because: string;
}

/**
 * What must not be in the stack, besides what its tsconfig already does not know. The results of
 * these Math functions are left to the engine, so two machines could differ in the last bit.
 */
const IN_THE_STACK: readonly Ban[] = [
  { pattern: /\bDate\b|\bperformance\b|\bIntl\b/, because: 'time is an input' },
  { pattern: /\bMath\.random\b|\bcrypto\b/, because: 'chance is an input: core/rng.ts' },
  {
    pattern:
      /\bMath\.(?:a?cosh?|a?sinh?|a?tanh?|atan2|cbrt|exp(?:m1)?|hypot|log(?:10|1p|2)?|pow)\b/,
    because: 'engines may round it differently; calculate in integers',
  },
  { pattern: /(?<!\b2 )\*\*/, because: 'engines may round a power differently (2 ** n is exact)' },
  { pattern: /\.(?:localeCompare|toLocale\w*)\b/, because: 'the machine must not matter' },
  {
    pattern: /\b(?:setTimeout|setInterval|queueMicrotask|requestAnimationFrame)\b/,
    because: 'timers are data',
  },
  { pattern: /\basync\b|\bawait\b|\bPromise\b/, because: 'nothing in the world is asynchronous' },
  { pattern: /\bclass\s+\w|\bthis\b/, because: 'the world is plain data and functions' },
];

const IN_CODE: readonly Ban[] = [
  { pattern: /\bas\s+any\b|:\s*any\b|<any>/, because: 'say the type' },
  {
    pattern:
      /\b(?:it|test|describe|suite)\.(?:only|skip|skipIf|runIf|todo|fixme|fails)\b|\b[xf](?:it|describe)\(/,
    because: 'every test runs',
  },
  { pattern: /\bdebugger\b/, because: 'left over' },
];

/** What the page is drawn with, but for the file that does it for all. */
const IN_COMPONENTS: readonly Ban[] = [
  {
    pattern: /(?<![.\w])lazy[(<]/,
    because: 'React keeps a failed fetch for ever: shell/lazy-part.ts asks again',
  },
];

const IN_COMMENTS: readonly Ban[] = [
  { pattern: /@ts-(?:ignore|nocheck)\b/, because: 'the compiler is to be heard' },
];

/** A test may show that something does not compile; anything else may not need to. */
const IN_UNTESTED_COMMENTS: readonly Ban[] = [
  { pattern: /@ts-expect-error\b/, because: 'the compiler is to be heard' },
];

const ANYWHERE: readonly Ban[] = [
  { pattern: /\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/, because: 'finish it, or open an issue' },
  {
    pattern: /(?<![\w.~-])\/(?:work|tmp|root|home|Users)\/\w/,
    because: "a path on somebody's machine",
  },
];

function search(path: string, text: string, bans: readonly Ban[]): string[] {
  return bans.flatMap(({ pattern, because }) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map(
      (match) => `${path}:${lineAt(text, match.index)}: ${match[0].trim()}: ${because}`,
    ),
  );
}

/** Every word that must not stand where it stands. */
export function bannedWords(project: Project): string[] {
  const problems: string[] = [];
  for (const [path, source] of project) {
    problems.push(...search(path, source, ANYWHERE));
    if (!isCode(path)) continue;
    const { code, comments } = scan(source);
    problems.push(...search(path, comments, IN_COMMENTS));
    if (!isTest(path)) problems.push(...search(path, comments, IN_UNTESTED_COMMENTS));
    problems.push(...search(path, code, IN_CODE));
    if (path.startsWith('src/components/') && !path.endsWith('/lazy-part.ts')) {
      problems.push(...search(path, code, IN_COMPONENTS));
    }
    if (path.startsWith('src/stack/') && !isTest(path)) {
      problems.push(...search(path, code, IN_THE_STACK));
    }
  }
  return problems;
}

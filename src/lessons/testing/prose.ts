/** What a lesson's prose contains, read off its MDX source. */
import { QUESTION_KINDS } from '../../components/lesson/questions/kinds.ts';

export interface Prose {
  readonly steps: readonly ProseStep[];
}

export interface ProseStep {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly ProseQuestion[];
  readonly tasks: readonly string[];
  /** The answers that have a sentence of their own; undefined for the one about all others. */
  readonly reasons: readonly (string | undefined)[];
  readonly references: readonly { rfc: number; section: string }[];
  readonly source: string;
}

export interface ProseQuestion {
  readonly kind: string;
  readonly id: string;
  readonly prompt: string;
  /** How it is asked where the text beside it is hidden; '' if as ever. */
  readonly board: string;
  /** The ids of the tags inside: the answers to choose from. */
  readonly parts: readonly string[];
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}=(?:"([^"]*)"|\\{(\\d+)\\})`).exec(tag)?.slice(1).join('') ?? '';
}

function all(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map((match) => match[0]);
}

/** The slugs of the lessons that a text cites. */
export function citedLessons(source: string): string[] {
  return all(source, /<Lesson [^>]*>/g).map((tag) => attribute(tag, 'id'));
}

export function readProse(source: string): Prose {
  const steps = all(source, /<Step[\s\S]*?<\/Step>/g).map((step) => {
    const head = /<Step[^>]*>/.exec(step)?.[0] ?? '';
    return {
      id: attribute(head, 'id'),
      title: attribute(head, 'title'),
      questions: questionsOf(step),
      tasks: all(step, /<Task[^>]*>/g).map((tag) => attribute(tag, 'id')),
      reasons: all(step, /<Because(?:\s+of="[^"]*")?>/g).map(
        (tag) => attribute(tag, 'of') || undefined,
      ),
      references: all(step, /<Rfc[^>]*>/g).map((tag) => ({
        rfc: Number(attribute(tag, 'n')),
        section: attribute(tag, 's'),
      })),
      source: step,
    };
  });
  return { steps };
}

function questionsOf(step: string): ProseQuestion[] {
  const tags = QUESTION_KINDS.map(({ tag }) => tag).join('|');
  const asked = new RegExp(`<(${tags})\\s[^>]*>(?:(?<=[^/]>)([\\s\\S]*?)</\\1>)?`, 'g');
  return [...step.matchAll(asked)].flatMap(([tag, name, inner = '']) => {
    const { kind, parts = {} } = QUESTION_KINDS.find((each) => each.tag === name)!;
    const part = new RegExp(`<(?:${Object.keys(parts).join('|')})\\s[^>]*>`, 'g');
    return {
      kind,
      id: attribute(tag, 'id'),
      prompt: attribute(tag, 'prompt'),
      board: attribute(tag, 'board'),
      parts: inner === '' ? [] : all(inner, part).map((each) => attribute(each, 'id')),
    };
  });
}

/**
 * Chapters and verses, names with digits in them, and code: numbers that claim nothing. What is
 * written for the board only repeats those of its step (board-questions.test.ts).
 */
const NO_CLAIMS = [
  ...[/<Rfc[^>]*\/>/g, /\s(?:id|of|board)="[^"]*"/g, /\bFIN_WAIT_[12]\b/g],
  /(?<=<Outside>[\s\S]*)`[^`]*`/g,
];

/** The numbers of a text that no claim covers, each with some words around it. */
export function unclaimedNumbers(source: string, claims: readonly string[]): string[] {
  let rest = source;
  for (const claim of claims) rest = rest.replaceAll(claim, ' ');
  for (const pattern of NO_CLAIMS) rest = rest.replace(pattern, ' ');
  return all(rest, /[^\n\d]{0,20}\d[^\n]{0,20}/g);
}

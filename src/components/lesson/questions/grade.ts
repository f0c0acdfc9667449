import type { Answer } from '../../../runtime/progress.ts';

/** Grades what was written. Numbers are compared as numbers, names without regard to case and spaces. */
export function graded(given: string, truth: string): Answer {
  return { given: given.trim(), truth, right: sameText(given, truth) };
}

export function sameText(given: string, truth: string): boolean {
  const a = numberOf(given);
  const b = numberOf(truth);
  if (a !== undefined && b !== undefined) return a === b;
  return normal(given) === normal(truth);
}

/** Forms of one character are one; the minus sign of a picture, or a dash, is that of a keyboard. */
export function typed(text: string): string {
  return text.normalize('NFKC').replace(/[\u2010-\u2013\u2212]/g, '-');
}

/** Numbers as people type them: spaces and separators inside, hexadecimal with 0x. */
export function numberOf(text: string): number | undefined {
  const plain = typed(text).replace(/[\s\u202f,_]/g, '');
  if (!/^[+-]?(\d+(\.\d+)?|0x[\da-f]+)$/i.test(plain)) return undefined;
  return Number(plain);
}

function normal(text: string): string {
  return typed(text)
    .toLowerCase()
    .replace(/[\s,_-]+/g, ' ')
    .trim();
}

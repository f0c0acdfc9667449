/** Faults in words: what, in which lesson and step, in which windows, themes and languages. */
import type { Fault } from './in-page/faults.ts';

/** A fault and where it was seen. */
export interface Finding extends Fault {
  readonly lesson: string;
  readonly step: number;
  readonly heading: string;
  readonly language: string;
  readonly theme: string;
  readonly size: string;
  /** How the lesson stood: its question open or answered, or presented. */
  readonly state: string;
}

/** What has been seen in many places is told once. */
export function reportOf(findings: readonly Finding[]): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((same) => {
    const first = same[0]!;
    const where = ['size', 'theme', 'state'] as const;
    const places = where.map((key) => [...new Set(same.map((each) => each[key]))].join('/'));
    const steps = [...new Set(same.map(({ step }) => step + 1))].join(', ');
    const at = `${first.lesson}, step ${steps} ${first.heading} (${first.language})`;
    return `${first.kind}: ${first.says}\n    ${at}: ${places.join(', ')}`;
  });
}

/** The same words of the same kind; how many px differs from window to window. */
const keyOf = ({ kind, says, lesson, language }: Finding) =>
  [kind, says.replace(/\d+(\.\d+)?(?= px)/g, 'n'), lesson, language].join('|');

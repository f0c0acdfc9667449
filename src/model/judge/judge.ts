/** What an end may send: the verdict on a segment, from what the end knows and from the RFCs. */
import type { Sentence } from '../../stack/trace/words.ts';
import type { End } from './end.ts';
import { RULES } from './rules/index.ts';
import type { Level, Rule } from './rules/kind.ts';
import type { Segment } from './segment.ts';

/** A rule that a segment breaks, and what in this connection says so. */
export interface Objection {
  readonly rule: Pick<Rule, 'id' | 'level' | 'ref' | 'says'>;
  readonly because: Sentence;
}

export interface Verdict {
  /**
   * `illegal`: it breaks a MUST. `unusual`: allowed, though an RFC advises against it (its level is
   * `should`), or no stack would do it (`unusual`).
   */
  readonly kind: 'legal' | 'unusual' | 'illegal';
  /** Of the gravest objection. */
  readonly level?: Level;
  /** The graver ones first. */
  readonly objections: readonly Objection[];
}

const GRAVITY: readonly Level[] = ['must', 'should', 'unusual'];

/** The segment is proposed at `end.now`; nothing of `end` is changed. */
export function judge(end: End, segment: Segment): Verdict {
  const found = RULES.flatMap((rule) => {
    const because = rule.broken(end, segment);
    return because === undefined ? [] : [{ rule, because }];
  });
  return verdictOf(found);
}

export function verdictOf(found: readonly Objection[]): Verdict {
  const objections = GRAVITY.flatMap((level) => found.filter(({ rule }) => rule.level === level));
  const level = objections[0]?.rule.level;
  if (level === undefined) return { kind: 'legal', objections };
  return { kind: level === 'must' ? 'illegal' : 'unusual', level, objections };
}

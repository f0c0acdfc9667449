/**
 * A challenge: a broken network to mend. The learner changes its session until it works. The grader
 * never looks at how that was done: it adds traffic of its own, runs what comes of it, and reads the
 * traces, so a cure that only hides the symptom does not pass.
 */
import type { Localized } from '../i18n/language.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';

/** What a challenge says of itself without being opened (its about.ts). */
export interface ChallengeAbout {
  readonly title: Localized;
  /** What somebody who uses the network complains about. */
  readonly symptom: Localized;
  /** From 1, a cause that one look finds, to 5. */
  readonly level: 1 | 2 | 3 | 4 | 5;
}

/** What is read when it is opened (its challenge.ts). */
export interface Challenge {
  /** The broken network. */
  readonly scenario: ScenarioSpec;
  readonly seed: number;
  /** The sessions in which a mended network must work: the learner’s own with other traffic. */
  experiments(mended: Session): readonly Session[];
  /** Reads the runs of those sessions, in the same order. */
  check(runs: readonly RecordedRun[]): Verdict;
}

/** Met, or a sentence for each condition that is not. */
export type Verdict = { readonly met: true } | { readonly because: readonly Localized[] };

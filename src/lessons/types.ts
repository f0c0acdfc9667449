import type { Localized } from '../i18n/language.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { PlannedLesson } from './curriculum.ts';

/** What a lesson says of itself without being opened (its meta.ts). */
export interface LessonAbout {
  /** The one question the lesson answers. */
  readonly question: Localized;
  readonly minutes: number;
}

/** What the home page and the header know about an open lesson: its line in the curriculum, too. */
export interface LessonMeta extends PlannedLesson, LessonAbout {
  /** Its slug. */
  readonly id: string;
}

/** Finds the event that a step waits for: its id, −1 while (or if) it does not happen. */
export type Moment = (run: RecordedRun) => number;

/** One thing done to the run as it stands so far. */
export type Change = (run: RecordedRun) => SessionInput;

/** Things done to the original run, in the order of their times: each to the run with those before. */
export type Experiment = readonly Change[];

/** Reads the original run, and then what each of the question's experiments has led to. */
export type Reading<T> = (original: RecordedRun, ...tried: readonly RecordedRun[]) => T;

export interface Asked {
  readonly id: string;
  /** What is tried out to find the answer. Each experiment makes a run of its own, to the end. */
  readonly experiments?: readonly Experiment[];
}

/**
 * What a question of each kind holds besides. A kind is a folder in components/lesson/questions,
 * which adds its own here.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each kind of question adds its form to it.
export interface QuestionForms {}

/**
 * A prediction. The right answer is read off runs in which the thing has happened, never written
 * down and never concluded from a timer or a variable: a question is only as true as the stack. Its
 * words stand in the prose.
 */
export type Question = {
  [K in keyof QuestionForms]: Asked & QuestionForms[K] & { readonly kind: K };
}[keyof QuestionForms];

export interface LessonStep {
  /** The id of its <Step> in the prose. */
  readonly id: string;
  /** The cursor stands after this event when the step opens; else where the last step ended. */
  readonly startsAfter?: Moment;
  /** The step ends at the instant of this event; without one it does not move the run. */
  readonly runUntil?: Moment;
  /** The ids of the views it opens with; without them those of the step before stay. */
  readonly show?: readonly string[];
  readonly question?: Question;
}

/** Something to do. */
export interface LessonTask {
  readonly id: string;
  /** The step whose prose sets it. */
  readonly step: string;
  /**
   * The event with which it is done, −1 in a run in which it is not; how that was brought about
   * does not matter. A changed run plays on until there.
   */
  readonly done: Moment;
}

/** A section of an RFC to read on in; only the table in references/ makes one. */
export interface Reference {
  readonly rfc: number;
  readonly section: string;
  /** What stands there. */
  readonly topic: Localized;
}

export interface LessonContent {
  /** Who is there and what their processes do; a run of it is what the lesson shows. */
  readonly scenario: ScenarioSpec;
  /** The seed of the original run; a link may carry another. */
  readonly seed: number;
  readonly steps: readonly LessonStep[];
  readonly tasks: readonly LessonTask[];
  readonly simplifications: readonly Localized[];
  readonly references: readonly Reference[];
}

/** How a task is passed: what somebody does to the original run, found in what it shows. */
export interface Solution {
  readonly task: string;
  /** What was done and why that works, in one sentence, for those who have it shown to them. */
  readonly says: Localized;
  readonly inputs: (run: RecordedRun) => readonly SessionInput[];
}

/**
 * A claim that the prose makes in so many words, and the check that the stack agrees. A number in
 * the prose must be part of one.
 */
export interface Claim {
  /** The words, as they stand in each language's prose. */
  readonly says: Localized;
  /** What is done to the original run. */
  readonly after?: Experiment;
  readonly holds: (run: RecordedRun) => boolean;
}

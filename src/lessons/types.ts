import type { Localized } from '../i18n/language.ts';
import type { NodeNames } from '../i18n/node-names.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
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
  /** It speaks of sequence numbers, counted from the SYN: whoever sees raw ones must be told. */
  readonly relative?: boolean;
  /**
   * The event whose reasons decide it, in the learner's run if a task decides, else in the original,
   * or, if it does not happen there, in the run of the first experiment; without one, the event at
   * which the step ends. It happens to what is asked about, at the packet or the host (why.test.ts).
   */
  readonly why?: Moment;
  /** The rule that decides it. */
  readonly rule?: Reference;
  /** Terms whose definitions would answer it: they are explained once it is answered. */
  readonly withholds?: readonly string[];
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

export interface Compares {
  readonly changes: Experiment;
  /** What is done in the run beside it, so that they differ by one thing; the original, if nothing. */
  readonly against?: Experiment;
  /** How both runs lie on the stage: beside each other, if nothing is said. */
  readonly as?: 'beside' | 'overlaid' | 'differences';
  /** Playing rests when this has happened in both: the point is made. */
  readonly until?: Moment;
}

/** The run that a step stands on, where that is not the original. */
export interface StandsOn {
  readonly changes: Experiment;
  /** The cursor stands after this event of it; else where the step starts. */
  readonly after?: Moment;
}

export interface LessonStep {
  /** The id of its <Step> in the prose. */
  readonly id: string;
  /** The cursor stands after this event when the step opens; else where the last step ended. */
  readonly startsAfter?: Moment;
  /** The step ends at the instant of this event; without one it does not move the run. */
  readonly runUntil?: Moment;
  /** The ids of the views it opens with; without them those of the step before stay. */
  readonly show?: readonly string[];
  /**
   * With `show`: how two pictures share the stage, and which have the places where that is not the
   * first two main ones of `show`. What the reader chose stays.
   */
  readonly stage?: {
    readonly first?: string;
    readonly second?: string;
    readonly split?: 'beside' | 'below';
    /** How much of the stage the first picture has, percent. */
    readonly share?: number;
  };
  /** How its views are looked at when it opens, as links have it; a link of the reader’s own goes first. */
  readonly looks?: Readonly<Record<string, string>>;
  /**
   * What an earlier task has made of the run, where the step begins with that: it is made, or found
   * among the runs, when the step opens, however the reader has come there.
   */
  readonly standsOn?: StandsOn;
  readonly question?: Question;
  /** Opens with the original, or a change of it, beside a run in which something is done to it. */
  readonly compares?: Compares;
  /**
   * The task of this step that decides its question: the learner predicts, does the task, and the
   * run that comes of it shows who was right. Without one, the original run decides.
   */
  readonly decidedBy?: string;
}

/** Something to do. */
export interface LessonTask {
  readonly id: string;
  /** The step whose prose sets it. */
  readonly step: string;
  /**
   * The event with which it is done, −1 in a run in which it is not; how that was brought about
   * does not matter. A changed run plays on until there, and the task is done once that is seen.
   */
  readonly done: Moment;
  /**
   * What a button of the task does to the run on the stage, at the cursor or later: for what the
   * stage itself has no button. The prose writes its words (`<Task action="…">`).
   */
  readonly does?: (run: RecordedRun, cursor: Instant) => SessionInput;
}

/** A section of an RFC to read on in; only the table in references/ makes one. */
export interface Reference {
  readonly rfc: number;
  /** '' for an RFC without numbered sections. */
  readonly section: string;
}

export interface LessonContent {
  /** Who is there and what their processes do; a run of it is what the lesson shows. */
  readonly scenario: ScenarioSpec;
  /** What its nodes are called, but for those that are called the same everywhere. */
  readonly names?: NodeNames;
  /** The seed of the original run; a link may carry another. */
  readonly seed: number;
  readonly steps: readonly LessonStep[];
  readonly tasks: readonly LessonTask[];
}

/** What its end tells besides (`ending.ts` in its folder), fetched while the lesson is read. */
export interface LessonEnding {
  readonly simplifications: readonly Localized[];
  readonly references: readonly Reference[];
}

/**
 * The lesson in a real network (`live.ts` in its folder): what is typed there, and what to look for.
 * `{web}` is a web server, `{gateway}` the router of our network, `{neighbour}` a host on our wire.
 */
export interface LiveVariant {
  readonly type: readonly string[];
  readonly look: Localized;
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

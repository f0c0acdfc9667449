/** What a sweep turns from run to run: a file of `knobs` each, which is found by itself. */
import type { Language, Localized } from '../../../i18n/language.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import type { Session } from '../../../stack/world/session-data.ts';

/** The run that all others are made of, by one change each. */
export interface Base {
  readonly spec: ScenarioSpec;
  readonly session: Session;
  readonly run: RecordedRun;
}

/** Whole numbers from here to there; `doubling`: each is so many times the one before. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly doubling: boolean;
}

/** What a dial can be set to, in the unit that the stack keeps. */
export type Range =
  | { readonly kind: 'list'; readonly values: readonly number[] }
  | {
      readonly kind: 'span';
      readonly low: number;
      readonly high: number;
      /** What is tried when nobody says. */
      readonly first: Span;
      /** Of the unit that people read, and how many of the kept one it is. */
      readonly unit: string;
      readonly size: number;
    };

/** One thing that can be turned. */
export interface Dial {
  /** In links: letters, digits, `.` and `-`. */
  readonly id: string;
  readonly name: string;
  /** Those of one group stand together in the choice. */
  readonly group?: string;
  readonly range: Range;
  /** What it is, where its name alone does not say. */
  readonly is?: string;
  /** What the base run has. */
  readonly now?: number | undefined;
  /** '8 kB', 'reno', 'the third'. */
  readonly nameOf: (value: number) => string;
  /** What is different when it is set so. */
  readonly session: (value: number) => Session;
}

export interface KnobKind {
  readonly id: string;
  readonly title: Localized;
  readonly order: number;
  /** Its values have no order that means anything: how often each result comes is drawn instead. */
  readonly chance?: boolean;
  /** How the id ends of the dial that is offered first. */
  readonly first?: string;
  readonly dials: (base: Base, language: Language) => readonly Dial[];
}

const SWITCHED = { en: ['off', 'on'], zh: ['关', '开'] } as const;

export const switchedTo = (value: number, language: Language): string =>
  SWITCHED[language][value === 1 ? 1 : 0];

/** 'client: delay', 'client：时延'. */
export const titled = (whose: string, what: string, language: Language): string =>
  whose + (language === 'zh' ? '：' : ': ') + what;

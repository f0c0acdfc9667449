/**
 * What a kind of link, and a discipline of queues, bring to the page that changes them: `page/knobs.ts`
 * of a folder exports one as `linkPage` or `queuePage`.
 */
import type { Localized } from '../core/localized.ts';
import type { RfcText } from '../core/rfc.ts';
import type { EventBodies } from '../trace/schema.ts';

export interface LinkKnob {
  /** The field of the scenario. */
  readonly key: string;
  /** In plain words: “Delay each way”. */
  readonly name: Localized;
  /** How RFCs or papers call it. */
  readonly sign?: string;
  readonly about: Localized;
  /** What to expect when it is changed, and where that is seen. */
  readonly expect: Localized;
  readonly rfc?: RfcText;
  /** `%` is kept in parts per million, `kb/s` in bits a second, `ms` in µs; '' for a switch. */
  readonly unit: 'ms' | 'kb/s' | '%' | 'B' | '';
  readonly initial: number | boolean;
  /** In the kept unit. */
  readonly high: number;
  readonly low?: number;
  /** How far its slider goes, where what is allowed is far more than anybody wants. */
  readonly usual?: number;
  /** A picture of the queue draws it as a line, unless it is 0. */
  readonly line?: KnobLine;
}

export interface KnobLine {
  /** Across what waits, bytes, or across how long it waits, µs. */
  readonly across: 'bytes' | 'wait';
  /** It is as much as there is room for. */
  readonly limit?: true;
  /** What stands at the line, with its value: “max 22 500 B”. */
  readonly label: (value: string) => Localized;
}

export interface LinkKnobs {
  readonly id: string;
  readonly title: Localized;
  readonly knobs: readonly LinkKnob[];
}

export interface LinkPage {
  readonly kind: string;
  readonly groups: readonly LinkKnobs[];
  /** The discipline in front of it when a scenario says nothing; undefined: it has no queue. */
  readonly discipline?: string;
}

/** Events by which a discipline tells for each frame that comes what it reckons with, bytes. */
export type AverageKind = {
  [K in keyof EventBodies]: EventBodies[K] extends { link: number; average: number } ? K : never;
}[keyof EventBodies];

export interface QueuePage {
  readonly kind: string;
  readonly title: Localized;
  readonly about: Localized;
  readonly expect: Localized;
  readonly rfc?: RfcText;
  readonly knobs: readonly LinkKnob[];
  /** A curve of its own, beside that of what waits. */
  readonly average?: { readonly told: AverageKind; readonly label: Localized };
}

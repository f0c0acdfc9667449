/** What every chart says about itself, so that views and checks need not know which chart it is. */

import type { Localized } from '../stack/core/localized.ts';
import type { RfcText } from '../stack/core/rfc.ts';

/** The column in which the RFC's own figure draws a state. */
export type Column = 'left' | 'centre' | 'right';

/** Type aliases, not interfaces: XState wants metadata that is assignable to a record. */
export type StateMeta = {
  readonly rfc: RfcText;
  readonly text: Localized;
  readonly column: Column;
};

export type ArcMeta = {
  readonly rfc: RfcText;
  readonly text: Localized;
  /** What is done on the way (the lower line of the RFC's figure); absent where the figure has x. */
  readonly action?: string;
  /** Whether the RFC's figure draws this arc, or only its text has it. */
  readonly inFigure: boolean;
};

export interface ChartState {
  readonly name: string;
  readonly meta: StateMeta;
}

/** One arc: from a state, on an event, to a state. */
export interface Arc {
  /** `from|event|to`, unique in a chart. */
  readonly key: string;
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly meta: ArcMeta;
}

/** The part of a `tcp.transition` (or of any chart's transition event) that a check looks at. */
export interface ObservedTransition<S extends string = string, E extends string = string> {
  readonly id: number;
  readonly node: number;
  readonly conn: number;
  readonly from: S;
  readonly event: E;
  readonly to: S;
}

/**
 * A disagreement of stack and chart.
 * - `wrong-start`: a connection's first transition leaves a state in which no connection begins;
 * - `discontinuous`: it leaves another state than the one the connection was last in;
 * - `illegal-event`: the chart has no arc for this event here;
 * - `wrong-target`: the chart's arc leads elsewhere (`expected`).
 */
export interface Violation {
  readonly reason: 'wrong-start' | 'discontinuous' | 'illegal-event' | 'wrong-target';
  readonly transition: ObservedTransition;
  /** The state that the chart was in (`discontinuous`) or would go to (`wrong-target`). */
  readonly expected: string | null;
}

/** How a plot of a flow is looked at, as a short word that links hold: `f10.0.0.2.80-…~o…~z100.200~s`. */

import type { Endpoint } from '../../../model/parts/connections.ts';
import type { Flow } from '../../../model/parts/flow.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import { lookCodec, wordPart } from '../look.ts';
import { stretchPart } from '../look-parts.ts';
import type { Stretch } from './axes.ts';

export interface PlotLook {
  /** The key of the flow that is drawn; the largest, when nothing is said. */
  readonly flow: string | undefined;
  /** The key of a second flow in the same picture. */
  readonly beside?: string | undefined;
  /** The stretch of time that fills the plot, µs; all of it, when nothing is said. */
  readonly shown: Stretch | undefined;
  /** The view's own choices, single letters. */
  readonly marks: string;
}

export const PLAIN_PLOT: PlotLook = { flow: undefined, shown: undefined, marks: '' };

const ENDS = '(?:\\d{1,3}\\.){4}\\d{1,5}-(?:\\d{1,3}\\.){4}\\d{1,5}(?:-\\d{1,4})?';

export const { encode: encodePlotLook, decode: decodePlotLook } = lookCodec<PlotLook>(PLAIN_PLOT, {
  flow: wordPart('f', ENDS),
  beside: wordPart('o', ENDS),
  shown: stretchPart,
  marks: wordPart('m', '[a-z]{1,8}'),
});

const isSame = (a: Endpoint, b: Endpoint) => a.address === b.address && a.port === b.port;
const ended = ({ address, port }: Endpoint) => `${formatIpv4(address)}.${port}`;

/** One direction of the `nth` connection between two ends, from 0: the same in every fork of a run. */
export function keyOfEnds(from: Endpoint, to: Endpoint, nth: number): string {
  const ends = `${ended(from)}-${ended(to)}`;
  return nth === 0 ? ends : `${ends}-${nth}`;
}

export function flowKey(flow: Flow, all: readonly Flow[]): string {
  const same = all.filter(
    (each) => each.conn < flow.conn && isSame(each.from, flow.from) && isSame(each.to, flow.to),
  );
  return keyOfEnds(flow.from, flow.to, same.length);
}

/** The flow that a look means, or the largest; undefined when there is none. */
export function chosenFlow(all: readonly Flow[], key: string | undefined): Flow | undefined {
  return all.find((flow) => flowKey(flow, all) === key) ?? all[0];
}

/** Whether a part of a look says something. */
export const understands = (part: string): boolean => encodePlotLook(decodePlotLook(part)) === part;

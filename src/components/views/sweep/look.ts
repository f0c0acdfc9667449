/**
 * A sweep as a short word that links hold: `ksetting.0.initialWindow~v1.40.7.d~rfinish~b1~g`. The
 * knob with its dial, the span of its values, the result, the run that it is about, and whether it
 * has been started.
 */
import { ID, lookCodec, wordPart } from '../../view-kit/look.ts';
import { flagPart, numberPart } from '../../view-kit/look-parts.ts';
import type { Span } from './knob.ts';

export interface SweepLook {
  readonly knob: string | undefined;
  readonly dial: string | undefined;
  readonly span: Span | undefined;
  readonly result: string | undefined;
  /** Which run is changed: its letter's number. */
  readonly base: number;
  readonly go: boolean;
}

export const PLAIN_SWEEP: SweepLook = {
  ...{ knob: undefined, dial: undefined, span: undefined, result: undefined },
  ...{ base: 0, go: false },
};

/** Both stand in one part. */
const KNOB = new RegExp(`^k(${ID})(?:\\.([\\w.-]{1,80}))?$`);
const SPAN = /^v(-?\d{1,15})\.(-?\d{1,15})\.(\d{1,3})\.([de])$/;

export const { encode: encodeSweepLook, decode: decodeSweepLook } = lookCodec<SweepLook>(
  PLAIN_SWEEP,
  {
    knob: {
      write: (knob, { dial }) => (dial === undefined ? `k${knob}` : `k${knob}.${dial}`),
      read: (part) => KNOB.exec(part)?.[1],
    },
    dial: { write: () => undefined, read: (part) => KNOB.exec(part)?.[2] },
    span: {
      write: ({ from, to, count, doubling }) => `v${from}.${to}.${count}.${doubling ? 'd' : 'e'}`,
      read(part) {
        const [, from, to, count, step] = SPAN.exec(part) ?? [];
        if (step === undefined) return undefined;
        const span = { from: Number(from), to: Number(to), count: Number(count) };
        return { ...span, doubling: step === 'd' };
      },
    },
    result: wordPart('r', ID),
    base: numberPart('b'),
    go: flagPart('g'),
  },
);

/** Whether a part of a look says something. */
export const understands = (part: string): boolean =>
  encodeSweepLook(decodeSweepLook(part)) === part;

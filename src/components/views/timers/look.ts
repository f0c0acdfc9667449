/** How the clocks are looked at, as a short word that links hold: `c1~ea~z100.200`. */
import type { End, Talk } from '../../../model/ends.ts';
import { type LookPart, lookCodec, wordPart } from '../../view-kit/look.ts';
import { numberPart, stretchPart } from '../../view-kit/look-parts.ts';
import type { Stretch } from '../../view-kit/plot/axes.ts';

export interface ClockLook {
  /** Which connection, in the order of their beginning. */
  readonly talk: number;
  /** One end alone, or both. */
  readonly ends: 'both' | 'a' | 'b';
  /** The stretch of time that fills the picture, µs. */
  readonly shown: Stretch | undefined;
}

const PLAIN: ClockLook = { talk: 0, ends: 'both', shown: undefined };

export const { encode: encodeLook, decode: decodeLook } = lookCodec<ClockLook>(PLAIN, {
  talk: numberPart('c'),
  ends: wordPart('e', '[ab]') as LookPart<ClockLook['ends']>,
  shown: stretchPart,
});

/** The ends that a look means. */
export function endsOf(talk: Talk, { ends }: ClockLook): readonly End[] {
  if (ends === 'both') return talk;
  return [(ends === 'b' ? talk[1] : undefined) ?? talk[0]];
}

/** Whether a part of a look says something. */
export const understands = (part: string): boolean => encodeLook(decodeLook(part)) === part;

/** How the bands are looked at, as a short word that links hold: `c1~z100.200`, `a`. */
import { lookCodec } from '../../view-kit/look.ts';
import { numberPart, stretchPart } from '../../view-kit/look-parts.ts';
import type { Stretch } from '../../view-kit/plot/axes.ts';

export interface BandLook {
  /** Which connection, in the order of their beginning; the latest, when nothing is said. */
  readonly talk: number | 'all' | undefined;
  /** The stretch of time that fills the picture, µs. */
  readonly shown: Stretch | undefined;
}

const PLAIN: BandLook = { talk: undefined, shown: undefined };

const ALL = 'a';
const one = numberPart('c');

export const { encode: encodeLook, decode: decodeLook } = lookCodec<BandLook>(PLAIN, {
  talk: {
    write: (talk, look) => (talk === 'all' ? ALL : one.write(talk, look)),
    read: (part) => (part === ALL ? 'all' : one.read(part)),
  },
  shown: stretchPart,
});

/** Whether a part of a look says something. */
export const understands = (part: string): boolean => encodeLook(decodeLook(part)) === part;

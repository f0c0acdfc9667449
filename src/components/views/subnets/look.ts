/**
 * What is looked at in the tree: `d10.1.1.2` the destination that walks down, `c10.1.0.0-16` the
 * chosen prefix, `e10.0.0.0-8` the one of which all parts are shown.
 */

import { parseIpv4 } from '../../../stack/core/addresses.ts';
import { parsePrefix } from '../../../stack/core/prefix.ts';
import { type LookPart, lookCodec } from '../../view-kit/look.ts';

export interface TreeLook {
  readonly to: string | undefined;
  /** Keys of prefixes: `10.1.0.0/16`. */
  readonly chosen: string | undefined;
  readonly unfolded: string | undefined;
}

/** A link has no slashes in it. */
const prefixPart = (letter: string): LookPart<string> => ({
  write: (key) => letter + key.replace('/', '-'),
  read(part) {
    const key = part.slice(1).replace('-', '/');
    return part.startsWith(letter) && parsePrefix(key) !== undefined ? key : undefined;
  },
});

export const { encode: encodeLook, decode: decodeLook } = lookCodec<TreeLook>(
  { to: undefined, chosen: undefined, unfolded: undefined },
  {
    to: {
      write: (to) => `d${to}`,
      read: (part) =>
        part.startsWith('d') && parseIpv4(part.slice(1)) !== undefined ? part.slice(1) : undefined,
    },
    chosen: prefixPart('c'),
    unfolded: prefixPart('e'),
  },
);

export const understands = (part: string): boolean => encodeLook(decodeLook(part)) === part;

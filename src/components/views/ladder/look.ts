/**
 * How the reader looks at the ladder: which columns in which order, which packets. Links hold it in
 * parts `o1.0`, `h2`, `xarp.icmp`, `c10.0.0.1.80-10.0.0.2.49152`, joined by `~`.
 */

import { ID, type LookPart, lookCodec, wordPart } from '../../view-kit/look.ts';

export interface LadderLook {
  /** Nodes in the order of their columns; one that is not named keeps its natural place behind them. */
  readonly order: readonly number[];
  readonly hidden: readonly number[];
  /** Protocols whose packets are not drawn. */
  readonly without: readonly string[];
  /** The one conversation that is drawn, by its key; undefined: all of them. */
  readonly only: string | undefined;
}

export const PLAIN_LOOK: LadderLook = { order: [], hidden: [], without: [], only: undefined };

const NODE = /^\d{1,4}$/;
const PROTOCOL = new RegExp(`^${ID}$`);
const CONVERSATION = '(?:\\d{1,3}\\.){4}\\d{1,5}-(?:\\d{1,3}\\.){4}\\d{1,5}';

/** Those of a list that can be understood, each once: there may be none. */
function listPart<T extends string | number>(
  letter: string,
  read: (word: string) => T | undefined,
): LookPart<readonly T[]> {
  return {
    write: (list) => (list.length > 0 ? letter + list.join('.') : undefined),
    read(part) {
      if (!part.startsWith(letter)) return undefined;
      const words = part.slice(letter.length).split('.').map(read);
      return [...new Set(words.filter((word) => word !== undefined))];
    },
  };
}

const node = (word: string) => (NODE.test(word) ? Number(word) : undefined);
const protocol = (word: string) => (PROTOCOL.test(word) ? word : undefined);

export const { encode: encodeLook, decode: decodeLook } = lookCodec<LadderLook>(PLAIN_LOOK, {
  order: listPart('o', node),
  hidden: listPart('h', node),
  without: listPart('x', protocol),
  only: wordPart('c', CONVERSATION),
});

/** Whether a part of a look says something. */
export const understands = (part: string): boolean => encodeLook(decodeLook(part)) === part;

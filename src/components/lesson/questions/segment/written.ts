/** A segment as an answer: flags, SEQ, ACK, window and length, as in `ACK,FIN 15 13 65535 0`. */

export const FLAG_BITS = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 } as const;
export type FlagName = keyof typeof FLAG_BITS;
export const FLAG_NAMES: readonly FlagName[] = ['SYN', 'ACK', 'FIN', 'RST', 'PSH'];

export const NUMBERS = ['seq', 'ack', 'window', 'length'] as const;
export type NumberName = (typeof NUMBERS)[number];

/** What stands in the form; a box may be empty. Numbers are counted from the SYNs. */
export interface Written {
  readonly flags: readonly FlagName[];
  readonly boxes: Readonly<Record<NumberName, string>>;
  /** The rules that it breaks, once it is graded. */
  readonly breaks: readonly string[];
}

const NONE = '-';

export function write({ flags, boxes, breaks }: Written): string {
  const set = FLAG_NAMES.filter((name) => flags.includes(name)).join() || NONE;
  const numbers = NUMBERS.map((name) => boxes[name].replace(/\s/g, '') || NONE);
  return [set, ...numbers, ...breaks.map((rule) => `!${rule}`)].join(' ');
}

export function read(text: string): Written {
  const [set = NONE, ...rest] = text.trim().split(' ');
  const words = rest.filter((word) => !word.startsWith('!'));
  const box = (at: number) => (words[at] === undefined || words[at] === NONE ? '' : words[at]);
  return {
    flags: FLAG_NAMES.filter((name) => set.split(',').includes(name)),
    boxes: { seq: box(0), ack: box(1), window: box(2), length: box(3) },
    breaks: rest.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
  };
}

/** The same segment. PSH says nothing about what it is for. */
export function sameSegment(one: string, other: string): boolean {
  const bare = (text: string) => {
    const { flags, boxes } = read(text);
    return write({ flags: flags.filter((name) => name !== 'PSH'), boxes, breaks: [] });
  };
  return bare(one) === bare(other);
}

/**
 * What a mark of a picture stands for, whichever picture it is in. All pictures spell it alike, as
 * one word: what was pointed at in one of them is found in every other.
 */
export type Mark =
  | { readonly kind: 'packet'; readonly frame: number }
  /** A byte of a stream: which connection, which of its two sides sends it, its place from 0 on. */
  | {
      readonly kind: 'byte';
      readonly connection: number;
      readonly side: number;
      readonly byte: number;
    }
  /** A state of the chart of a node's connection. */
  | { readonly kind: 'state'; readonly node: number; readonly state: string }
  | { readonly kind: 'event'; readonly event: number };

export type ByteMark = Extract<Mark, { kind: 'byte' }>;
export type MarkKind = Mark['kind'];

/** `packet.3`, `byte.0.1.2000`, `state.1.SYN_SENT`, `event.88`. */
export function markWord(mark: Mark): string {
  return Object.values(mark).join('.');
}

/** Undefined for what is no mark. */
export function readMark(word: string): Mark | undefined {
  const [kind, ...parts] = word.split('.');
  const numbers = parts.map(Number);
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = numbers;
  const whole = (...each: number[]) => each.every((n) => Number.isInteger(n) && n >= 0);
  if (kind === 'packet' && whole(a)) return { kind, frame: a };
  if (kind === 'event' && whole(a)) return { kind, event: a };
  if (kind === 'byte' && whole(a, b, c)) return { kind, connection: a, side: b, byte: c };
  const [, state] = parts;
  return kind === 'state' && whole(a) && state ? { kind, node: a, state } : undefined;
}

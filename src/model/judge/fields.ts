/** Which field of a segment a rule is about: one that is wrong may break several rules, and is one mistake. */
import type { Objection } from './judge.ts';

type Field = 'flags' | 'seq' | 'length' | 'ack' | 'sack' | 'window';

export const FIELDS: Readonly<Record<Field, readonly string[]>> = {
  flags: [
    ...['nobody-asked', 'syn-first', 'no-caller', 'syn-once', 'syn-answers', 'syn-acks-nothing'],
    ...['ack-always', 'flags-together', 'fin-too-early', 'fin-before-data', 'after-fin'],
    ...['nobody-there', 'broken-off', 'reset-without-reason', 'nothing-new'],
  ],
  seq: ['gap', 'bare-number', 'acknowledged-again', 'reset-number', 'too-early', 'sacked-again'],
  length: [
    ...['data-on-syn', 'beyond-window', 'probe-too-early', 'no-such-data', 'too-large'],
    ...['text-too-early', 'not-as-much', 'congestion-window', 'nagle'],
  ],
  ack: ['ack-of-syn', 'ack-not-received', 'ack-behind', 'ack-twice', 'ack-of-ack'],
  sack: [
    ...['sack-not-agreed', 'options-of-syn', 'options-too-long', 'sack-below-ack'],
    ...['sack-not-received', 'sack-not-whole', 'sack-first', 'sack-missing'],
  ],
  window: ['window-shrunk', 'silly-window', 'more-than-there-is'],
};

/** What is counted from a field is wrong with it: text from SEQ on, window and blocks from the ACK number on. */
const FOLLOWS: Partial<Record<Field, readonly Field[]>> = {
  seq: ['flags'],
  length: ['seq', 'flags'],
  sack: ['ack'],
  window: ['ack'],
};

const fieldOf = ({ rule }: Objection): Field | undefined =>
  (Object.keys(FIELDS) as Field[]).find((field) => FIELDS[field].includes(rule.id));

/** One for each field that is wrong by itself; an objection to silence is about no field. */
export function mistakesIn(objections: readonly Objection[]): readonly Objection[] {
  const fields = objections.map(fieldOf);
  return objections.filter((_, i) => {
    const field = fields[i];
    if (field === undefined) return true;
    return fields.indexOf(field) === i && !FOLLOWS[field]?.some((each) => fields.includes(each));
  });
}

/**
 * What is written on the board: on a projector, while a question is open, seven words at the most,
 * so that each can be read from the last row. The packet that was sent last is what is asked about.
 */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { LadderRun } from './model.ts';

export const MOST_WORDS = 7;

export interface BoardWords {
  /** The nodes whose state is written; their names always are. */
  readonly states: ReadonlySet<number>;
  /** The packets that have a title, by index. */
  readonly titles: ReadonlySet<number>;
  /** The packet that also has its numbers, or what became of it. */
  readonly detailed: number | undefined;
}

export function boardWords(
  { nodes, packets }: Pick<LadderRun, 'nodes' | 'packets'>,
  cursor: Cursor,
  hasState: (node: number) => boolean,
): BoardWords {
  const sent = packets.slice(
    0,
    countBelow(packets, cursor.event, (packet) => packet.sentEvent),
  );
  let left = MOST_WORDS - nodes.length;
  const spend = () => left-- > 0;
  const titles = new Set<number>();
  const last = sent.at(-1);
  if (last !== undefined && spend()) titles.add(last.index);
  const detailed = last !== undefined && spend() ? last.index : undefined;
  const concerned = nodes.filter(
    ({ id }) => (last === undefined || id === last.from || id === last.to) && hasState(id),
  );
  const states = new Set(concerned.filter(spend).map(({ id }) => id));
  for (const packet of sent.slice(0, -1).reverse()) {
    if (!spend()) break;
    titles.add(packet.index);
  }
  return { states, titles, detailed };
}

/** Equal words have equal keys. */
export function boardKey({ states, titles, detailed }: BoardWords): string {
  return [[...states], [...titles], detailed].join('|');
}

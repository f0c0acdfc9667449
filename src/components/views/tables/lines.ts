/** The tables of all nodes as one list of lines: the name of each node, and below it its rows. */
import type { TableRowAt } from '../../view-kit/tables/part.ts';
import type { Piece } from '../../view-kit/tables/pieces.ts';
import type { TableOfNode } from './model.ts';

export interface Line {
  readonly node: TableOfNode;
  /** undefined: the node's own line. */
  readonly row: TableRowAt | undefined;
  /** Of a row, among those of all nodes; of a node's own line, −1. */
  readonly number: number;
}

export function linesOf(nodes: readonly TableOfNode[]): readonly Line[] {
  let number = 0;
  return nodes.flatMap((node) => [
    { node, row: undefined, number: -1 },
    ...node.rows.map((row) => ({ node, row, number: number++ })),
  ]);
}

export interface Group {
  readonly node: TableOfNode;
  readonly pieces: readonly Piece[];
}

/** What is made of each node; a gap belongs to the node that it begins in. */
export function groupsOf(pieces: readonly Piece[], lines: readonly Line[]): readonly Group[] {
  const groups: { node: TableOfNode; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const { node } = lines[typeof piece === 'number' ? piece : piece.from] as Line;
    const last = groups.at(-1);
    if (last?.node === node) last.pieces.push(piece);
    else groups.push({ node, pieces: [piece] });
  }
  return groups;
}

// A header as the RFCs draw it: rows of 32 bits with the fields as cells. Data for drawing only.

import type { Field, Layer } from './dissect.ts';
import type { Header } from './header.ts';

export const DIAGRAM_BITS = 32;

/** A field's part of one row; a field that crosses rows has a cell in each. */
export interface DiagramCell {
  readonly name: string;
  /** The `path` of the field in the inspector's tree. */
  readonly path: string;
  readonly row: number;
  /** First bit within the row, 0 the most significant. */
  readonly bit: number;
  readonly bits: number;
  /** This cell is part `part` (from 0) of `parts`. */
  readonly part: number;
  readonly parts: number;
  /** How long this field is varies from packet to packet. */
  readonly variable: boolean;
}

export interface Diagram {
  readonly rows: number;
  readonly cells: readonly DiagramCell[];
}

interface Run {
  readonly name: string;
  readonly path: string;
  readonly bitOffset: number;
  readonly bitLength: number;
  readonly variable?: boolean;
}

/** The declaration: every field, single flags apart, and a row for options if it can have some. */
export function headerDiagram(header: Header): Diagram {
  const runs = header.placed.flatMap(({ name, spec, bitOffset }): Run[] => {
    if (spec.flags.length === 0) return [{ name, path: name, bitOffset, bitLength: spec.bits }];
    return spec.flags.map((flag, i) => ({
      name: flag,
      path: `${name}/${flag}`,
      bitOffset: bitOffset + i,
      bitLength: 1,
    }));
  });
  if (header.options !== null) {
    const bitOffset = header.length * 8;
    const options = { name: 'options', path: 'options', bitLength: DIAGRAM_BITS, variable: true };
    runs.push({ ...options, bitOffset });
  }
  return layOut(runs);
}

/** A layer of a real packet: its options too, down to their parts. */
export function layerDiagram(layer: Layer): Diagram {
  return layOut(layer.fields.flatMap(leaves));
}

function leaves(field: Field): readonly Field[] {
  return field.children.length === 0 ? [field] : field.children.flatMap(leaves);
}

function layOut(runs: readonly Run[]): Diagram {
  const cells = runs.flatMap(cellsOf);
  const rows = cells.reduce((most, cell) => Math.max(most, cell.row + 1), 0);
  return { rows, cells };
}

function cellsOf(run: Run): readonly DiagramCell[] {
  const { name, path, bitOffset, bitLength, variable = false } = run;
  const end = bitOffset + bitLength;
  const firstRow = Math.floor(bitOffset / DIAGRAM_BITS);
  const parts = Math.ceil(end / DIAGRAM_BITS) - firstRow;
  return Array.from({ length: parts }, (_, part) => {
    const row = firstRow + part;
    const from = Math.max(bitOffset, row * DIAGRAM_BITS);
    const bits = Math.min(end, (row + 1) * DIAGRAM_BITS) - from;
    return { name, path, row, bit: from - row * DIAGRAM_BITS, bits, part, parts, variable };
  });
}

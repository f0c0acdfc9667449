/** Where the parts of the tree stand: from left to right where that has room, else indented below each other. */
import { type HierarchyNode, hierarchy } from 'd3-hierarchy';
import type { TreeItem } from './items.ts';

export interface Spot {
  readonly item: TreeItem;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where the line to what is inside of it starts. */
  readonly parent: Spot | undefined;
}

export interface Measures {
  readonly heightOf: (item: TreeItem, indented: boolean) => number;
  readonly widthOf: (item: TreeItem, indented: boolean) => number;
  /** Between two that lie over each other, and from a column to the next. */
  readonly gap: number;
  readonly reach: number;
  readonly indent: number;
  /** What there is; columns that need more are not made. */
  readonly width: number;
}

export interface Placed {
  readonly spots: readonly Spot[];
  readonly height: number;
  readonly indented: boolean;
}

const insideOf = (item: TreeItem) => (item.kind === 'prefix' ? item.inside : undefined);

export function placed(root: TreeItem, measures: Measures): Placed {
  const whole = hierarchy(root, insideOf);
  const columns = columnsOf(whole, measures);
  const last = columns.at(-1);
  const indented = last === undefined || last.left + last.width > measures.width;
  const spots = indented ? inLines(whole, measures) : inColumns(whole, columns, measures);
  const height = Math.max(0, ...spots.map(({ top, height: own }) => top + own));
  return { spots, height, indented };
}

interface Column {
  readonly left: number;
  readonly width: number;
}

/** As wide as the widest in each, one behind the other. */
function columnsOf(root: HierarchyNode<TreeItem>, { widthOf, reach }: Measures): readonly Column[] {
  const columns: Column[] = [];
  let left = 0;
  for (let depth = 0; depth <= root.height; depth++) {
    const widths = root.descendants().filter((node) => node.depth === depth);
    const width = Math.max(...widths.map(({ data }) => widthOf(data, false)));
    columns.push({ left, width });
    left += width + reach;
  }
  return columns;
}

/**
 * Who has parts stands level with the first of them, so that the root is at the top; the next begins
 * below all of it, so that nothing lies on another's words or lines.
 */
function inColumns(
  root: HierarchyNode<TreeItem>,
  columns: readonly Column[],
  { heightOf, widthOf, gap }: Measures,
): readonly Spot[] {
  /** By depth, where the next may begin. */
  const free = columns.map(() => 0);
  return spotsOf(root, (node, parent) => {
    const { data: item, depth } = node;
    const isFirst = node.parent === null || node.parent.children?.[0] === node;
    const top = isFirst ? (parent?.top ?? 0) : Math.max(...free.slice(depth));
    const height = heightOf(item, false);
    free[depth] = top + height + gap;
    return {
      item,
      left: columns[depth]?.left ?? 0,
      top,
      width: widthOf(item, false),
      height,
      parent,
    };
  });
}

function inLines(root: HierarchyNode<TreeItem>, measures: Measures): readonly Spot[] {
  const { heightOf, widthOf, gap, indent, width } = measures;
  let top = 0;
  return spotsOf(root, (node, parent) => {
    const left = node.depth * indent;
    const height = heightOf(node.data, true);
    const spot = { item: node.data, left, top, height, parent };
    top += height + gap;
    return { ...spot, width: Math.min(widthOf(node.data, true), width - left) };
  });
}

/** Each after the one that it is inside of. */
function spotsOf(
  root: HierarchyNode<TreeItem>,
  spotOf: (node: HierarchyNode<TreeItem>, parent: Spot | undefined) => Spot,
): readonly Spot[] {
  const spots = new Map<HierarchyNode<TreeItem>, Spot>();
  root.eachBefore((node) => {
    spots.set(node, spotOf(node, node.parent === null ? undefined : spots.get(node.parent)));
  });
  return [...spots.values()];
}

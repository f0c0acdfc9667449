/** The inspector's state as pure functions: which rows the tree shows, which bytes a row covers. */
import { type Field, fieldAtByte, type Layer } from '../../../stack/wire/inspect.ts';

/** A layer (`2`) or a field of it (`2/flags/SYN`). */
export type Key = string;

export interface Row {
  readonly key: Key;
  readonly layer: Layer;
  readonly field: Field | undefined;
  /** 1 for layers. */
  readonly level: number;
  /** undefined: has no children. */
  readonly expanded: boolean | undefined;
  readonly parent: Key | undefined;
  /** Its place among its siblings, from 1, and their number. */
  readonly place: number;
  readonly among: number;
}

export function keyOf(layer: number, field?: Field): Key {
  return field === undefined ? `${layer}` : `${layer}/${field.path}`;
}

/** The rows in sight, top to bottom. */
export function rowsOf(layers: readonly Layer[], expanded: ReadonlySet<Key>): Row[] {
  const rows: Row[] = [];
  layers.forEach((layer, index) => {
    const key = keyOf(index);
    const open = expanded.has(key);
    const among = layers.length;
    const own = { key, layer, field: undefined, level: 1, parent: undefined, place: index + 1 };
    rows.push({ ...own, among, expanded: open });
    if (open) addFields(rows, layer, index, layer.fields, 2, key, expanded);
  });
  return rows;
}

function addFields(
  rows: Row[],
  layer: Layer,
  index: number,
  fields: readonly Field[],
  level: number,
  parent: Key,
  expanded: ReadonlySet<Key>,
): void {
  fields.forEach((field, i) => {
    const key = keyOf(index, field);
    const open = field.children.length === 0 ? undefined : expanded.has(key);
    const place = { place: i + 1, among: fields.length };
    rows.push({ key, layer, field, level, parent, expanded: open, ...place });
    if (open) addFields(rows, layer, index, field.children, level + 1, key, expanded);
  });
}

export interface Found {
  readonly key: Key;
  readonly index: number;
  readonly layer: Layer;
  readonly field: Field | undefined;
}

/** The layer and field of a key, undefined when this packet has none such. */
export function find(layers: readonly Layer[], key: Key | undefined): Found | undefined {
  if (key === undefined) return undefined;
  const slash = key.indexOf('/');
  const index = Number(slash < 0 ? key : key.slice(0, slash));
  const layer = layers[index];
  if (layer === undefined) return undefined;
  if (slash < 0) return { key, index, layer, field: undefined };
  const field = fieldIn(layer.fields, key.slice(slash + 1));
  return field === undefined ? undefined : { key, index, layer, field };
}

function fieldIn(fields: readonly Field[], path: string): Field | undefined {
  for (const field of fields) {
    if (field.path === path) return field;
    const inside = fieldIn(field.children, path);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export function rangeOf(found: Found | undefined): ByteRange | undefined {
  if (found === undefined) return undefined;
  const { start, end } = found.field ?? found.layer;
  return { start, end };
}

/** The innermost field that a byte belongs to. */
export function keyAtByte(layers: readonly Layer[], offset: number): Key | undefined {
  const hit = fieldAtByte(layers, offset);
  return hit === null ? undefined : keyOf(layers.indexOf(hit.layer), hit.field);
}

/** The keys that must be open for a key to be in sight. */
export function ancestorsOf(layers: readonly Layer[], key: Key): Key[] {
  const found = find(layers, key);
  if (found?.field === undefined) return [];
  const open = [keyOf(found.index)];
  const walk = (fields: readonly Field[]): boolean =>
    fields.some((field) => {
      if (field.path === found.field?.path) return true;
      if (!walk(field.children)) return false;
      open.push(keyOf(found.index, field));
      return true;
    });
  walk(found.layer.fields);
  return open;
}

/** What a packet shows first: its innermost header, open. */
export function firstKey(layers: readonly Layer[]): Key {
  const headers = layers.filter((l) => l.id !== 'data' && l.id !== 'padding' && !l.quoted);
  const last = headers.at(-1);
  return keyOf(last === undefined ? 0 : layers.indexOf(last));
}

export type TreeMove =
  | { readonly focus: Key }
  | { readonly open: Key }
  | { readonly close: Key }
  | undefined;

/** What a key of the keyboard does in the tree (WAI-ARIA tree view pattern). */
export function treeMove(rows: readonly Row[], current: Key, pressed: string): TreeMove {
  const index = rows.findIndex((row) => row.key === current);
  const row = rows[index];
  const to = (target: Row | undefined): TreeMove =>
    target === undefined ? undefined : { focus: target.key };
  switch (pressed) {
    case 'ArrowDown':
      return to(rows[index + 1]);
    case 'ArrowUp':
      return to(rows[index - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      if (row?.expanded === false) return { open: current };
      return row?.expanded === true ? to(rows[index + 1]) : undefined;
    case 'ArrowLeft':
      if (row?.expanded === true) return { close: current };
      return row?.parent === undefined ? undefined : { focus: row.parent };
    default:
      return undefined;
  }
}

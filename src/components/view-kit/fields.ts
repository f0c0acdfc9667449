/** What of a packet is the same at every hop, and what each hop changes: its headers, field by field. */
import type { LayerName } from '../../stack/core/layers.ts';
import type { Localized } from '../../stack/core/localized.ts';
import type { PacketField } from '../../stack/trace/page/table.ts';
import { dissect, type Layer } from '../../stack/wire/inspect.ts';

export interface FieldRow {
  /** `ipv4/ttl`, unique among the rows. */
  readonly key: string;
  readonly layer: LayerName;
  readonly header: Localized;
  readonly label: Localized;
  /** In each frame; '' where a frame has no such field, undefined where its bytes are not at hand yet. */
  readonly values: readonly (string | undefined)[];
  /** Some hop changes it. */
  readonly changes: boolean;
}

interface Read {
  readonly layer: Layer;
  readonly field: Layer['fields'][number];
}

/** Headers that are not in the quote of an error, with a number for each further one of a name. */
function fieldsOf(layers: readonly Layer[]): Map<string, Read> {
  const found = new Map<string, Read>();
  const seen = new Map<string, number>();
  for (const layer of layers) {
    if (layer.quoted || layer.fields.length === 0) continue;
    const place = seen.get(layer.id) ?? 0;
    seen.set(layer.id, place + 1);
    const id = place === 0 ? layer.id : `${layer.id}.${place}`;
    for (const field of layer.fields) found.set(`${id}/${field.path}`, { layer, field });
  }
  return found;
}

/** The rows of all headers, in the order of the first frame that has them. */
export function fieldRows(frames: readonly (Uint8Array | undefined)[]): readonly FieldRow[] {
  const read = frames.map((bytes) => bytes && fieldsOf(dissect(bytes)));
  const rows = new Map<string, Read>();
  for (const fields of read) {
    for (const [key, each] of fields ?? []) if (!rows.has(key)) rows.set(key, each);
  }
  return [...rows].map(([key, { layer, field }]) => {
    const values = read.map((fields) => fields && (fields.get(key)?.field.display ?? ''));
    const known = values.filter((value) => value !== undefined);
    return {
      ...{ key, layer: layer.layer, header: layer.label, label: field.label, values },
      changes: known.some((value) => value !== known[0]),
    };
  });
}

/** Reads single numbers of a frame's outermost headers: what tables ask for. */
export function fieldReader(bytes: Uint8Array): PacketField {
  const fields = fieldsOf(dissect(bytes));
  return (header, name) => {
    const value = fields.get(`${header}/${name}`)?.field.value;
    return typeof value === 'number' ? value : undefined;
  };
}

/**
 * A packet taken apart: its layers and fields as a tree, its header drawn bit by bit, its bytes.
 * Choosing a field in one of them marks it in all. Works for any bytes, forged ones included.
 */
import { useMemo, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { dissect } from '../../../stack/wire/inspect.ts';
import './dissectors.ts';
import { BitDiagram } from './BitDiagram.tsx';
import { FieldDetail } from './FieldDetail.tsx';
import { FieldTree } from './FieldTree.tsx';
import { HexDump } from './HexDump.tsx';
import { ancestorsOf, find, firstKey, type Key, rangeOf, rowsOf } from './model.ts';
import css from './packet.module.css';
import { usePacketText } from './text.ts';

export interface PacketInspectorProps {
  readonly bytes: Uint8Array;
  /** What the bytes begin with. */
  readonly first?: string;
  /** The TCP numbers counted from the connection's start, shown beside the raw ones. */
  readonly relative?: { readonly seq: number; readonly ack: number } | undefined;
  /** The field to begin with, as `tcp/flags`; the learner may choose another. */
  readonly field?: string | undefined;
  /** A byte of the segment's text was chosen: its place there, from 0. */
  readonly onText?: ((place: number) => void) | undefined;
  readonly onSelectField?: ((field: string) => void) | undefined;
}

export function PacketInspector(props: PacketInspectorProps) {
  const { bytes, first = 'eth', relative, field, onSelectField, onText } = props;
  const t = usePacketText();
  const language = useLanguage();
  const layers = useMemo(() => dissect(bytes, first), [bytes, first]);
  const [wanted, setWanted] = useState<Key>();
  const [hovered, setHovered] = useState<Key>();
  const [toggled, setToggled] = useState<ReadonlyMap<Key, boolean>>(new Map());
  const selected = find(layers, wanted)?.key ?? keyOfName(layers, field) ?? firstKey(layers);
  const expanded = useMemo(() => {
    const open = new Set<Key>([firstKey(layers), selected.split('/')[0] as Key]);
    for (const key of ancestorsOf(layers, selected)) open.add(key);
    for (const [key, isOpen] of toggled) {
      if (isOpen) open.add(key);
      else open.delete(key);
    }
    return open;
  }, [layers, selected, toggled]);
  const rows = useMemo(() => rowsOf(layers, expanded), [layers, expanded]);
  const found = find(layers, selected);
  const toggle = (key: Key, open: boolean) => setToggled((old) => new Map(old).set(key, open));
  const select = (key: Key) => {
    setWanted(key);
    for (const each of ancestorsOf(layers, key)) if (!expanded.has(each)) toggle(each, true);
    const next = find(layers, key);
    if (next !== undefined)
      onSelectField?.([next.layer.id, next.field?.path].filter(Boolean).join('/'));
  };
  const labelOf = (key: Key | undefined) => {
    const hit = find(layers, key);
    return (hit?.field ?? hit?.layer)?.label[language] ?? '';
  };
  if (found === undefined) return null;
  const shared = { selected, hovered, t, onSelect: select, onHover: setHovered };
  return (
    <div className={css.inspector}>
      <div className={css.panes}>
        <div>
          <FieldTree rows={rows} onToggle={toggle} {...shared} />
        </div>
        <div className={css.sidePane}>
          <BitDiagram layer={found.layer} index={found.index} {...shared} />
          <FieldDetail found={found} relative={relativeOf(found, relative)} t={t} />
          <HexDump
            bytes={bytes}
            layers={layers}
            {...shared}
            selected={rangeOf(found)}
            whole={found.field === undefined}
            hovered={rangeOf(find(layers, hovered))}
            labelOf={labelOf}
            onByte={(offset) => {
              const tcp = layers.find(({ id, quoted }) => id === 'tcp' && !quoted);
              if (tcp && offset >= tcp.end) onText?.(offset - tcp.end);
            }}
          />
        </div>
      </div>
    </div>
  );
}

/** `tcp/flags` to the key of that field in this packet. */
function keyOfName(layers: ReturnType<typeof dissect>, name: string | undefined): Key | undefined {
  if (name === undefined) return undefined;
  const [id, ...path] = name.split('/');
  const index = layers.findIndex((layer) => layer.id === id);
  return index < 0 ? undefined : find(layers, [index, ...path].join('/'))?.key;
}

function relativeOf(
  found: NonNullable<ReturnType<typeof find>>,
  relative: PacketInspectorProps['relative'],
): number | undefined {
  if (relative === undefined || found.layer.id !== 'tcp' || found.layer.quoted) return undefined;
  const name = found.field?.path;
  return name === 'seq' || name === 'ack' ? relative[name] : undefined;
}

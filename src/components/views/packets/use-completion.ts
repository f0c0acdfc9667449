import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { countBelow } from '../../../model/cursor.ts';
import { completeFilter, type Proposal } from '../../../model/filter/complete.ts';
import { type KnownName, rowOf } from '../../../model/filter/row.ts';
import { connectionsOf, packetsOf } from '../../../model/queries.ts';
import type { NamedValue } from '../../../stack/wire/named.ts';
import type { ViewRun } from '../../view-kit/stage-view.ts';

interface CompletionProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly names: ReadonlyMap<string, KnownName>;
  readonly shown: ViewRun;
}

export interface Completing {
  readonly list: readonly Proposal[];
  readonly open: boolean;
  /** The one that Enter takes; −1 for none. */
  readonly at: number;
  readonly typed: () => void;
  readonly close: () => void;
  readonly take: (index: number) => void;
  /** Whether the key was one of the list's. */
  readonly press: (event: KeyboardEvent<HTMLInputElement>) => boolean;
}

/** Packets that are looked at for values: the last ones that the cursor has behind it. */
const SEEN = 200;
const MOST_VALUES = 12;
const NO_PROPOSALS = { span: { from: 0, to: 0 }, proposals: [] };

export function useCompletion({
  input,
  text,
  onChange,
  names,
  shown,
}: CompletionProps): Completing {
  const [asked, ask] = useState(false);
  const [at, move] = useState(-1);
  const caret = input.current?.selectionStart ?? text.length;
  // While packets are being read, the list is drawn many times a second, and proposals stay.
  const { span, proposals: list } = useMemo(
    () =>
      asked
        ? completeFilter(text, caret, { names, seen: (name) => seenIn(shown, name) })
        : NO_PROPOSALS,
    [asked, text, caret, names, shown],
  );
  const open = list.length > 0;
  const close = () => {
    ask(false);
    move(-1);
  };
  const take = (index: number) => {
    const proposal = list[index];
    if (proposal === undefined) return;
    const rest = text.slice(span.to);
    const gap = rest.startsWith(' ') || proposal.text.endsWith('{') ? '' : ' ';
    const before = text.slice(0, span.from);
    onChange(`${before}${proposal.text}${gap}${rest}`);
    move(-1);
    const place = before.length + proposal.text.length + 1;
    // React has not put the text there yet.
    requestAnimationFrame(() => input.current?.setSelectionRange(place, place));
  };
  return {
    ...{ list, open, at: Math.min(at, list.length - 1), close, take },
    typed() {
      ask(true);
      move(-1);
    },
    press(event) {
      const { key } = event;
      const walks = key === 'ArrowDown' || key === 'ArrowUp';
      if (walks && !open) ask(true);
      else if (walks) move((at + (key === 'ArrowDown' ? 1 : list.length)) % list.length);
      else if (open && at >= 0 && (key === 'Enter' || key === 'Tab')) take(at);
      else if (open && key === 'Escape') close();
      else {
        if (key === 'Enter') close();
        return false;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

/** Values that a field has in packets whose bytes are at hand, the most recent first. */
function seenIn({ run, cursor, bytesOf }: ViewRun, name: KnownName): readonly NamedValue[] {
  const values = new Set<NamedValue>();
  const connections = connectionsOf(run);
  const packets = packetsOf(run);
  const count = countBelow(packets, cursor.event, ({ sentEvent }) => sentEvent);
  for (const packet of packets.slice(Math.max(0, count - SEEN), count).reverse()) {
    const row = rowOf(packet, connections[packet.connection], bytesOf(packet.frame));
    for (const value of name.valuesIn(row)) values.add(value);
    if (values.size >= MOST_VALUES) break;
  }
  return [...values].slice(0, MOST_VALUES);
}

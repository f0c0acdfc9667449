import type { KeyboardEvent, MouseEvent } from 'react';
import type { Packet } from '../../../model/packets.ts';
import type { ViewActions } from '../../view-kit/stage-view.ts';
import { rowForKey } from './rows-in-sight.ts';
import type { ScrolledRows } from './use-scrolled-rows.ts';

interface RowEvents {
  readonly rows: ScrolledRows;
  readonly count: number;
  readonly packetAt: (row: number) => Packet | undefined;
  readonly actions: ViewActions;
}

/** What keys and pointers do in the list: choose a row, take its packet apart, go to its instant. */
export function useRowEvents({ rows, count, packetAt, actions }: RowEvents) {
  const pointed = ({ target }: MouseEvent) => {
    const row = rowOfTarget(target);
    const packet = row === undefined ? undefined : packetAt(row);
    return row === undefined || packet === undefined ? undefined : { row, packet };
  };
  return {
    onKeyDown(event: KeyboardEvent) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const packet = packetAt(rows.active);
      if (event.key === 'Enter' && packet !== undefined) {
        if (event.shiftKey) {
          // There its row is the last one, and the list goes on with the cursor.
          actions.seek(packet.starts);
          rows.follow();
        } else actions.inspect(packet.frame);
      } else {
        const key = event.shiftKey ? '' : event.key;
        const next = rowForKey(key, rows.active, count, rows.page);
        if (next === undefined) return;
        rows.setActive(next);
      }
      event.preventDefault();
      event.stopPropagation();
    },
    onClick(event: MouseEvent) {
      const found = pointed(event);
      if (found === undefined) return;
      rows.setActive(found.row);
      actions.inspect(found.packet.frame);
    },
    onContextMenu(event: MouseEvent) {
      const found = pointed(event);
      if (found === undefined || actions.drop === undefined) return;
      event.preventDefault();
      actions.offer(found.packet.frame, { x: event.clientX, y: event.clientY });
    },
  };
}

function rowOfTarget(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row === null ? undefined : Number(row.dataset.row);
}

import { useState } from 'react';
import type { SessionInput } from '../../../../stack/world/inputs.ts';
import { rowActionOf } from '../tables/row-actions.ts';
import { addressesOf } from '../words.ts';
import type { DetailsProps } from './Details.tsx';
import type { TableHand } from './TableHand.tsx';

/** What can be done to the tables of a node at the cursor; nothing where the run is fixed. */
export function useTableHands({ view, speech, look, actions, onLook }: DetailsProps, node: number) {
  const { cursor } = speech;
  const [changes, setChanges] = useState<{ node: number; row: string }>();
  return (table: string): TableHand | undefined => {
    const action = rowActionOf(table);
    if (action === undefined || actions.drop === undefined) return undefined;
    const cards = addressesOf(speech, node);
    return {
      action,
      site: {
        ...{ at: cursor.at, node },
        addresses: cards.map(({ address }) => address),
        networks: cards.map(({ network }) => network),
      },
      adds: look.adds === table,
      changes: changes?.node === node ? changes.row : undefined,
      onAdd(open: boolean) {
        setChanges(undefined);
        onLook({ adds: open ? table : undefined });
      },
      onChange(row: string | undefined) {
        setChanges(row === undefined ? undefined : { node, row });
        if (look.adds !== undefined) onLook({ adds: undefined });
      },
      onDo: (input: SessionInput) => actions.change(view.id, [input], true),
    };
  };
}

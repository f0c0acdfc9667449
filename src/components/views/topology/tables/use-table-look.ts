import { useEffect, useState } from 'react';
import type { Cursor } from '../../../../model/cursor.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { MapLook } from '../look.ts';

type WithTable = typeof import('./with-table.ts')['withTable'];

/** A look with the node whose table is added to, where it does not say which; the tables are fetched for it. */
export function useTableLook(look: MapLook, run: RecordedRun, cursor: Cursor): MapLook {
  const [withTable, set] = useState<WithTable>();
  const needed = look.adds !== undefined && look.node === undefined;
  useEffect(() => {
    if (!needed) return;
    let wanted = true;
    import('./with-table.ts').then(
      (module) => wanted && set(() => module.withTable),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [needed]);
  return withTable?.(look, run, cursor) ?? look;
}

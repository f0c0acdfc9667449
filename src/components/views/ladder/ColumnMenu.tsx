import { Ellipsis } from 'lucide-react';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../shell/lazy-part.ts';
import { useMenu } from '../../view-kit/use-menu.ts';
import css from './heads.module.css';
import type { LadderText } from './text.ts';

const ColumnItems = lazyPart(async () => ({
  default: (await import('./ColumnItems.tsx')).ColumnItems,
}));

export interface MenuProps {
  readonly node: string;
  /** Its place among the columns, from 0, and how many there are. */
  readonly place: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  /** undefined: two columns must stay. */
  readonly onHide: (() => void) | undefined;
  readonly t: LadderText;
}

/** What can be done with a column, without dragging it. */
export function ColumnMenu(props: MenuProps) {
  const { node, t } = props;
  const [opened, setOpened] = useState(false);
  const { menu, close } = useMenu();
  const name = t('column', { node });
  return (
    <details {...menu} className={css.menu} onToggle={() => setOpened(true)}>
      <summary aria-label={name} title={name}>
        <Ellipsis aria-hidden="true" />
      </summary>
      <div className={css.items}>
        {opened && (
          <Suspense fallback={null}>
            <ColumnItems {...props} close={close} />
          </Suspense>
        )}
      </div>
    </details>
  );
}

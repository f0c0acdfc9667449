import { useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import css from './StageBar.module.css';
import { panelId, tabId } from './tab-ids.ts';
import { useChosenInSight } from './use-chosen-in-sight.ts';
import { showAlone, useWorkbench } from './workbench-store.ts';

/** Where a key leads among tabs: from the last one on to the first, and back. */
function tabForKey(key: string, from: number, count: number): number | undefined {
  const keys: Readonly<Record<string, number>> = {
    ...{ ArrowRight: (from + 1) % count, ArrowLeft: (from + count - 1) % count },
    ...{ Home: 0, End: count - 1 },
  };
  return keys[key];
}

interface TabsProps {
  readonly offered: readonly StageView[];
  readonly first: StageView;
}

/** One picture at a time: on a narrow stage. */
export default function Tabs({ offered, first }: TabsProps) {
  const text = useLessonText();
  const say = useLocalized();
  const alone = useWorkbench((state) => state.alone);
  const at = offered.findIndex(({ id }) => id === (alone?.view ?? first.id));
  const list = useChosenInSight<HTMLDivElement>(offered[at]?.id ?? '');
  const go = (to: number) => {
    const view = offered[to];
    if (view === undefined) return;
    showAlone(view === first ? null : view.id);
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    <div
      ref={list}
      className={css.views}
      role="tablist"
      aria-label={text('player.views')}
      onKeyDown={(event) => {
        const to = tabForKey(event.key, at, offered.length);
        if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {offered.map((view, i) => (
        <button
          key={view.id}
          id={tabId(view.id)}
          type="button"
          role="tab"
          aria-selected={i === at}
          aria-controls={i === at ? panelId(view.id) : undefined}
          tabIndex={i === at ? 0 : -1}
          onClick={() => go(i)}
        >
          {say(view.title)}
        </button>
      ))}
    </div>
  );
}

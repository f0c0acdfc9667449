/** The ways into the views in which runs are changed, and how one of them is opened. */
import type { ChangeEntry, StageView } from '../../view-kit/stage-view.ts';
import { STAGE } from '../keep-focus.ts';
import { leadTo } from '../lead-to.ts';
import { useWorkbench } from '../workbench-store.ts';

const known = new Map<StageView, ReturnType<NonNullable<StageView['changes']>>>();

/** The promise is the same one whenever the panel is drawn. */
export function entriesOf(view: StageView) {
  const found = known.get(view) ?? view.changes?.();
  if (found !== undefined) known.set(view, found);
  return found;
}

type Room = ReturnType<typeof useWorkbench.getState>['room'];

/** Opens its view, in sight and with the focus; `tabs`: whether there is room for one picture only. */
export function openEntry(view: StageView, { look }: ChangeEntry, tabs: (room: Room) => boolean) {
  measuredAnew(() => {
    leadTo(view, look, tabs(useWorkbench.getState().room));
    focusOn(view);
  });
}

/** Long enough to measure the stage, ms. */
const MEASURED = 250;

/** Without the panel the stage may have more room: it is measured first. */
function measuredAnew(act: () => void): void {
  const { room } = useWorkbench.getState();
  const go = () => {
    stop();
    clearTimeout(timer);
    act();
  };
  const stop = useWorkbench.subscribe((state) => state.room !== room && go());
  const timer = setTimeout(go, MEASURED);
}

/** How long a view may take to be drawn, and how often it is looked for, ms. */
const MOMENT = 3_000;
const AGAIN = 50;

/** The focus goes to the first control of the view, once it is there. */
function focusOn({ id }: StageView): void {
  const until = performance.now() + MOMENT;
  const look = () => {
    const place = document.querySelector(`[${STAGE}] [data-view="${CSS.escape(id)}"]`);
    const control = place?.querySelector<HTMLElement>('section button, section select');
    if (control) control.focus();
    else if (performance.now() < until) setTimeout(look, AGAIN);
  };
  setTimeout(look);
}

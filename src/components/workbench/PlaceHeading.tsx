import { ArrowLeftRight, Maximize2, Minimize2, X } from 'lucide-react';
import { useLocalized } from '../../i18n/index.ts';
import { IconButton } from '../shell/IconButton.tsx';
import type { StageView } from '../view-kit/stage-view.ts';
import { keepFocus } from './keep-focus.ts';
import css from './Stage.module.css';
import { useStageText } from './stage-text.ts';
import { putView, showAlone, swapPlaces } from './workbench-store.ts';

interface HeadingProps {
  readonly view: StageView;
  /** It fills the stage, and others wait for it to make room again. */
  readonly alone: boolean;
}

/** Above a picture that shares the stage, or has taken it: its name, and what can be done with it. */
export default function PlaceHeading({ view, alone }: HeadingProps) {
  const text = useStageText();
  const say = useLocalized();
  const name = { view: say(view.title) };
  return (
    <header className={css.heading}>
      <h3>{say(view.title)}</h3>
      {alone ? (
        <IconButton label={text('all')} onClick={keepFocus(() => showAlone(null))}>
          <Minimize2 aria-hidden="true" />
        </IconButton>
      ) : (
        <>
          <IconButton label={text('swap')} onClick={keepFocus(swapPlaces)}>
            <ArrowLeftRight aria-hidden="true" />
          </IconButton>
          <IconButton label={text('alone', name)} onClick={keepFocus(() => showAlone(view.id))}>
            <Maximize2 aria-hidden="true" />
          </IconButton>
          <IconButton label={text('close', name)} onClick={keepFocus(() => putView(view, 'none'))}>
            <X aria-hidden="true" />
          </IconButton>
        </>
      )}
    </header>
  );
}

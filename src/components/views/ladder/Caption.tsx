import { ListFilter } from 'lucide-react';
import { Suspense, useId, useState } from 'react';
import type { Language } from '../../../i18n/language.ts';
import { listed } from '../../../i18n/listed.ts';
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeName } from '../../node-name.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import { captionOf } from './caption.ts';
import css from './filter.module.css';
import { type LadderLook, PLAIN_LOOK } from './look.ts';
import { type LadderRun, nodesOf } from './model.ts';
import type { LadderText } from './text.ts';

// Most learners never open it.
const ChoosingRow = lazyPart(() => import('./ChoosingRow.tsx'));

export interface CaptionProps {
  readonly model: RecordedRun;
  readonly run: LadderRun;
  readonly cursor: Cursor;
  readonly sequence: 'relative' | 'raw';
  readonly look: LadderLook;
  readonly onLook: ((look: LadderLook) => void) | undefined;
  readonly language: Language;
  readonly t: LadderText;
}

/** Below the picture: how to read it, what is left out of it, and the way to choose that. */
export function Caption(props: CaptionProps) {
  const { model, run, cursor, sequence, look, onLook, language, t } = props;
  const [open, setOpen] = useState(false);
  const row = useId();
  const away = nodesOf(model).filter((node) => !run.nodes.includes(node));
  const hidden = countBelow(run.hidden, cursor.event, (event) => event);
  const changed = hidden > 0 || away.length > 0 || look.without.length > 0 || !!look.only;
  const joined = run.packets.some(({ hops }) => hops !== undefined);
  const nodes = listed(
    away.map(({ id }) => nodeName(model.topology, id, language)),
    language,
  );
  const notes = [
    ...(hidden > 0 ? [t('hiddenPackets', { n: hidden })] : []),
    ...(joined ? [t('passesHidden', { nodes })] : []),
  ];
  return (
    <div className={css.foot} data-foot>
      {open && onLook && (
        <Suspense fallback={null}>
          <ChoosingRow {...props} id={row} onLook={onLook} away={away} />
        </Suspense>
      )}
      <p className={css.caption}>
        <span>{captionOf(model, run, cursor, sequence, t)}</span>
        {notes.length > 0 && <strong className={css.note}>{notes.join(' · ')}</strong>}
        {changed && onLook && (
          <button type="button" onClick={() => onLook({ ...PLAIN_LOOK, order: look.order })}>
            {t('showAll')}
          </button>
        )}
        {onLook && (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? row : undefined}
            onClick={() => setOpen(!open)}
          >
            <ListFilter aria-hidden="true" /> <span>{t('filter')}</span>
          </button>
        )}
      </p>
    </div>
  );
}

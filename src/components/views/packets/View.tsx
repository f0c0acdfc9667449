/** All packets of a run as rows of a list, as far as the cursor has come, and a filter above them. */
import { useMemo, useState } from 'react';
import { countBelow } from '../../../model/cursor.ts';
import { compileFilter } from '../../../model/filter/compile.ts';
import { packetsOf } from '../../../model/queries.ts';
import '../../inspect/packet/dissectors.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { FilterBar } from './FilterBar.tsx';
import { Grid } from './Grid.tsx';
import { decodeLook, encodeLook, understands } from './look.ts';
import css from './packets.module.css';
import { usePacketsText } from './text.ts';
import { useEveryName } from './use-every-name.ts';
import { useMatches } from './use-matches.ts';

export { understands };

const itself = (n: number) => n;

export default function Packets(props: ViewProps) {
  const { runs, look, board, actions } = props;
  const [shown] = runs;
  const { run, cursor } = shown;
  const t = usePacketsText();
  const { filter } = decodeLook(look);
  const [text, setText] = useState(filter);
  const [asked, setAsked] = useState(filter);
  // A link, or *As the lesson suggests*, has changed it from outside.
  if (filter !== asked) {
    setAsked(filter);
    setText(filter);
  }
  const names = useEveryName(text !== '');
  const bound = useMemo(() => compileFilter(text, names), [text, names]);
  // While something is being typed that says nothing yet, the list stays as it is.
  const [question, setQuestion] = useState(bound?.question);
  if (bound?.fault === undefined && bound?.question !== question)
    setQuestion(() => bound?.question);
  const matching = useMatches(shown, question);
  const packets = packetsOf(run);
  const all = countBelow(packets, cursor.event, ({ sentEvent }) => sentEvent);
  const count = matching === undefined ? all : countBelow(matching.found, all, itself);
  const change = (to: string) => {
    setText(to);
    if (compileFilter(to, names)?.fault !== undefined) return;
    setAsked(to);
    actions.lookAt('packets', encodeLook({ filter: to }));
  };
  return (
    <section className={css.panel} aria-label={t('title')} data-board={board || undefined}>
      {!board && (
        <FilterBar
          {...{ text, names, shown, t }}
          fault={bound?.fault}
          onChange={change}
          found={matching === undefined ? t('all', { all }) : t('shown', { shown: count, all })}
          reading={
            matching !== undefined && matching.looked < matching.packets.length && !matching.failed
              ? t('reading', { read: matching.looked, all: matching.packets.length })
              : undefined
          }
          failed={matching?.failed === true}
        />
      )}
      <Grid
        {...{ ...props, count, t }}
        packetAt={(row) => packets[matching?.found[row] ?? row]}
        empty={t(matching === undefined ? 'none' : 'noMatch')}
      />
    </section>
  );
}

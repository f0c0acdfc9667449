import { useLanguage } from '../../../i18n/index.ts';
import { countBelow } from '../../../model/cursor.ts';
import { type TraceModel, varsKey } from '../../../model/trace-model.ts';
import { useSettings } from '../../../runtime/settings.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import { connectionAt } from '../../view-kit/connection-at.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { nodeOfSubject } from '../../view-kit/subject.ts';
import { subjectName } from '../../view-kit/subject-name.ts';
import { TcbPanel } from './TcbPanel.tsx';

/** The variables of the connection that a host worked on last. */
export default function Variables({ runs, subject }: ViewProps) {
  const language = useLanguage();
  const numbers = useSettings((settings) => settings.sequence);
  const [{ run, cursor }] = runs;
  const node = nodeOfSubject(subject) ?? 0;
  const [vars, previous] = lastVars(run, node, cursor.event);
  return (
    <TcbPanel
      label={subjectName(subject, run, language)}
      vars={vars}
      previous={previous}
      now={cursor.at}
      numbers={numbers}
      lang={language}
    />
  );
}

type Vars = TraceEvent<'tcp.vars'> | undefined;

/** The last two snapshots of the connection's variables before the cursor. */
function lastVars(run: TraceModel, node: number, events: number): readonly [Vars, Vars] {
  const ids = run.vars.get(varsKey(node, connectionAt(run, node, events))) ?? [];
  const count = countBelow(ids, events, (id) => id);
  const read = (index: number): Vars => {
    const id = ids[index];
    return id === undefined ? undefined : (readEvent(run.log, id) as TraceEvent<'tcp.vars'>);
  };
  return [read(count - 1), read(count - 2)];
}

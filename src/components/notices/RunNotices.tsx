import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLanguage } from '../../i18n/index.ts';
import type { Language } from '../../i18n/language.ts';
import { formatInstant, grouped } from '../../model/format.ts';
import { noticesOf } from '../../model/queries.ts';
import type { Topology } from '../../model/topology.ts';
import { cutOffAt } from '../../runtime/cut-off.ts';
import type { RunView } from '../../runtime/run-view.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { Session } from '../../stack/world/session-data.ts';
import { nodeName } from '../node-name.ts';
import { Notice } from '../workbench/Notice.tsx';
import { useRun } from '../workbench/run.ts';
import { faultSentence } from './fault-sentence.ts';
import { type NoticeText, useNoticeText } from './text.ts';

const MOST = 3;

/** What somebody who looks at this run must know: it was stopped, or what was asked for did nothing. */
export default function RunNotices() {
  const t = useNoticeText();
  const language = useLanguage();
  const model = useRun((state) => state.model);
  const session = useRun((state) => state.session);
  const current = useRun((state) => state.current);
  const refused = useRun((state) => state.refused);
  const count = useRun((state) => noticesOf(state.model).length);
  const cutAt = useCutOff();
  const shown = noticesOf(model).slice(0, Math.min(count, MOST));
  const said = [
    ...refused.slice(0, MOST).map((fault) => faultSentence(fault, t)),
    ...shown.map((event) => noticeText(model.topology, session, event, t, language)),
    ...(cutAt === undefined ? [] : [t('cut', { at: formatInstant(cutAt) })]),
  ];
  if (said.length === 0) return null;
  return (
    // Another run, or another word about this one, is another message.
    <Notice key={`${current} ${said.length} ${refused.length}`}>
      {refused.length > 0 && <p>{t('refused')}</p>}
      {said.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

/** Where a changed run was cut off by the end of the scenario; the original was not. */
function useCutOff(): Instant | undefined {
  const { model, session, spec, complete } = useRun(useShallow(whatRan));
  const original = useRun((state) => state.original);
  return useMemo(() => {
    if (!complete || model === original) return undefined;
    const { scenario, seed } = session;
    const first = cutOffAt(original, spec, { scenario, seed, inputs: [] });
    return first === undefined ? cutOffAt(model, spec, session) : undefined;
  }, [model, original, session, spec, complete]);
}

const whatRan = ({ model, session, spec, complete }: RunView) => ({
  ...{ model, session, spec, complete },
});

function noticeText(
  topology: Topology,
  session: Session,
  event: TraceEvent,
  t: NoticeText,
  language: Language,
): string {
  const at = formatInstant(event.at);
  switch (event.kind) {
    case 'run.stopped': {
      const why = t(`stopped.${event.why}`, { count: grouped(event.count) });
      return t('stopped', { at, why });
    }
    case 'input.futile': {
      const input = session.inputs[event.index];
      const frame = input !== undefined && 'frame' in input ? input.frame : -1;
      return t(`futile.${event.why}`, { frame, at });
    }
    case 'app.event': {
      const node = nodeName(topology, event.node, language);
      return t('endless', { node, at, count: grouped(Number(event.detail)) });
    }
    default:
      return '';
  }
}

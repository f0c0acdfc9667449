import type { ReactNode } from 'react';
import type { Exercise } from '../../drills/level.ts';
import type { Situation } from '../../drills/situation.ts';
import { formatDuration } from '../../model/format.ts';
import { type End, ownNumber, peerNumber, rightEdge, unsent } from '../../model/judge/end.ts';
import { limitOf, pipeOf, timerDue } from '../../model/judge/flight.ts';
import css from './drill.module.css';
import { momentOf } from './said.ts';
import { useDrillText } from './text.ts';

interface FactsProps {
  readonly exercise: Exercise;
  readonly situation: Situation;
}

/** What the learner's end knows: its TCB, as the RFCs have it. */
export function Facts({ exercise, situation: { end } }: FactsProps) {
  const text = useDrillText();
  const { buffer } = exercise.policy;
  const rings = timerDue(end) - end.now;
  const facts: [string, ReactNode][] = [[text('state'), end.state]];
  if (end.opened) {
    facts.push(
      [`${text('next')} · SND.NXT`, ownNumber(end, end.max)],
      [`${text('una')} · SND.UNA`, ownNumber(end, end.una)],
    );
  }
  if (end.heardSyn) {
    facts.push(
      [`${text('expects')} · RCV.NXT`, peerNumber(end, end.nxt)],
      [`${text('window')} · SND.UNA + SND.WND`, ownNumber(end, rightEdge(end))],
    );
  }
  if (end.due !== undefined && end.opened) {
    facts.push([text('owed'), text('owed.since', { time: momentOf(end.due.since) })]);
  }
  facts.push([text('room'), buffer - end.unread]);
  facts.push([text('unsent'), unsent(end)]);
  if (end.beyond.length > 0) facts.push([text('beyond'), blocksOf(end)]);
  if (end.opened && end.flight.length > 0) {
    facts.push([text('timer'), rings > 0 ? text('in', { time: formatDuration(rings) }) : '0']);
  }
  if (end.cwnd > 0) facts.push([text('cwnd'), `${pipeOf(end)} / ${Math.floor(limitOf(end))}`]);
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const blocksOf = (end: End) =>
  end.beyond
    .map(({ left, right }) => `${peerNumber(end, left)}–${peerNumber(end, right)}`)
    .join(', ');

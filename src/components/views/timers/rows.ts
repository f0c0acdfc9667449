/** The clocks in words: what is pointed at, and the table twin. */
import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration, formatInstant } from '../../../model/format.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { rfcLabel } from '../../../stack/core/rfc.ts';
import { timerWords } from '../../inspect/words/names.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { nameIn, type ViewSpeech } from '../../view-kit/speech.ts';
import { endAt, type TimerEvent } from './model.ts';
import type { Setting } from './part.ts';
import type { TimersText } from './text.ts';

export type Speech = ViewSpeech<TimersText>;

const KEYS = {
  set: { name: 'nameSet', is: 'isSet' },
  again: { name: 'nameAgain', is: 'isAgain' },
  fired: { name: 'nameFired', is: 'isFired' },
  cancelled: { name: 'nameCancelled', is: 'isCancelled' },
} as const;

const startsClock = ({ what }: TimerEvent) => what === 'set' || what === 'again';

/** A timer's name as a sentence has it. */
export const timerName = (timer: string, language: Language): string =>
  timerWords('tcp', timer).name[language];

export const ruleOf = (timer: string): string => {
  const { ref } = timerWords('tcp', timer);
  return ref === undefined ? '' : rfcLabel(ref);
};

/** What happened, and what the cursor knows of it; `before` is the clock's last time to run out. */
export function eventWords(
  row: TimerEvent,
  before: Setting | undefined,
  cursor: Cursor,
  speech: Speech,
): string[] {
  const { language, t } = speech;
  const { setting, end, what, at } = row;
  const { timer, armedAt, due } = setting;
  const values = {
    timer: timerName(timer, language),
    node: nameIn(speech, end.node),
  };
  const length = startsClock(row) ? due - armedAt : at - armedAt;
  const lines = [t(KEYS[what].name, { ...values, time: formatDuration(length) })];
  if (startsClock(row)) {
    lines.push(t('due', { time: formatInstant(due) }));
    const times = before === undefined ? 1 : length / (before.due - before.armedAt);
    if (times > 1.5) lines.push(t('twice', { n: Math.round(times * 10) / 10 }));
    const how = endAt(setting, cursor);
    const ended = { time: formatInstant(setting.endedAt) };
    const left = formatDuration(due - setting.endedAt);
    if (how === 'fired') lines.push(t('endFired', ended));
    if (how === 'cancelled') lines.push(t('endCancelled', { ...ended, left }));
    if (how === 'again') lines.push(t('endAgain', { ...ended, left }));
  }
  return [...lines, ruleOf(timer)].filter((line) => line !== '');
}

/** For each event, the setting that ran out before it and that it backs off from. */
export function backedOffFrom(events: readonly TimerEvent[]): (Setting | undefined)[] {
  const last = new Map<string, Setting>();
  return events.map((row) => {
    const key = `${row.end.node} ${row.end.conn} ${row.setting.timer}`;
    const before = last.get(key);
    if (row.what === 'fired') last.set(key, row.setting);
    else last.delete(key);
    return startsClock(row) ? before : undefined;
  });
}

export function timersTwin(events: readonly TimerEvent[], speech: Speech): Twin {
  const { language, t } = speech;
  const row = (index: number) => events[index] as TimerEvent;
  return {
    columns: [
      { label: t('at'), number: true },
      { label: t('timer') },
      { label: t('node') },
      { label: t('what') },
      { label: t('length'), number: true },
      { label: t('dueAt'), number: true },
      { label: t('remained'), number: true },
      { label: t('rule') },
    ],
    count: events.length,
    cells(index) {
      const { at, setting, end, what } = row(index);
      const { timer, armedAt, due } = setting;
      return [
        formatInstant(at),
        timerName(timer, language).trim(),
        nameIn(speech, end.node),
        t(KEYS[what].is),
        formatDuration(due - armedAt),
        formatInstant(due),
        formatDuration(due - at),
        ruleOf(timer),
      ];
    },
    event: (index) => row(index).event,
    frame: () => -1,
  };
}

/** What links and the queues in front of them can be set to: each kind brings its own. */
import type { Localized } from '../../../i18n/language.ts';
import { grouped } from '../../../model/format.ts';
import { linkPageOf } from '../../../stack/links/page/pages.ts';
import type { LinkKnob } from '../../../stack/links/page.ts';
import { UNIT_SIZE } from '../../../stack/links/wire/page/settings.ts';
import { switched } from '../../../stack/protocols/tcp/page/cards/value.ts';
import { QUEUE_PAGES, queuePageOf } from '../../../stack/queues/page/pages.ts';
import type { Knob, KnobGroup } from './knob.ts';

/** The discipline itself, and in front of each of its settings. */
export const QUEUE = 'queue';
export const queueKey = (key: string): string => `${QUEUE}.${key}`;

export function queueDefaults(kind: string): Readonly<Record<string, number | boolean>> {
  const knobs = queuePageOf(kind)?.knobs ?? [];
  return Object.fromEntries(knobs.map(({ key, initial }) => [key, initial]));
}

const QUEUE_TITLE: Localized = { en: 'Queue in front of the line', zh: '线路前的队列' };

interface OfKind {
  readonly kind: string | undefined;
}

/** For a link whose queue has the discipline `queue`; nothing for none. */
export function linkGroups(link: OfKind | undefined, queue: string): readonly KnobGroup[] {
  const page = link && linkPageOf(link.kind);
  if (page === undefined) return [];
  const own = page.groups.map(({ id, title, knobs }) => ({ id, title, knobs: knobs.map(knobOf) }));
  const { discipline } = page;
  if (discipline === undefined) return own;
  const rest = queuePageOf(queue)?.knobs ?? [];
  const knobs = [
    disciplineKnob(discipline, queue),
    ...rest.map((each) => ({ ...knobOf(each), key: queueKey(each.key) })),
  ];
  return own.toSpliced(1, 0, { id: QUEUE, title: QUEUE_TITLE, knobs });
}

function disciplineKnob(initial: string, queue: string): Knob {
  const titles = Object.fromEntries(QUEUE_PAGES.map(({ kind, title }) => [kind, title]));
  const shown = queuePageOf(queue);
  const nothing = { en: '', zh: '' };
  return {
    key: QUEUE,
    name: { en: 'Discipline', zh: '排队规则' },
    sign: 'AQM',
    about: shown?.about ?? nothing,
    expect: shown?.expect ?? nothing,
    rfc: shown?.rfc,
    titles,
    setting: { kind: 'choice', choices: QUEUE_PAGES.map(({ kind }) => kind), initial },
    unit: { size: 1, label: nothing },
    usual: 1,
    early: false,
    valueOf: (value) => titles[String(value)] ?? String(value),
  };
}

const RATES = [
  { size: 1e9, unit: 'Gb/s' },
  { size: 1e6, unit: 'Mb/s' },
] as const;

function rateText(value: number): string {
  const { size, unit } = RATES.find((each) => value >= each.size) ?? { size: 1e3, unit: 'kb/s' };
  return `${grouped(value / size, decimalsOf(value / size))} ${unit}`;
}

/** So many digits behind the point as it has, at most four. */
const decimalsOf = (value: number): number =>
  String(Number(value.toFixed(4))).split('.')[1]?.length ?? 0;

function knobOf(knob: LinkKnob): Knob {
  const { key, unit, initial, low = 0, high, usual = high } = knob;
  return {
    ...{ key, name: knob.name, about: knob.about, expect: knob.expect, usual, rfc: knob.rfc },
    sign: knob.sign ?? '',
    setting:
      typeof initial === 'boolean'
        ? { kind: 'toggle', initial }
        : { kind: 'quantity', low, high, initial },
    unit: { size: UNIT_SIZE[unit], label: { en: unit, zh: unit } },
    early: false,
    valueOf(value) {
      if (typeof value !== 'number') return switched(value === true);
      if (unit === 'kb/s') return rateText(value);
      return unit === 'ms' && value > 0
        ? { duration: value }
        : `${grouped(value / UNIT_SIZE[unit], unit === '%' ? decimalsOf(value / UNIT_SIZE[unit]) : 0)} ${unit}`;
    },
  };
}

import type { Language } from '../../../../i18n/language.ts';
import { formatDuration, grouped } from '../../../../model/format.ts';
import { withLink } from '../../../../runtime/session-edits.ts';
import { linkPageOf } from '../../../../stack/links/page/pages.ts';
import type { LinkKnob } from '../../../../stack/links/page.ts';
import { UNIT_SIZE } from '../../../../stack/links/wire/page/settings.ts';
import { queuePageOf } from '../../../../stack/queues/page/pages.ts';
import type { Session } from '../../../../stack/world/session-data.ts';
import { patched } from '../../../../stack/world/session-patch.ts';
import { loopbacks } from '../../../../stack/world/topology.ts';
import {
  type Base,
  type Dial,
  type KnobKind,
  type Range,
  type Span,
  switchedTo,
  titled,
} from '../knob.ts';

/** A link of a scenario, of whatever kind. */
type Said = Readonly<Record<string, unknown>> & {
  readonly kind?: string;
  readonly queue?: Readonly<Record<string, unknown>> & { readonly kind?: string };
};

export const knob: KnobKind = {
  id: 'link',
  title: { en: 'A link', zh: '一条链路' },
  order: 2,
  first: 'delay',
  dials(base, language) {
    const { nodes, links: specs } = patched(base.spec, base.session.patch).spec;
    return base.run.topology.links.flatMap(({ id, name }) => {
      const said = specs[id - loopbacks(nodes)] as unknown as Said | undefined;
      return said === undefined ? [] : dialsOf(base, { id, name, said }, language);
    });
  },
};

interface Turned {
  readonly id: number;
  readonly name: string;
  readonly said: Said;
}

function dialsOf(base: Base, link: Turned, language: Language): Dial[] {
  const { id, said } = link;
  const page = linkPageOf(said.kind);
  const discipline = said.queue?.kind ?? page?.discipline;
  const queue = queuePageOf(discipline);
  const { spec, session } = base;
  const own = (key: string) => (to: number | boolean) => withLink(spec, session, id, key, to);
  const inside = (key: string) => (to: number | boolean) =>
    withLink(spec, session, id, 'queue', { ...said.queue, [key]: to });
  return [
    ...(page?.groups ?? []).flatMap(({ knobs }) =>
      knobs.map((each) => dialOf(each, link, said[each.key], own(each.key), language)),
    ),
    ...(queue?.knobs ?? []).map((each) => {
      const set = said.queue === undefined ? own(each.key) : inside(each.key);
      return dialOf(each, link, (said.queue ?? said)[each.key], set, language);
    }),
  ];
}

function dialOf(
  knob: LinkKnob,
  { id, name }: Turned,
  said: unknown,
  set: (to: number | boolean) => Session,
  language: Language,
): Dial {
  const { unit, key } = knob;
  const now = Number(said ?? knob.initial);
  const label = knob.name[language];
  return {
    id: `${id}.${key}`,
    name: titled(name, language === 'en' ? label.toLowerCase() : label, language),
    group: name,
    range: rangeOf(knob, now),
    is: knob.about[language],
    now,
    nameOf(value) {
      if (unit === '') return switchedTo(value, language);
      if (unit === 'ms') return formatDuration(value);
      return `${written(value / UNIT_SIZE[unit])}\u00a0${unit}`;
    },
    session: (value) => set(unit === '' ? value === 1 : value),
  };
}

/** With no more decimals than it needs. */
function written(value: number): string {
  const decimals = Number.isInteger(value) ? 0 : value < 10 ? 2 : 1;
  return grouped(value, decimals);
}

/** What is tried of a quantity that the link does not have yet. */
const FIRST: Readonly<Record<Exclude<LinkKnob['unit'], ''>, Span>> = {
  ms: { from: 5_000, to: 160_000, count: 6, doubling: true },
  'kb/s': { from: 500_000, to: 16_000_000, count: 6, doubling: true },
  '%': { from: 0, to: 100_000, count: 11, doubling: false },
  B: { from: 3_000, to: 48_000, count: 9, doubling: true },
};

function rangeOf({ unit, low = 0, high }: LinkKnob, now: number): Range {
  if (unit === '') return { kind: 'list', values: [0, 1] };
  const first =
    now > 0 && unit !== '%'
      ? { from: Math.round(now / 4), to: now * 4, count: 9, doubling: true }
      : FIRST[unit];
  return { kind: 'span', low, high, first, unit, size: UNIT_SIZE[unit] };
}

/** What hosts and links are set to at an instant: the scenario, its changes, and what was done by then. */
import { type HostSettings, hostSettings } from '../../../runtime/host-settings.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { linkPageOf } from '../../../stack/links/page/pages.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { patched } from '../../../stack/world/session-patch.ts';
import { loopbacks } from '../../../stack/world/topology.ts';
import type { Value } from './knob.ts';
import { QUEUE, queueDefaults, queueKey } from './link-knobs.ts';

/** What a run is made of. */
export interface Made {
  readonly spec: ScenarioSpec;
  readonly session: Session;
}

/** By the keys of their knobs. */
export type Values = Readonly<Record<string, Value>>;

export type HostValues = HostSettings;

export interface LinkValues {
  /** Its number in the run. */
  readonly link: number;
  readonly name: string;
  readonly kind: string | undefined;
  readonly values: Values;
}

export const hostsAt = ({ spec, session }: Made, at: Instant): readonly HostValues[] =>
  hostSettings(spec, session, at);

export function linksAt({ spec, session }: Made, at: Instant): readonly LinkValues[] {
  const now = patched(spec, session.patch).spec;
  const first = loopbacks(now.nodes);
  return now.links.map((each, index) => {
    const link = first + index;
    const { kind, name = each.between.join('–') } = each;
    let values = withSettings(ofKind(kind), { ...each });
    for (const input of doneBy(session, at)) {
      if (input.kind === 'link' && input.link === link) {
        values = withSettings(values, { ...input.settings });
      }
    }
    return { link, name, kind, values };
  });
}

const doneBy = ({ inputs }: Session, at: Instant): readonly SessionInput[] =>
  inputs.filter((input) => input.at <= at);

/** What a link of a kind is set to when a scenario says nothing. */
function ofKind(kind: string | undefined): Values {
  const page = linkPageOf(kind);
  const own = (page?.groups ?? []).flatMap(({ knobs }) => knobs);
  const values = Object.fromEntries(own.map(({ key, initial }) => [key, initial]));
  const discipline = page?.discipline;
  return discipline === undefined ? values : { ...values, ...queueValues(discipline, {}) };
}

function queueValues(kind: string, own: Readonly<Record<string, Value>>): Values {
  const all = Object.entries({ ...queueDefaults(kind), ...own });
  return {
    [QUEUE]: kind,
    ...Object.fromEntries(all.map(([key, value]) => [queueKey(key), value])),
  };
}

/** What a scenario or an input says of a link; a queue's settings stand in `queue`, or in the link’s own. */
function withSettings(values: Values, said: Readonly<Record<string, unknown>>): Values {
  const next: Record<string, Value> = { ...values };
  for (const [key, value] of Object.entries(said)) {
    if (key in values && key !== QUEUE) next[key] = value as Value;
    else if (queueKey(key) in values) next[queueKey(key)] = value as Value;
  }
  const queue = said[QUEUE] as (Values & { readonly kind: string }) | undefined;
  if (queue === undefined) return next;
  const { kind, ...own } = queue;
  if (kind === values[QUEUE]) {
    for (const [key, value] of Object.entries(own)) next[queueKey(key)] = value;
    return next;
  }
  for (const key of Object.keys(next)) if (key.startsWith(`${QUEUE}.`)) delete next[key];
  return { ...next, ...queueValues(kind, own) };
}

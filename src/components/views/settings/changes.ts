/** What the reader has gathered, and the runs that come of it: from an instant on, or from the start. */
import type { Inputs } from '../../../runtime/protocol.ts';
import { withLink, withSetting } from '../../../runtime/session-edits.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import type { Value } from './knob.ts';
import { QUEUE, queueDefaults } from './link-knobs.ts';
import type { LinkValues, Made } from './values.ts';

export interface Change {
  readonly part: 'host' | 'link';
  /** Number of the host or of the link. */
  readonly id: number;
  readonly key: string;
  readonly from: Value;
  readonly to: Value;
}

export const isSame = (a: Change, b: Change): boolean =>
  a.part === b.part && a.id === b.id && a.key === b.key;

/** The list with one change more; a change back to what there is takes it away. */
export function gathered(changes: readonly Change[], change: Change): readonly Change[] {
  const others = changes.filter((each) => !isSame(each, change) && !endsWith(each, change));
  return change.from === change.to ? others : [...others, change];
}

/** Settings of a discipline that is not chosen any more. */
function endsWith(each: Change, change: Change): boolean {
  const same = each.part === change.part && each.id === change.id;
  return same && change.key === QUEUE && each.key.startsWith(`${QUEUE}.`);
}

/** The changes, of which there are some, as inputs: one for each setting of a host, for each link. */
export function inputsAt(
  at: Instant,
  changes: readonly Change[],
  links: readonly LinkValues[],
): Inputs {
  const hosts = changes.filter(({ part }) => part === 'host');
  const inputs: SessionInput[] = hosts.map(({ id: node, key: name, to }) => {
    return { at, kind: 'setting', node, name, value: typeof to === 'boolean' ? Number(to) : to };
  });
  for (const link of links) {
    const own = changes.filter(({ part, id }) => part === 'link' && id === link.link);
    if (own.length === 0) continue;
    const settings = { ...plain(own), ...queueOf(own, link, false) };
    inputs.push({ at, kind: 'link', link: link.link, settings });
  }
  return inputs as unknown as Inputs;
}

/** The same changes from the start. */
export function sessionWith(
  { spec, session }: Made,
  changes: readonly Change[],
  links: readonly LinkValues[],
): Session {
  let made = session;
  for (const { part, id, key, to } of changes) {
    if (part === 'host') made = withSetting(spec, made, id, key, to);
  }
  for (const link of links) {
    const own = changes.filter(({ part, id }) => part === 'link' && id === link.link);
    const settings = { ...plain(own), ...queueOf(own, link, true) };
    for (const [key, to] of Object.entries(settings)) {
      made = withLink(spec, made, link.link, key, to);
    }
  }
  return made;
}

function plain(changes: readonly Change[]): Record<string, number | boolean> {
  const own = changes.filter(({ key }) => key !== QUEUE && !key.startsWith(`${QUEUE}.`));
  return Object.fromEntries(own.map(({ key, to }) => [key, to as number | boolean]));
}

/** `whole`: with all that it is set to; else only what changes, where the discipline stays. */
function queueOf(changes: readonly Change[], { values }: LinkValues, whole: boolean) {
  const own = changes.filter(({ key }) => key.startsWith(`${QUEUE}.`));
  const other = changes.find(({ key }) => key === QUEUE);
  if (own.length === 0 && other === undefined) return {};
  const kind = String(other?.to ?? values[QUEUE]);
  const said = Object.fromEntries(own.map(({ key, to }) => [key.slice(QUEUE.length + 1), to]));
  const stays = other === undefined && whole ? ownValues(values) : {};
  return { [QUEUE]: { kind, ...stays, ...said } };
}

/** What the discipline of a link is set to, where that is not its default. */
function ownValues(values: LinkValues['values']): Record<string, Value> {
  const defaults = queueDefaults(String(values[QUEUE]));
  const all = Object.keys(defaults).map((key) => [key, values[`${QUEUE}.${key}`]] as const);
  return Object.fromEntries(
    all.filter((entry): entry is [string, Value] => {
      const [key, value] = entry;
      return value !== undefined && value !== defaults[key];
    }),
  );
}

import type { Language } from '../../../../i18n/language.ts';
import { formatDuration, grouped } from '../../../../model/format.ts';
import { withSetting } from '../../../../runtime/session-edits.ts';
import { CARD_OF } from '../../../../stack/protocols/tcp/page/cards/groups.ts';
import { settingTexts } from '../../../../stack/protocols/tcp/page/settings-text.ts';
import { settingsTable } from '../../../../stack/protocols/tcp/state/settings.ts';
import type { HostSpec } from '../../../../stack/world/scenario.ts';
import { patched } from '../../../../stack/world/session-patch.ts';
import { nodeName } from '../../../node-name.ts';
import { type Base, type Dial, type KnobKind, type Range, switchedTo, titled } from '../knob.ts';
import { around } from '../values.ts';

type Key = keyof typeof settingsTable;
const KEYS = Object.keys(settingsTable) as Key[];

export const knob: KnobKind = {
  id: 'setting',
  title: { en: 'A setting', zh: '一项设置' },
  order: 1,
  first: 'receiveBuffer',
  dials(base, language) {
    const { nodes } = patched(base.spec, base.session.patch).spec;
    const hosts = base.run.topology.nodes.filter(({ kind }) => kind === 'host').map(({ id }) => id);
    const settingsOf = (node: number) => (nodes[node] as HostSpec | undefined)?.settings ?? {};
    const everyHost = { en: 'Every host', zh: '每台主机' }[language];
    const groups = [
      ...(hosts.length > 1 ? [{ id: 'all', name: everyHost, hosts }] : []),
      ...hosts.map((id) => ({
        ...{ id: String(id), hosts: [id] },
        name: nodeName(base.run.topology, id, language),
      })),
    ];
    return groups.flatMap((group) =>
      KEYS.map((key) => {
        const now = settingsOf(group.hosts[0] as number)[key] ?? settingsTable[key].initial;
        return dialOf(base, group, key, now, language);
      }),
    );
  },
};

interface Group {
  readonly id: string;
  readonly name: string;
  readonly hosts: readonly number[];
}

function dialOf(
  base: Base,
  group: Group,
  key: Key,
  now: number | string | boolean,
  language: Language,
): Dial {
  const setting = settingsTable[key];
  const choices: readonly string[] = setting.kind === 'choice' ? setting.choices : [];
  const numbered = setting.kind === 'choice' ? choices.indexOf(String(now)) : Number(now);
  const settingAt = (value: number) => {
    if (setting.kind === 'choice') return choices[value] as string;
    return setting.kind === 'toggle' ? value === 1 : value;
  };
  return {
    id: `${group.id}.${key}`,
    name: titled(group.name, wordsOf(key, language), language),
    group: group.name,
    range: rangeOf(key, numbered),
    is: settingTexts[key][language],
    now: numbered,
    nameOf: (value) => valueName(key, value, language),
    session: (value) =>
      group.hosts.reduce(
        (session, node) => withSetting(base.spec, session, node, key, settingAt(value)),
        base.session,
      ),
  };
}

/** As it is called where settings are changed, within a sentence: RTO stays RTO. */
function wordsOf(key: Key, language: Language): string {
  const name = CARD_OF.get(key)?.name[language] ?? key;
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function rangeOf(key: Key, now: number): Range {
  const setting = settingsTable[key];
  if (setting.kind === 'choice') return { kind: 'list', values: setting.choices.map((_, i) => i) };
  if (setting.kind === 'toggle') return { kind: 'list', values: [0, 1] };
  const { low, high } = setting;
  const { unit } = settingTexts[key];
  const time = unit === 'µs';
  return {
    ...{ kind: 'span', low, high, first: around(now, low, high) },
    ...(time ? { unit: 'ms', size: 1_000 } : { unit: unit === 'bytes' ? 'B' : '', size: 1 }),
  };
}

function valueName(key: Key, value: number, language: Language): string {
  const setting = settingsTable[key];
  if (setting.kind === 'choice') return setting.choices[value] as string;
  if (setting.kind === 'toggle') return switchedTo(value, language);
  const { unit } = settingTexts[key];
  if (unit === 'µs') return formatDuration(value);
  return unit === 'bytes' ? `${grouped(value)}\u00a0B` : grouped(value);
}

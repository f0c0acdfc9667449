/** Changes of hosts' settings as a run is called by them: 'RTO min 200 ms → 1 s, both hosts'. */
import { listed } from '../../../i18n/listed.ts';
import type { SessionChange } from '../../../model/compare/session-changes.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { SettingEffect, SettingValue } from '../../../runtime/host-settings.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { CARD_OF } from '../../../stack/protocols/tcp/page/cards/groups.ts';
import { settingValue } from '../../../stack/protocols/tcp/page/cards/value.ts';
import { aliasOf, converted } from '../../../stack/protocols/tcp/state/option-names.ts';
import { settingsTable } from '../../../stack/protocols/tcp/state/settings.ts';
import { type Sentence, sentence } from '../../../stack/trace/words.ts';
import { nodeName } from '../../node-name.ts';

/** Whether a change is of hosts' settings: those are told together. */
export function isOfSettings(change: SessionChange): boolean {
  if (change.kind === 'input') return change.input.kind === 'setting';
  const { patch } = change;
  return 'set' in patch && patch.set[0] === 'nodes' && patch.set[2] === 'settings';
}

/** The same change of several hosts is one sentence. */
export function settingNames(effects: readonly SettingEffect[], run: RecordedRun): Sentence[] {
  const told = new Map<string, SettingEffect[]>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.name, effect.from, effect.to]);
    const same = told.get(key);
    if (same === undefined) told.set(key, [effect]);
    else same.push(effect);
  }
  return [...told.values()].map((same) => {
    const [{ name, from, to }] = same as [SettingEffect];
    const nodes = same.map(({ node }) => node);
    return nameOf(name, from, to, whose(nodes, run));
  });
}

interface OptionSet {
  readonly option: string;
  readonly value: number | string;
}

/** What a socket option sets is called as the setting is; undefined for options of the socket itself. */
export function optionEffect(
  node: number,
  { option, value }: OptionSet,
): SettingEffect | undefined {
  const [name, unit] = aliasOf(option);
  if (!Object.hasOwn(settingsTable, name)) return undefined;
  const to = converted(unit, value);
  const isToggle = settingsTable[name as keyof typeof settingsTable].kind === 'toggle';
  return { node, name, from: undefined, to: isToggle ? to !== 0 : to };
}

function nameOf(
  name: string,
  from: SettingValue | undefined,
  to: SettingValue,
  who: Localized,
): Sentence {
  const what = CARD_OF.get(name)?.name ?? { en: name, zh: name };
  const values = { what, to: settingValue(name, to), who };
  if (from === undefined) return sentence('{what} {to}, {who}', '{what} {to}，{who}', values);
  return sentence('{what} {from} → {to}, {who}', '{what} {from} → {to}，{who}', {
    ...values,
    from: settingValue(name, from),
  });
}

function whose(nodes: readonly number[], { topology }: RecordedRun): Localized {
  const hosts = topology.nodes.filter(({ kind }) => kind === 'host').length;
  if (nodes.length === hosts && hosts === 2) return { en: 'both hosts', zh: '两台主机' };
  if (nodes.length === hosts && hosts > 2) return { en: 'all hosts', zh: '所有主机' };
  return {
    en: listed(
      nodes.map((node) => nodeName(topology, node, 'en')),
      'en',
    ),
    zh: listed(
      nodes.map((node) => nodeName(topology, node, 'zh')),
      'zh',
    ),
  };
}

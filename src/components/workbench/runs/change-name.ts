/** What a change to a run is called: by the words of its kind of input, or by what a patch sets. */

import { isPlainData, nthOfItsName } from '../../../model/compare/nth-packet.ts';
import type { SessionChange } from '../../../model/compare/session-changes.ts';
import { packetTitle } from '../../../model/packets.ts';
import { packetOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { SettingEffect, SettingValue } from '../../../runtime/host-settings.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import type { InputScene } from '../../../stack/inputs/page.ts';
import { LINK_SETTINGS, linkChangeName } from '../../../stack/links/wire/page/settings.ts';
import { type Sentence, sentence } from '../../../stack/trace/words.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import type { ScenarioPatch } from '../../../stack/world/session-patch.ts';
import { inputPageOf } from '../../inspect/words/inputs.ts';
import { nodeName } from '../../node-name.ts';
import { isCovered } from '../../view-kit/covers.ts';
import { optionEffect, settingNames } from './setting-names.ts';

export function changeName(change: SessionChange, run: RecordedRun, spec: ScenarioSpec): Sentence {
  if (change.kind === 'patch') return patchName(change.patch, run, spec);
  const { input } = change;
  if (input.kind === 'setting')
    return oneSetting({ ...input, from: undefined, to: input.value }, run);
  if (input.kind === 'call' && input.call.name === 'setsockopt') {
    const effect = optionEffect(input.node, input.call);
    if (effect !== undefined) return oneSetting(effect, run);
  }
  const page = inputPageOf(input.kind);
  if (page === undefined) return sentence('changed', '已改动', {});
  return page.name(input, sceneOf(run));
}

function sceneOf(run: RecordedRun): InputScene {
  const { topology } = run;
  const link = (id: number) => topology.links.find((each) => each.id === id)?.name ?? `#${id}`;
  return {
    packet: (frame) => packetName(run, frame),
    link: (id) => same(link(id)),
    node: (node) => nodeWords(run, node),
  };
}

const same = (text: string): Localized => ({ en: text, zh: text });

function nodeWords({ topology }: RecordedRun, node: number): Localized {
  return { en: nodeName(topology, node, 'en'), zh: nodeName(topology, node, 'zh') };
}

export function packetName(run: RecordedRun, frame: number): Localized {
  const packet = packetOf(run, frame);
  if (packet === undefined) return same(`#${frame}`);
  if (isCovered(frame)) return { en: 'a covered packet', zh: '一个遮住的分组' };
  const nth = nthOfItsName(run, packet);
  if (isPlainData(packet)) {
    return { en: `${ordinal(nth)} data segment`, zh: `第 ${nth} 个数据报文段` };
  }
  const title = packetTitle(packet);
  return nth === 1 ? same(title) : { en: `${ordinal(nth)} ${title}`, zh: `第 ${nth} 个 ${title}` };
}

/** 2nd, 3rd, 11th, 21st. */
export function ordinal(n: number): string {
  const ending = Math.floor((n % 100) / 10) === 1 ? undefined : ['st', 'nd', 'rd'][(n % 10) - 1];
  return `${n}${ending ?? 'th'}`;
}

type LinkKey = keyof typeof LINK_SETTINGS;

function patchName(patch: ScenarioPatch, run: RecordedRun, spec: ScenarioSpec): Sentence {
  const path = 'set' in patch ? patch.set : 'add' in patch ? patch.add : patch.remove;
  const [list, member, key, ...rest] = path;
  const { links, nodes } = run.topology;
  const ofLink = key === 'queue' || isLinkKey(key);
  if (list === 'links' && typeof member === 'number' && 'set' in patch && ofLink) {
    const link = links[member]?.name ?? `#${member}`;
    return linkChangeName(same(link), { [key]: patch.to });
  }
  const id = nodes.findIndex(({ name }, index) => name === member || index === member);
  const node = nodeWords(run, id);
  if (list === 'nodes' && key === 'settings' && 'set' in patch) {
    const before = (spec.nodes[id] as { settings?: object } | undefined)?.settings ?? {};
    const [[name, to] = ['', '']] = newIn(before, patch.to);
    return oneSetting({ node: id, name, from: undefined, to }, run);
  }
  const moves = rest[1] === 'startAt' || rest[1] === 'steps';
  if (list === 'nodes' && key === 'processes' && moves)
    return callMoved(node, id, rest, patch, spec);
  return sentence('the scenario changed', '改动场景', {});
}

function isLinkKey(key: unknown): key is LinkKey {
  return typeof key === 'string' && key in LINK_SETTINGS;
}

const oneSetting = (effect: SettingEffect, run: RecordedRun): Sentence =>
  settingNames([effect], run)[0] as Sentence;

/** The settings that are another, the one that was set last first; none in what a link made up. */
function newIn(before: object, after: unknown): [string, SettingValue][] {
  const known = before as Record<string, unknown>;
  if (typeof after !== 'object' || after === null) return [];
  return Object.entries(after as Readonly<Record<string, SettingValue>>)
    .filter(([key, value]) => known[key] !== value)
    .reverse();
}

interface Steps {
  readonly startAt?: number;
  readonly steps?: readonly { readonly do: string; readonly for?: number }[];
}

/** A wait before a call was set, or put in, or the start of the program was moved. */
function callMoved(
  node: Localized,
  id: number,
  rest: readonly (string | number)[],
  patch: ScenarioPatch,
  spec: ScenarioSpec,
): Sentence {
  const processes = (spec.nodes[id] as { processes?: readonly Steps[] } | undefined)?.processes;
  const program = processes?.[rest[0] as number];
  const steps = program?.steps ?? [];
  const starts = rest[1] === 'startAt';
  const place = starts ? 0 : 'add' in patch ? (patch.at ?? 0) : (rest[2] as number);
  const before = starts ? (program?.startAt ?? 0) : 'add' in patch ? 0 : (steps[place]?.for ?? 0);
  const call = steps[starts || 'add' in patch ? place : place + 1]?.do ?? '';
  const after = 'set' in patch ? (patch.to as number) : waitOf(patch);
  const values = { node, call, time: { duration: Math.abs(after - before) } };
  return after < before
    ? sentence('{node}: {call} {time} earlier', '{node}：{call} 提前 {time}', values)
    : sentence('{node}: {call} {time} later', '{node}：{call} 推后 {time}', values);
}

function waitOf(patch: ScenarioPatch): number {
  return 'member' in patch ? ((patch.member as { for?: number }).for ?? 0) : 0;
}

/** What hosts are set to at an instant: by their scenario, its changes, and what was done by then. */
import type { Instant } from '../stack/core/instant.ts';
import { defaultSettings } from '../stack/protocols/tcp/state/settings.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import { patched } from '../stack/world/session-patch.ts';

export type SettingValue = number | string | boolean;

export interface HostSettings {
  readonly node: number;
  readonly values: Readonly<Record<string, SettingValue>>;
}

export function hostSettings(
  spec: ScenarioSpec,
  session: Session,
  at: Instant,
): readonly HostSettings[] {
  const { nodes } = patched(spec, session.patch).spec;
  const done = session.inputs.filter((input) => input.at <= at);
  return nodes.flatMap((each, node) => {
    const { kind = 'host', settings = {} } = each as { kind?: string; settings?: object };
    if (kind !== 'host') return [];
    const values: Record<string, SettingValue> = { ...defaultSettings(), ...settings };
    for (const input of done) setBy(values, input, node);
    return [{ node, values }];
  });
}

function setBy(values: Record<string, SettingValue>, input: SessionInput, node: number): void {
  if (input.kind !== 'setting' || input.node !== node) return;
  const { name, value } = input;
  values[name] = typeof values[name] === 'boolean' ? value === 1 : value;
}

export interface SettingEffect {
  readonly node: number;
  readonly name: string;
  readonly from: SettingValue | undefined;
  readonly to: SettingValue;
}

/**
 * What one session sets otherwise than another: from the start, then by its inputs. A host that only
 * one of them has is no change of settings.
 */
export function settingEffects(
  spec: ScenarioSpec,
  before: Session,
  after: Session,
): readonly SettingEffect[] {
  const effects: SettingEffect[] = [];
  const then = hostSettings(spec, { ...before, inputs: [] }, 0);
  for (const { node, values } of hostSettings(spec, { ...after, inputs: [] }, 0)) {
    const old = then.find((each) => each.node === node)?.values;
    if (old === undefined) continue;
    for (const [name, to] of Object.entries(values)) {
      if (old[name] !== to) effects.push({ node, name, from: old[name], to });
    }
  }
  const known = new Set(before.inputs.map((input) => JSON.stringify(input)));
  for (const [index, input] of after.inputs.entries()) {
    if (input.kind !== 'setting' || known.has(JSON.stringify(input))) continue;
    const { node, name, at } = input;
    const session = { ...after, inputs: after.inputs.slice(0, index) };
    const from = hostSettings(spec, session, at).find((each) => each.node === node)?.values[name];
    const to = typeof from === 'boolean' ? input.value === 1 : input.value;
    effects.push({ node, name, from, to });
  }
  return effects;
}

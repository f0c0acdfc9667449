/** Settings with every switch thrown at random; quantities keep their defaults. */
import { nextBelow, type Rng } from '../src/stack/core/rng.ts';
import {
  SETTING_NAMES,
  type Setting,
  settingsTable,
} from '../src/stack/protocols/tcp/state/settings.ts';
import type { TransportSettings } from '../src/stack/sockets/index.ts';
import { often, pick } from './random.ts';

export function randomSwitches(rng: Rng): Partial<TransportSettings> {
  const settings: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const setting: Setting = settingsTable[name];
    if (often(rng, 50)) continue;
    if (setting.kind === 'toggle') settings[name] = nextBelow(rng, 2) === 1;
    else if (setting.kind === 'choice') settings[name] = pick(rng, setting.choices);
  }
  return settings as Partial<TransportSettings>;
}

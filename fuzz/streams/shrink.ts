/** Makes a failing case simpler as long as it still fails. */
import { PERFECT_LINK } from '../../src/stack/links/wire/wire.ts';
import type { AppBehaviour, StreamCase } from './case.ts';

/** All cases that are one step simpler. */
function simpler(one: StreamCase): StreamCase[] {
  const found: StreamCase[] = [];
  for (const key of Object.keys(PERFECT_LINK) as (keyof typeof PERFECT_LINK)[]) {
    if (one.link[key] === PERFECT_LINK[key]) continue;
    found.push({ ...one, link: { ...one.link, [key]: PERFECT_LINK[key] } });
  }
  for (const side of [0, 1] as const) {
    for (const name of Object.keys(one.settings[side]) as (keyof (typeof one.settings)[0])[]) {
      const settings: StreamCase['settings'] = [{ ...one.settings[0] }, { ...one.settings[1] }];
      delete settings[side][name];
      found.push({ ...one, settings });
    }
    for (const app of simplerApps(one.apps[side])) {
      const apps: StreamCase['apps'] = [one.apps[0], one.apps[1]];
      apps[side] = app;
      found.push({ ...one, apps });
    }
  }
  if (one.mtu !== 1500) found.push({ ...one, mtu: 1500 });
  return found;
}

function simplerApps(app: AppBehaviour): AppBehaviour[] {
  const found: AppBehaviour[] = [];
  if (app.end !== 'polite') found.push({ ...app, end: 'polite' });
  if (app.bytes > 0) found.push({ ...app, bytes: 0 }, { ...app, bytes: app.bytes >> 1 });
  return found;
}

/** `fails` plays a case and says what went wrong, or undefined. */
export function shrink(
  failing: StreamCase,
  fails: (one: StreamCase) => string | undefined,
  tries = 300,
): StreamCase {
  let best = failing;
  for (let left = tries; left > 0; ) {
    const next = simpler(best).find((one) => left-- > 0 && fails(one) !== undefined);
    if (next === undefined) return best;
    best = next;
  }
  return best;
}

import { expect, test } from 'vitest';
import { MINUTE } from '../../../../core/instant.ts';
import { accepted, CHILD, MSS } from '../../../../sockets/testing/situations.ts';
import { changeSetting } from '../../state/change-setting.ts';
import { defaultSettings } from '../../state/settings.ts';
import './setting.ts';

const write = { name: 'send', fd: CHILD, data: new Uint8Array(2000) } as const;

test('a closed window is probed, unless somebody says otherwise', () => {
  const settings = defaultSettings();
  expect(settings.zeroWindowProbes).toBe(true);
  expect(changeSetting(settings, 'zeroWindowProbes', 0)).toBe(true);
  expect(settings.zeroWindowProbes).toBe(false);
});

test('without probes a closed window stays closed until the peer speaks', () => {
  const t = accepted({ zeroWindowProbes: false }, [MSS], 0);
  t.call(write);
  t.passes(10 * MINUTE);
  expect(t.sent()).toEqual([]);
  t.peer('. 1:1(0) ack 1 win 4000');
  expect(t.sent()).toEqual(['. 1:1461(1460) ack 1']);
});

test('a timer that runs already asks no more', () => {
  const t = accepted({}, [MSS], 0);
  t.call(write);
  t.call({ name: 'setsockopt', fd: CHILD, option: 'zeroWindowProbes', value: 0 });
  t.passes(10 * MINUTE);
  expect(t.sent()).toEqual([]);
  expect(t.tcb.state).toBe('ESTABLISHED');
});

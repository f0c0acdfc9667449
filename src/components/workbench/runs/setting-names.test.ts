import { expect, test } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { createLog } from '../../../stack/trace/log.ts';
import { transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { textOf } from '../../inspect/words/scene.ts';
import { changeName } from './change-name.ts';
import { settingNames } from './setting-names.ts';

const spec = transferScenario(1_000);
const run = recordedRun(createLog(true), topologyOf(spec));
const rto = { name: 'minimumRto', from: 200_000, to: 1_000_000 };
const plain = (text: string) => text.replace(/\s/g, ' ');

test('the same change of both hosts is one, with its name in plain words', () => {
  const [first, ...more] = settingNames(
    [0, 1].map((node) => ({ node, ...rto })),
    run,
  );
  expect(more).toEqual([]);
  expect(plain(textOf(first!, 'en'))).toBe('RTO min 200 ms → 1 s, both hosts');
  expect(plain(textOf(first!, 'zh'))).toBe('RTO 下限 200 ms → 1 s，两台主机');
});

test('a change of one host says whose it is', () => {
  const effect = { node: 1, name: 'nagle', from: true, to: false };
  const [name] = settingNames([effect], run);
  expect(plain(textOf(name!, 'en'))).toBe('Nagle’s algorithm on → off, server');
});

test('a change of a link tells everything that it sets, and what of its queue is unusual', () => {
  const queue = { kind: 'red', minBytes: 3_000, maxBytes: 22_500 };
  const settings = { delay: 50_000, queue };
  const input = { at: 0, kind: 'link', link: 2, settings } as const;
  const name = changeName({ kind: 'input', input }, run, spec);
  expect(plain(textOf(name, 'en'))).toBe(
    'client–server: delay each way 50 ms, queue RED, Lower threshold 3000 B',
  );
  const set = ['links', 0, 'queue'] as const;
  const patch = changeName({ kind: 'patch', patch: { set, to: { kind: 'codel' } } }, run, spec);
  expect(plain(textOf(patch, 'zh'))).toBe('client–server：队列 CoDel');
});

test('settings that a link made up have a name as well, until the run is refused', () => {
  for (const to of [null, 5, 'x', {}]) {
    const set = ['nodes', 0, 'settings'] as const;
    const name = changeName({ kind: 'patch', patch: { set, to } }, run, spec);
    expect(textOf(name, 'en')).not.toBe('');
  }
});

test('a setting that a socket option sets is called by its plain name, too', () => {
  const named = (option: string, value: number, language: 'en' | 'zh' = 'en') => {
    const call = { name: 'setsockopt', fd: 3, option, value } as const;
    const input = { at: 0, kind: 'call', node: 1, call } as const;
    return plain(textOf(changeName({ kind: 'input', input }, run, spec), language));
  };
  expect(named('zeroWindowProbes', 0)).toBe('Zero window probes off, server');
  expect(named('sillyWindowAvoidance', 0, 'zh')).toBe('避免糊涂窗口关，服务器');
  expect(named('SO_RCVBUF', 2000)).toBe('Receive buffer 2000 B, server');
  expect(named('TCP_NODELAY', 1)).toBe('Nagle’s algorithm off, server');
  expect(named('SO_LINGER', 0)).toBe('server: SO_LINGER = 0');
});

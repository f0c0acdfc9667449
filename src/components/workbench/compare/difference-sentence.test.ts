import { describe, expect, test } from 'vitest';
import { firstDifference, type Pair } from '../../../model/compare/first-difference.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { MILLISECOND } from '../../../stack/core/instant.ts';
import { advance } from '../../../stack/world/session.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { textOf } from '../../inspect/words/scene.ts';
import { ordinal } from '../runs/change-name.ts';
import { differenceSentences } from './difference-sentence.ts';

const spec = transferScenario(2_000, {}, { knowsNeighbours: true });

function runOf(change: Partial<Session>) {
  const session = { scenario: spec.id, seed: 1, inputs: [], ...change };
  const running = startSession(spec, session);
  advance(running);
  const context = { inputs: session.inputs };
  return {
    run: recordedRun(running.sim.log, topologyOf(running.spec), context),
    session,
    complete: true,
  };
}

function told(change: Partial<Session>, language: 'en' | 'zh'): string {
  const pair: Pair = [runOf({}), runOf(change)];
  const found = firstDifference(pair)!;
  const runs = [pair[0].run, pair[1].run] as const;
  return differenceSentences(found, { letters: ['A', 'B'], runs, spec })
    .map((each) => textOf(each, language).replace(/[\u00a0\u202f]/g, ' '))
    .join(' ');
}

describe('the first difference in words', () => {
  test('a drop is told once', () => {
    const inputs = [{ at: 25_000, kind: 'drop', frame: 1 }] as const;
    expect(told({ inputs }, 'en')).toBe(
      'In B only: SYN, ACK from server never reaches client: dropped by you.',
    );
    expect(told({ inputs }, 'zh')).toMatch(/^仅在 B 中：.*SYN, ACK.*被你丢掉了。$/);
  });

  test('a delay says how much later, and whose doing it is', () => {
    const inputs = [{ at: 25_000, kind: 'delay', frame: 1, by: 40_000 }] as const;
    expect(told({ inputs }, 'en')).toBe(
      'SYN, ACK arrives at client, 40 ms later in B than in A. Why: your change in B: SYN, ACK delayed by 40 ms.',
    );
    expect(told({ inputs }, 'zh')).toMatch(/在 B 中比在 A 中晚 40 ms。 原因：你在 B 中的改动：/);
  });

  test('a slower link names both its delays', () => {
    const patch = [{ set: ['links', 0, 'delay'], to: 50 * MILLISECOND }] as const;
    expect(told({ patch }, 'en')).toMatch(
      /Why: each way takes 50 ms on client–server in B, and 20 ms in A\.$/,
    );
    expect(told({ patch }, 'zh')).toMatch(/单程时延在 B 中为 50 ms，在 A 中为 20 ms。$/);
  });
});

test('ordinals are written as they are spoken', () => {
  expect([2, 3, 4, 11, 12, 21, 22].map(ordinal)).toEqual([
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '21st',
    '22nd',
  ]);
});

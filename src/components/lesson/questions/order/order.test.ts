import { describe, expect, it } from 'vitest';
import { type RecordedRun, recordedRun } from '../../../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../../../model/testing/made-trace.ts';
import { becomes } from '../../../../stack/protocols/tcp/predicates.ts';
import type { OrderAsked } from './kind.ts';
import { moved } from './moved.ts';
import { rules } from './rules.ts';

function run() {
  const trace = makeTrace();
  handshake(trace, false);
  return recordedRun(trace.log, TWO_HOSTS);
}

const when = (state: Parameters<typeof becomes>[0], node: string) => (of: RecordedRun) =>
  becomes(state).at(node).find(of)?.at(-1) ?? -1;

const asked: OrderAsked = {
  ...{ kind: 'order', id: 'o' },
  items: {
    server: when('ESTABLISHED', 'server'),
    client: when('ESTABLISHED', 'client'),
    half: when('SYN_RECEIVED', 'server'),
  },
};

describe('things to be put in order', () => {
  it('are graded by when they happen in the run', () => {
    expect(rules.grade(asked, 'half > client > server', [run()])).toEqual({
      ...{ given: 'half > client > server', truth: 'half > client > server', right: true },
    });
    expect(rules.grade(asked, 'half > server > client', [run()]).right).toBe(false);
  });

  it('have no right order while one of them does not happen, or two happen at one instant', () => {
    const never = { ...asked, items: { ...asked.items, never: () => -1 } };
    const twice = { ...asked, items: { ...asked.items, twin: when('SYN_RECEIVED', 'server') } };
    for (const question of [never, twice]) expect(rules.truth(question, [run()])).toBe('');
    expect(rules.grade(never, '', [run()]).right).toBe(false);
  });

  it('are moved by one place, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  });
});

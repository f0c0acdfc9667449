import { expect, test } from 'vitest';
import type { LiveStatus } from '../../runtime/live/status.ts';
import type { LiveStore } from '../../runtime/live/types.ts';
import { callAgent } from './call-agent.ts';

/** What is asked of a live store in that state when the agent's address is opened. */
function asked(kind: LiveStatus['kind'], fresh: boolean): string[] {
  const does: string[] = [];
  const state = {
    status: { kind },
    connect: ({ token }: { token: string }) => does.push(`connect with ${token}`),
    leave: () => does.push('leave'),
  };
  const store = { getState: () => state, subscribe: () => () => undefined };
  callAgent(store as unknown as LiveStore, { port: 4_600, token: 'this' }, fresh);
  return does;
}

test.each(['none', 'refused', 'ended', 'lost'] as const)(
  'an address that is opened calls at once from %s, and ends nothing',
  (kind) => {
    expect(asked(kind, true)).toEqual(['connect with this']);
  },
);

test.each(['connecting', 'offered', 'joining', 'live'] as const)(
  'an address that is opened changes nothing while %s',
  (kind) => {
    expect(asked(kind, true)).toEqual([]);
  },
);

test('a token that the tab already had does not end the wait for a lost agent', () => {
  expect(asked('lost', false)).toEqual([]);
});

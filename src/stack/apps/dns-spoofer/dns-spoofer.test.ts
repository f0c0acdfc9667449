/** Somebody far from the way forges answers: what saves a resolver, and what does not. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import '../../protocols/dns/events.ts';
import { ADDRESSES, dnsTree } from '../../protocols/dns/testing/tree.ts';
import '../../protocols/dns/resolver-events.ts';
import { all } from '../../world/testing.ts';
import type { ResolverArgs } from '../dns-resolver/state.ts';
import type { SpooferArgs } from './dns-spoofer.ts';

const LIE = '6.6.6.6';

async function attacked(resolver: ResolverArgs, guesses: Partial<SpooferArgs>) {
  const args: SpooferArgs = {
    ...{ resolver: ADDRESSES.resolver, name: 'www.example.com', address: LIE, rounds: 60 },
    ...{ as: [ADDRESSES.ns1, ADDRESSES.ns2], ...guesses },
  };
  const mallory = { name: 'mallory', app: 'dns.spoofer', args };
  const asks = [[5, '+short www.example.com']] as const;
  const running = await played(dnsTree({ asks, resolver, more: { web: [mallory] } }));
  const { log } = running.sim;
  const [answer] = all(log, 'app.printed').map(({ line }) => line);
  const discarded = new Set(all(log, 'dns.discarded').map(({ why }) => why));
  return { answer, discarded, forged: all(log, 'dns.forged').length };
}

describe('forged answers', () => {
  test('reach no socket of a resolver whose ports are chosen by chance', async () => {
    const { answer, discarded, forged } = await attacked({}, { ports: [5353, 5353], ids: [7, 7] });
    expect(forged).toBe(120);
    expect(answer).toBe(ADDRESSES.web);
    expect(discarded).toEqual(new Set());
  });

  test('are discarded for their id where only the port is known', async () => {
    const { answer, discarded } = await attacked({ fixedPort: 5353 }, { ports: [5353, 5353] });
    expect(answer).toBe(ADDRESSES.web);
    expect(discarded).toEqual(new Set(['wrong-sender', 'wrong-id']));
  });

  test('are believed where port and id are known, and remembered for all who ask', async () => {
    const known = { ports: [5353, 5353], ids: [7, 7] } as const;
    const { answer } = await attacked({ fixedPort: 5353, fixedId: 7 }, known);
    expect(answer).toBe(LIE);
  });
});

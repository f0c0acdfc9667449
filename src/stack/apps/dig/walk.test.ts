/** dig +trace in a small internet. */
import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { ADDRESSES, dnsTree, type TreeGiven } from '../../protocols/dns/testing/tree.ts';
import { all } from '../../world/testing.ts';

async function walked(line: string, given: TreeGiven = {}) {
  const { sim } = await played(dnsTree({ asks: [[0, line]], ...given }));
  return all(sim.log, 'app.printed').map((event) => event.line);
}
const sources = (lines: readonly string[]) =>
  lines.flatMap((line) => /bytes from ([\d.]+)#53/.exec(line)?.[1] ?? []);

test('dig +trace walks from the root to the answer, and shows every referral', async () => {
  const lines = await walked('+trace www.example.com');
  expect(lines).toContain('com.\t172800\tIN\tNS\ta.gtld-servers.net.');
  expect(lines).toContain('example.com.\t172800\tIN\tNS\tns1.example.com.');
  expect(lines).toContain(`www.example.com.\t300\tIN\tA\t${ADDRESSES.web}`);
  const { resolver, root, 'tld-com': com, ns1 } = ADDRESSES;
  expect(sources(lines)).toEqual([resolver, root, com, ns1]);
});

test('dig +trace shows with what it ends where there is no such name', async () => {
  const lines = await walked('+trace nobody.example.org');
  expect(lines.some((line) => line.startsWith('example.org.') && line.includes('SOA'))).toBe(true);
});

test('dig +trace ends when no server of a zone answers', async () => {
  const lines = await walked('+trace +time=1 +tries=1 www.example.com', { dead: ['ns1', 'ns2'] });
  expect(lines.at(-1)).toBe(';; no servers could be reached');
});

/** A run of a resolver as the page tells it: sentences in both languages, and its cache as a table. */
import { describe, expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../../components/inspect/words/tables.ts';
import { rowsAt } from '../../../../components/view-kit/tables/part.ts';
import { cursorAtEnd } from '../../../../model/cursor.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { played } from '../../../../runtime/testing/played.ts';
import type { Language } from '../../../core/localized.ts';
import { eventsOf } from '../../../trace/log.ts';
import type { NodeTable } from '../../../trace/page/table.ts';
import type { EventKind } from '../../../trace/schema.ts';
import { all } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { resolverEvents } from '../resolver-events.ts';
import { ADDRESSES, dnsTree, TREE } from '../testing/tree.ts';
import { page } from './index.ts';
import { tables } from './tables.ts';

addPage(page);

const spec = dnsTree({
  asks: [
    ...[0, 0, 1].map((at) => [at, 'www.example.com'] as const),
    ...([
      [2, 'shop.example.com'],
      [3, 'nobody.example.com'],
      [4, 'www.example.com MX'],
    ] as const),
  ],
  resolver: { cacheSize: 6, fixedPort: 5353, stale: 60_000_000 },
  silent: ['ns2'],
  more: {
    web: [
      {
        ...{ name: 'mallory', app: 'dns.spoofer' },
        args: {
          resolver: ADDRESSES.resolver,
          name: 'a.example.com',
          address: '6.6.6.6',
          as: [ADDRESSES.root],
          rounds: 2,
        },
      },
    ],
  },
});
const { sim } = await played(spec);
const run = recordedRun(sim.log, topologyOf(spec));

const tell = (kind: EventKind, language: Language): string[] =>
  [...eventsOf(run.log, [kind])].flatMap((event) => {
    const { why, say } = wordsOf(event);
    const scene = sceneOf(run, event);
    const said = say?.(event, scene);
    return [why(event, scene), ...(said ? [said] : [])].map((each) => textOf(each, language));
  });

/** What needs a server that lies about other zones. */
const ELSEWHERE: readonly EventKind[] = ['dns.rejected'];

describe('what a resolver does', () => {
  const kinds = (Object.keys(resolverEvents.fields) as EventKind[]).filter(
    (kind) => !ELSEWHERE.includes(kind),
  );
  test.each(kinds)('%s is told in both languages, with all its parameters', (kind) => {
    for (const language of ['en', 'zh'] as const) {
      const sentences = tell(kind, language);
      expect(sentences.length).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  });

  test('a referral says who has the zone, and how many of its addresses came along', () => {
    expect(tell('dns.referral', 'en')[0]).toBe(
      '198.41.0.4, a server of the root, does not have the answer, but tells resolver who does: a.gtld-servers.net have the zone com. Addresses of theirs that come along (glue): 1.',
    );
  });
});

test('the cache of a resolver is a table of its node, with the end of each TTL', async () => {
  const quiet = dnsTree({ asks: [[0, 'www.example.com']] });
  const { log } = (await played(quiet)).sim;
  const recording = recordedRun(log, topologyOf(quiet));
  const node = TREE.indexOf('resolver');
  const rows = rowsAt(recording, tables[0] as NodeTable, node, cursorAtEnd(log));
  const answer = rows.find(({ cells }) => cells[0] === 'www.example.com');
  const [stored] = all(log, 'dns.cache.stored').filter(({ name }) => name === 'www.example.com.');
  expect(answer?.cells.slice(1)).toEqual(['A', ADDRESSES.web, { until: stored?.until }]);
  expect(rows.map(({ cells }) => cells[0])).toContain('ns2.example.com');
});

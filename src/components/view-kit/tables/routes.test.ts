/** Which route a router takes while links are cut and several lead to one network: the pictures say what it does. */
import { describe, expect, test } from 'vitest';
import { type Cursor, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import type { ScriptStep } from '../../../stack/apps/script/script.ts';
import { formatIpv4, ipv4 } from '../../../stack/core/addresses.ts';
import { SECOND } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/inputs/kind.ts';
import {
  CLIENT,
  type Differences,
  internet,
  runInternet,
  SERVER_ADDRESS,
  WEST,
} from '../../../stack/nodes/router/testing/internet.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { nodeTables } from './found.ts';
import { answerOf, networkAt } from './network.ts';
import { rowsAt } from './part.ts';

const ROUTES = nodeTables().find(({ id }) => id === 'routes') ?? expect.fail('no routes');
const WEST_EAST = 'west–east';

/** A datagram to the server every second. */
const calls: ScriptStep[] = [
  ...[1, 2, 3, 4, 5].flatMap((n): ScriptStep[] => [
    { do: 'socket', as: `u${n}`, type: 'dgram' },
    { do: 'waitUntil', at: n * SECOND },
    { do: 'sendto', on: `u${n}`, text: 'hello', address: SERVER_ADDRESS, port: 7 },
  ]),
];

async function recorded(inputs: SessionInput[], given: Differences = {}) {
  const differences = { client: calls, more: { until: 20 * SECOND }, ...given };
  const spec = internet(differences);
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs });
  const { log } = runInternet(differences, inputs, { kernel }).sim;
  const run = recordedRun(log, topologyOf(spec), { inputs });
  const at = (second: number) => visibleAt(log, second * SECOND);
  const rows = (cursor: Cursor, node = WEST) => rowsAt(run, ROUTES, node, cursor);
  const to = (address: number) => (header: string, field: string) =>
    header === 'ipv4' && field === 'dst' ? address : undefined;
  return {
    log,
    run,
    at,
    /** Of the routes to a prefix: next hop, and why it is passed over. */
    standing(prefix: string, second: number, node = WEST) {
      return rows(at(second), node)
        .filter(({ cells, gone }) => cells[0] === prefix && !gone)
        .map(({ cells, aside }) => [cells[1], aside?.en]);
    },
    /** The next hop of the row that a packet goes by. */
    used(address: number, second: number, node = WEST) {
      const there = rows(at(second), node).filter(({ gone }) => !gone);
      const key = ROUTES.uses?.(to(address), there);
      return there.find((row) => row.key === key)?.cells[1];
    },
    answer(address: number, second: number, node = WEST) {
      const { routes } = networkAt(run, at(second));
      const route = answerOf(routes.get(node) ?? [], address);
      return route && (route.via ?? route.said);
    },
  };
}

function cut(at: number, up: boolean): SessionInput {
  const { links } = topologyOf(internet());
  const link = links.find(({ name }) => name === WEST_EAST) ?? expect.fail('no such link');
  return { at: at * SECOND, kind: 'link', link: link.id, settings: { up } };
}

function byHand(at: number, to: string, via?: string): SessionInput {
  const [network = '', length] = to.split('/');
  const said = { network: ipv4(network), prefixLength: Number(length) };
  const input: SessionInput = { at: at * SECOND, kind: 'static-route', node: WEST, ...said };
  return via === undefined ? input : { ...input, via: ipv4(via) };
}

const LINK_DOWN = 'passed over: its link is down';
const WAITING = 'waiting: another one comes first';
const DIRECT = { en: 'direct', zh: '直连' };

describe('a route whose link is cut', async () => {
  const given = {
    west: {
      redirects: false,
      routes: [
        { network: '10.0.2.0', prefixLength: 24, via: '10.0.9.2' },
        { network: '10.0.0.0', prefixLength: 16, via: '10.0.1.3' },
      ],
    },
  };
  const run = await recorded([cut(1.5, false), cut(3.5, true)], given);

  test('is passed over as the router does, and says so; the next shorter one is used', async () => {
    const sent = all(run.log, 'router.forwarded').filter(
      ({ node, dst }) => node === WEST && dst === SERVER_ADDRESS,
    );
    expect(sent.map(({ via }) => formatIpv4(via))).toEqual([
      ...['10.0.9.2', '10.0.1.3', '10.0.1.3', '10.0.9.2', '10.0.9.2'],
    ]);
    expect(run.standing('10.0.2.0/24', 2.5)).toEqual([['10.0.9.2', LINK_DOWN]]);
    expect(run.standing('10.0.9.0/24', 2.5)).toEqual([[DIRECT, LINK_DOWN]]);
    expect(run.used(SERVER_ADDRESS, 2.5)).toBe('10.0.1.3');
    expect(run.answer(SERVER_ADDRESS, 2.5)).toBe('10.0.1.3');
  });

  test('is used before the link is cut, and again when it is mended', async () => {
    for (const second of [1.2, 4.5]) {
      expect(run.standing('10.0.2.0/24', second)).toEqual([['10.0.9.2', undefined]]);
      expect(run.used(SERVER_ADDRESS, second)).toBe('10.0.9.2');
      expect(run.answer(SERVER_ADDRESS, second)).toBe('10.0.9.2');
    }
  });

  test('leaves a router without a way where there is no other', async () => {
    const alone = await recorded([cut(1.5, false)]);
    expect(alone.used(SERVER_ADDRESS, 2.5)).toBeUndefined();
    expect(alone.answer(SERVER_ADDRESS, 2.5)).toBeUndefined();
  });

  test('gives way to a refusal of the same network', async () => {
    const far = { network: '10.0.2.0', prefixLength: 24 };
    const refusing = await recorded([cut(1.5, false)], {
      west: {
        routes: [
          { ...far, refuse: 'host' },
          { ...far, via: '10.0.9.2' },
        ],
      },
    });
    expect(refusing.standing('10.0.2.0/24', 1.2)).toEqual([
      ['10.0.9.2', undefined],
      [{ en: 'refused', zh: '拒绝' }, WAITING],
    ]);
    expect(refusing.used(SERVER_ADDRESS, 2.5)).toEqual({ en: 'refused', zh: '拒绝' });
  });

  test('is no matter to a host, which does not look at its link', async () => {
    const { links } = topologyOf(internet());
    const link = links.find(({ name }) => name.startsWith('client'))?.id as number;
    const off = await recorded([{ at: SECOND, kind: 'link', link, settings: { up: false } }]);
    expect(off.used(SERVER_ADDRESS, 2.5, CLIENT)).toBe('10.0.1.1');
    expect(off.answer(SERVER_ADDRESS, 2.5, CLIENT)).toBe('10.0.1.1');
  });
});

describe('several routes to one network', () => {
  const NEAR = ipv4('10.0.1.2');

  test('stand side by side: the network of a card is used, the static one waits', async () => {
    const run = await recorded([byHand(1.5, '10.0.1.0/24', '10.0.9.2')]);
    expect(run.standing('10.0.1.0/24', 2.5)).toEqual([
      [DIRECT, undefined],
      ['10.0.9.2', WAITING],
    ]);
    expect(run.used(NEAR, 2.5)).toEqual(DIRECT);
    expect(run.answer(NEAR, 2.5)).toEqual(DIRECT);
  });

  test('the network of a card still stands when the static one is removed', async () => {
    const run = await recorded([
      byHand(1.5, '10.0.1.0/24', '10.0.9.2'),
      byHand(2.5, '10.0.1.0/24'),
    ]);
    expect(run.standing('10.0.1.0/24', 3.5)).toEqual([[DIRECT, undefined]]);
    expect(run.used(NEAR, 3.5)).toEqual(DIRECT);
  });

  test('of static ones that of the smallest distance is used, and one set by hand replaces them all', async () => {
    const far = { network: '10.0.2.0', prefixLength: 24 };
    const west = {
      routes: [
        { ...far, via: '10.0.1.3', distance: 20 },
        { ...far, via: '10.0.9.2', distance: 10 },
      ],
    };
    const run = await recorded([cut(1.5, false), byHand(3.5, '10.0.2.0/24', '10.0.9.7')], { west });
    expect(run.standing('10.0.2.0/24', 1.2)).toEqual([
      ['10.0.9.2', undefined],
      ['10.0.1.3', WAITING],
    ]);
    expect(run.used(SERVER_ADDRESS, 2.5)).toBe('10.0.1.3');
    expect(run.standing('10.0.2.0/24', 4.5)).toEqual([['10.0.9.7', LINK_DOWN]]);
  });

  test('a refusal waits while a route set by hand overrides it, and refuses again after that', async () => {
    const refuses = { network: '10.0.2.0', prefixLength: 24, refuse: 'host' } as const;
    const run = await recorded(
      [byHand(1.5, '10.0.2.0/24', '10.0.9.2'), byHand(2.5, '10.0.2.0/24')],
      { west: { routes: [refuses] } },
    );
    const REFUSED = { en: 'refused', zh: '拒绝' };
    expect(run.used(SERVER_ADDRESS, 1.2)).toEqual(REFUSED);
    expect(run.standing('10.0.2.0/24', 2.2)).toEqual([
      ['10.0.9.2', undefined],
      [REFUSED, WAITING],
    ]);
    expect(run.used(SERVER_ADDRESS, 2.2)).toBe('10.0.9.2');
    expect(run.standing('10.0.2.0/24', 3.5)).toEqual([[REFUSED, undefined]]);
    expect(run.answer(SERVER_ADDRESS, 3.5)).toEqual(REFUSED);
  });
});

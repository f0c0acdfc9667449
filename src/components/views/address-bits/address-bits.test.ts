import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAtEnd } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { formatIpv4, formatPrefix, ipv4 } from '../../../stack/core/addresses.ts';
import {
  CLIENT,
  internet,
  LAPTOP,
  runInternet,
  SERVER,
} from '../../../stack/nodes/router/testing/internet.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { networkAt } from '../../view-kit/tables/network.ts';
import { cellsIn, linesFor } from './cells.ts';
import { type BitGroup, bitsLayout } from './layout.ts';
import { decodeLook, encodeLook, subjectOf, typedKey, understands } from './look.ts';
import { factsOf, pairOf, type Subject } from './model.ts';
import { factWords } from './words.ts';

const { log } = runInternet().sim;
const run = recordedRun(log, topologyOf(internet()));
const network = networkAt(run, cursorAtEnd(log));
const typed = (text: string): Subject => {
  const [quad = '', length] = text.split('/');
  const key = typedKey({ address: ipv4(quad), length: Number(length) });
  return subjectOf(key, undefined, network) ?? expect.fail(`${text} is no subject`);
};
const card = (node: number, moved?: number): Subject =>
  subjectOf(`${node}.0`, moved, network) ?? expect.fail(`no card at node ${node}`);

describe('what an address and a mask say', () => {
  it('is the network, its broadcast, its hosts, and the class of old', () => {
    const facts = factsOf(typed('130.120.49.122/22'));
    expect(formatIpv4(facts.mask)).toBe('255.255.252.0');
    expect(formatPrefix(facts.network)).toBe('130.120.48.0/22');
    expect(formatIpv4(facts.broadcast!)).toBe('130.120.51.255');
    expect(facts).toMatchObject({ class: 'B', role: 'host', hosts: { count: 1022 } });
    expect(formatPrefix(facts.classNetwork!)).toBe('130.120.0.0/16');
    expect(facts.special).toBeUndefined();
  });

  it('is that no host has the first or the last address', () => {
    expect(factsOf(typed('10.0.0.0/24')).role).toBe('network');
    expect(factsOf(typed('10.0.0.255/24')).role).toBe('broadcast');
    expect(factsOf(typed('10.0.0.255/23')).role).toBe('host');
    expect(factsOf(typed('10.0.0.1/31'))).toMatchObject({ role: 'host', broadcast: undefined });
  });

  it('is that a group, the broadcast to all and what is reserved are no host’s, whatever the mask', () => {
    expect(factsOf(typed('224.0.0.5/4')).role).toBe('group');
    expect(factsOf(typed('239.1.2.3/24')).role).toBe('group');
    expect(factsOf(typed('255.255.255.255/32')).role).toBe('broadcast');
    expect(factsOf(typed('240.0.0.1/24')).role).toBe('reserved');
  });

  it('cites RFC 3021 where there are two addresses, which it is about, and not where there is one', () => {
    const cited = (text: string) => {
      const t = ((key: string) => key) as never;
      const facts = factWords(factsOf(typed(text)), { run, language: 'en', t });
      return facts.find(({ id }) => id === 'broadcast')?.rfc?.rfc;
    };
    expect(cited('10.0.0.1/31')).toBe(3021);
    expect(cited('10.0.0.1/32')).toBeUndefined();
  });
});

describe('two interfaces', () => {
  it('disagree when only one mask is short enough: /22 finds the other near, /24 far', () => {
    const { opinions, agree, common } = pairOf(
      typed('130.120.49.122/22'),
      typed('130.120.50.5/24'),
      network,
    );
    expect(opinions.map(({ near }) => near)).toEqual([true, false]);
    expect(opinions.map(({ masked }) => formatPrefix(masked))).toEqual([
      ...['130.120.48.0/22', '130.120.49.0/24'],
    ]);
    expect([agree, common]).toEqual([false, 22]);
  });

  it('are near each other just when the masks are no longer than what the addresses share', () => {
    const subject = fc
      .tuple(fc.nat(0xffffffff), fc.nat(32))
      .map(([address, length]) => typed(`${formatIpv4(address)}/${length}`));
    fc.assert(
      fc.property(subject, subject, (a, b) => {
        const { opinions, common } = pairOf(a, b, network);
        expect(opinions.map(({ near }) => near)).toEqual([a.length <= common, b.length <= common]);
      }),
    );
  });

  it('are told what their tables say, which a moved prefix is not', () => {
    const [toLaptop] = pairOf(card(CLIENT), card(LAPTOP), network).opinions;
    expect(formatPrefix(toLaptop.table!.route!.prefix)).toBe('10.0.1.0/24');
    const [toServer] = pairOf(card(CLIENT), card(SERVER), network).opinions;
    expect([toServer.near, toServer.table?.route?.via]).toEqual([false, '10.0.1.1']);
    const [whatIf] = pairOf(card(CLIENT, 16), card(SERVER), network).opinions;
    expect([whatIf.near, whatIf.table]).toEqual([true, undefined]);
    expect(pairOf(typed('10.0.1.9/24'), card(SERVER), network).opinions[0].table).toBeUndefined();
  });
});

describe('what a link says', () => {
  it('comes back as it was', () => {
    const look = { first: '4.1', second: 't10.0.0.1-8', moved: 20, secondMoved: undefined };
    expect(decodeLook(encodeLook(look))).toEqual(look);
    expect(['a4.1', 'bt10.0.0.1-8', 'm20', 'n3'].every(understands)).toBe(true);
    expect(['a', 'x1', 'm', 'at10.0.0.1'].some(understands)).toBe(false);
  });

  it('may name an interface that is not there, or a prefix that is too long', () => {
    expect(subjectOf('99.0', undefined, network)).toBeUndefined();
    expect(subjectOf('t999.0.0.1-8', undefined, network)).toBeUndefined();
    expect(card(CLIENT, 99).length).toBe(32);
  });
});

describe('the picture', () => {
  const group = (length: number, own = length): BitGroup => ({
    rows: [{ name: 'Address', value: ipv4('130.120.49.122'), isMask: false }],
    ...{ length, own, prefix: 'prefix', host: 'host' },
  });
  const layoutOf = (width: number, groups: readonly BitGroup[]) =>
    bitsLayout({
      ...{ groups, board: false, differs: undefined },
      size: { width, height: 300, rem: 16, least: 12 },
    });

  it('has all bits in one line, or half of them where that is too narrow', () => {
    expect([800, 380, 150].map((room) => linesFor(room, 12))).toEqual([1, 2, 4]);
    for (const width of [1200, 640, 366, 200]) {
      const letters = layoutOf(width, [group(22)]).shapes.filter(
        (shape) => shape.kind === 'text' && /^[01]$/.test(shape.text),
      );
      expect(letters.map((shape) => shape.kind === 'text' && shape.text).join('')).toBe(
        '10000010011110000011000101111010',
      );
      for (const shape of letters) {
        expect(shape.kind === 'text' && shape.x > 0 && shape.x < width).toBe(true);
      }
    }
  });

  it('finds the border again at the place where it is drawn', () => {
    for (const lines of [1, 2, 4]) {
      const cells = cellsIn(50, 500, lines, 28);
      for (let bits = 0; bits <= 32; bits++) {
        const { line, x } = cells.border(bits);
        expect(cells.bitsAt(line, x)).toBe(bits);
      }
    }
  });

  it('has a handle where the prefix ends, for each of two', () => {
    const { handles, lengthAt } = layoutOf(800, [group(22), group(24)]);
    expect(handles.map(({ x, top }) => lengthAt(x, top))).toEqual([22, 24]);
    expect(handles[0]!.top + handles[0]!.height).toBeLessThanOrEqual(handles[1]!.top);
  });
});

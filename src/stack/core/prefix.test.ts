import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, specialRangeOf } from './address-kinds.ts';
import { formatIpv4, formatPrefix, ipv4, maskOf, prefixOf } from './addresses.ts';
import {
  blocksOf,
  byPlace,
  commonLength,
  containsAddress,
  containsPrefix,
  holesIn,
  hostsIn,
  lastOf,
  longestMatch,
  parentOf,
  parseInterface,
  parsePrefix,
  scatteredMask,
  siblingOf,
  sizeOf,
} from './prefix.ts';

const address = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(0, 0xffffffff, 0x80000000));
const prefix = fc.tuple(address, fc.nat(32)).map(([base, length]) => prefixOf(base, length));

describe('a prefix', () => {
  it('is of the address and the mask: 130.120.49.122/22 is in 130.120.48.0', () => {
    const own = prefixOf(ipv4('130.120.49.122'), 22);
    expect(formatPrefix(own)).toBe('130.120.48.0/22');
    expect(formatIpv4(lastOf(own))).toBe('130.120.51.255');
    expect(hostsIn(own)).toEqual({
      ...{ first: ipv4('130.120.48.1'), last: ipv4('130.120.51.254'), count: 1022 },
    });
  });

  it('contains exactly the addresses from its first to its last', () => {
    fc.assert(
      fc.property(prefix, address, (block, other) => {
        expect(containsAddress(block, other)).toBe(other >= block.base && other <= lastOf(block));
        expect(lastOf(block) - block.base + 1).toBe(sizeOf(block));
      }),
    );
  });

  it('contains another exactly when it contains its first and last address', () => {
    fc.assert(
      fc.property(prefix, prefix, (a, b) => {
        const ends = containsAddress(a, b.base) && containsAddress(a, lastOf(b));
        expect(containsPrefix(a, b)).toBe(ends);
      }),
    );
  });

  it('and the half next to it make up the block above, and nothing else', () => {
    fc.assert(
      fc.property(
        prefix.filter(({ length }) => length > 0),
        (half) => {
          const [other, parent] = [siblingOf(half), parentOf(half)];
          const [first, second] = [half, other].sort(byPlace);
          expect(first!.base).toBe(parent.base);
          expect(lastOf(first!) + 1).toBe(second!.base);
          expect(lastOf(second!)).toBe(lastOf(parent));
        },
      ),
    );
  });

  it('leaves a host every address but the first and the last; both where there are but two', () => {
    const hosts = (text: string) => {
      const { first, last, count } = hostsIn(parsePrefix(text)!);
      return [formatIpv4(first), formatIpv4(last), count];
    };
    expect(hosts('10.0.0.0/30')).toEqual(['10.0.0.1', '10.0.0.2', 2]);
    expect(hosts('10.0.0.0/31')).toEqual(['10.0.0.0', '10.0.0.1', 2]);
    expect(hosts('10.0.0.7/32')).toEqual(['10.0.0.7', '10.0.0.7', 1]);
    expect(hosts('0.0.0.0/0')).toEqual(['0.0.0.1', '255.255.255.254', 2 ** 32 - 2]);
  });

  it('is read as people write it, and nothing else is', () => {
    expect(parseInterface(' 10.0.0.1 / 8 ', 24)).toEqual({ address: ipv4('10.0.0.1'), length: 8 });
    expect(parseInterface('10.0.0.1', 24)?.length).toBe(24);
    expect(parseInterface('10.0.0.1/255.255.255.0', 8)?.length).toBe(24);
    expect(parseInterface('10.0.0.1/0.0.0.0', 8)?.length).toBe(0);
    expect(parseInterface('10.0.0.1/255.255.255.255', 8)?.length).toBe(32);
    expect(parseInterface('10.0.0.1/255.0.255.0', 8)).toBeUndefined();
    expect(scatteredMask('10.0.0.1/255.0.255.0')).toBe(ipv4('255.0.255.0'));
    expect(scatteredMask('10.0.0.1/255.255.0.0')).toBeUndefined();
    for (const text of [
      '10.0.0.1/33',
      '10.0.0.1/255.255',
      '10.0.0',
      '10.0.0.256',
      '10.0.0.1/',
      'x',
      '',
    ]) {
      expect(parseInterface(text, 24)).toBeUndefined();
    }
  });
});

it('two addresses are in one network exactly up to the length in which they agree', () => {
  fc.assert(
    fc.property(address, address, fc.nat(32), (a, b, length) => {
      const same = ((a ^ b) & maskOf(length)) === 0;
      expect(same).toBe(length <= commonLength(a, b));
    }),
  );
});

describe('holes', () => {
  it('are what the parts of a block leave over', () => {
    const parts = ['10.0.1.0/24', '10.0.2.0/23'].map((text) => parsePrefix(text)!);
    const holes = holesIn(parsePrefix('10.0.0.0/21')!, parts);
    expect(holes.map(({ from, to }) => `${formatIpv4(from)}-${formatIpv4(to)}`)).toEqual([
      ...['10.0.0.0-10.0.0.255', '10.0.4.0-10.0.7.255'],
    ]);
    expect(holesIn(parts[0]!, [parts[0]!])).toEqual([]);
  });

  it('together with the parts have every address once', () => {
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 12 }), (parts) => {
        const all = { base: 0, length: 0 };
        const outer = parts
          .sort(byPlace)
          .filter((each, i) => !parts.slice(0, i).some((other) => containsPrefix(other, each)));
        const free = holesIn(all, parts).reduce((sum, { from, to }) => sum + to - from + 1, 0);
        expect(outer.reduce((sum, each) => sum + sizeOf(each), free)).toBe(2 ** 32);
      }),
    );
  });

  it('are filled by the fewest blocks, none over its edge', () => {
    expect(blocksOf({ from: ipv4('10.0.0.1'), to: ipv4('10.0.0.6') }).map(formatPrefix)).toEqual([
      ...['10.0.0.1/32', '10.0.0.2/31', '10.0.0.4/31', '10.0.0.6/32'],
    ]);
    expect(blocksOf({ from: 0, to: 0xffffffff }).map(formatPrefix)).toEqual(['0.0.0.0/0']);
    fc.assert(
      fc.property(address, address, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        let next = from;
        for (const block of blocksOf({ from, to })) {
          expect(block.base).toBe(next);
          expect(prefixOf(block.base, block.length)).toEqual(block);
          next = lastOf(block) + 1;
        }
        expect(next).toBe(to + 1);
      }),
    );
  });
});

describe('what an address is by its first bits', () => {
  it('is its class of old', () => {
    const named = (text: string) => classOf(ipv4(text)).name;
    expect(['0.0.0.1', '126.1.1.1', '127.0.0.1'].map(named)).toEqual(['A', 'A', 'A']);
    expect(['128.0.0.1', '191.255.0.1'].map(named)).toEqual(['B', 'B']);
    expect(['192.0.0.1', '223.9.9.9'].map(named)).toEqual(['C', 'C']);
    expect(['224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255'].map(named)).toEqual([
      ...['D', 'D', 'E', 'E'],
    ]);
    for (const text of ['10.0.0.1', '172.16.0.1', '192.0.2.1']) {
      const { lead } = classOf(ipv4(text));
      expect(ipv4(text).toString(2).padStart(32, '0').startsWith(lead)).toBe(true);
    }
  });

  it('is the range that is set aside for something, with where that is written', () => {
    const named = (text: string) => specialRangeOf(ipv4(text))?.name.en;
    expect(['10.1.1.1', '172.31.0.1', '192.168.255.1'].map(named)).toEqual(
      Array(3).fill('private'),
    );
    expect(['172.32.0.1', '172.15.0.1', '130.120.49.122', '8.8.8.8'].map(named)).toEqual(
      Array(4).fill(undefined),
    );
    expect(named('255.255.255.255')).toBe('limited broadcast');
    expect(named('169.254.9.9')).toBe('link-local');
    expect(specialRangeOf(ipv4('192.168.0.1'))?.rfc).toEqual({ rfc: 1918, section: '3' });
  });
});

describe('the longest match', () => {
  const rows = ['0.0.0.0/0', '10.2.0.0/16', '10.2.3.0/24', '10.2.3.0/24 again', '10.2.3.4/32'];
  const match = (to: string) =>
    longestMatch(rows, (row) => parsePrefix(row.split(' ')[0] as string), ipv4(to));

  it('is of the prefixes that an address is in the one with most bits', () => {
    expect(['10.2.3.4', '10.2.4.1', '192.0.2.1'].map(match)).toEqual([
      '10.2.3.4/32',
      '10.2.0.0/16',
      '0.0.0.0/0',
    ]);
  });

  it('is the first of equals, and nothing where none fits or may be asked', () => {
    expect(match('10.2.3.5')).toBe('10.2.3.0/24');
    expect(longestMatch(rows, () => undefined, ipv4('10.2.3.5'))).toBeUndefined();
  });
});

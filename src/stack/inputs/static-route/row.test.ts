import { expect, test } from 'vitest';
import { ipv4 } from '../../core/addresses.ts';
import { rowAction } from './page/row.ts';

const site = {
  ...{ at: 5_000, node: 4 },
  addresses: ['10.0.1.1', '10.0.9.1'],
  networks: ['10.0.1.0/24', '10.0.9.0/30'],
};
const read = (to: string, via: string) => rowAction.read({ to, via }, site);

test('what is typed below the table of routes is a route from the cursor on', () => {
  const input = { at: 5_000, kind: 'static-route', node: 4, via: ipv4('10.0.9.2') };
  expect(read(' 10.2.0.0/16 ', '10.0.9.2')).toEqual({
    input: { ...input, network: ipv4('10.2.0.0'), prefixLength: 16 },
  });
  expect(read('10.2.0.0/255.255.0.0', '10.0.9.2')).toEqual(read('10.2.0.0/16', '10.0.9.2'));
  for (const all of ['default', '0.0.0.0/0', '默认']) {
    expect(read(all, '10.0.9.2')).toEqual({ input: { ...input, network: 0, prefixLength: 0 } });
  }
});

test.each([
  ['10.2.0.0', '10.0.9.2', 'to', 'length of its prefix'],
  ['10.2.0.0/33', '10.0.9.2', 'to', 'length of its prefix'],
  ['10.2.3.7/24', '10.0.9.2', 'to', '{network}'],
  ['10.2.0.0/16', 'east', 'via', 'address of a router'],
  ['10.2.0.0/16', '10.0.9.5', 'via', '{networks}'],
  ['10.2.0.0/16', '10.0.9.1', 'via', 'is this node itself'],
  ['10.2.0.0/16', '10.0.1.255', 'via', 'is a broadcast address'],
  ['10.2.0.0/16', '255.255.255.255', 'via', 'is a broadcast address'],
  ['10.0.1.1/32', '10.0.9.2', 'to', 'of this node itself'],
  ['127.0.0.0/8', '10.0.9.2', 'to', 'the loopback'],
  ['127.0.0.1/32', '10.0.9.2', 'to', 'the loopback'],
  ['0.0.0.0/32', '10.0.9.2', 'to', 'nobody’s address'],
  ['255.255.255.255/32', '10.0.9.2', 'to', 'everybody on the link'],
  ['224.0.0.0/4', '10.0.9.2', 'to', 'are groups'],
  ['224.0.0.5/32', '10.0.9.2', 'to', 'are groups'],
  ['10.2.0.0/255.0.255.0', '10.0.9.2', 'to', 'ones follow zeros'],
  ['010.2.0.0/16', '10.0.9.2', 'to', 'length of its prefix'],
])('%s via %s: the field is named, and why it is wrong', (to, via, field, why) => {
  const said = read(to, via);
  expect(said).toMatchObject({ field });
  expect('why' in said && said.why.text.en).toContain(why);
});

test.each([
  [site.addresses, site.networks],
  [['10.0.1.2'], ['10.0.1.0/24']],
  [['10.0.2.7'], ['10.0.2.0/24']],
  [['10.0.9.0'], ['10.0.9.0/31']],
])('what the form gives as examples is taken at the node with %j', (addresses, networks) => {
  const here = { ...site, addresses, networks };
  const [to, via] = rowAction.fields.map(({ example }) => example(here));
  expect(rowAction.read({ to: to ?? '', via: via ?? '' }, here)).toHaveProperty('input');
  expect(networks).not.toContain(to);
});

test('a route with a next hop is changed and removed; the network of a card is not', () => {
  const row = { key: '10.2.0.0/16', cells: ['10.2.0.0/16', '10.0.9.2', 'UG', 'eth1'] };
  expect(rowAction.given(row)).toEqual({ to: '10.2.0.0/16', via: '10.0.9.2' });
  expect(rowAction.removes(row, site)).toEqual({
    ...{ at: 5_000, kind: 'static-route', node: 4 },
    ...{ network: ipv4('10.2.0.0'), prefixLength: 16 },
  });
  const direct = { key: '10.0.9.0/30', cells: ['10.0.9.0/30', { en: 'direct', zh: '直连' }] };
  expect(rowAction.given(direct)).toBeUndefined();
});

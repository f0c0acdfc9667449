/** tshark reads each fragment of our captures as we sent it, and puts together the bytes that we had. */
import { describe, expect, test } from 'vitest';
import { capturePoints, exportPcapng } from '../src/stack/pcapng/export.ts';
import '../src/stack/protocols/fragments/events.ts';
import { eventsOf } from '../src/stack/trace/log.ts';
import { fragments } from './scenarios/fragments.ts';
import { runOf } from './scenarios/kit.ts';
import { tshark } from './tshark.ts';

const FIELDS = [
  'ip.id',
  'ip.frag_offset',
  'ip.flags.mf',
  'ip.len',
  'ip.proto',
  'udp.length',
  'udp.payload',
];
const HEADER = 20;

/** What the client's card saw of UDP, a row a frame: the values of FIELDS. */
function rowsOf(scenario: (typeof fragments)[number]): string[][] {
  const { log, capture } = runOf(scenario).sim;
  const file = exportPcapng(log, capture, capturePoints(scenario.spec).slice(0, 1));
  const fields = FIELDS.flatMap((field) => ['-e', field]);
  // An ICMP error quotes a fragment; it is not one.
  const args = ['-Y', 'ip && !icmp', '-T', 'fields', '-E', 'separator=/t', ...fields];
  return tshark(file, args)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

describe.each(fragments)('$name', (scenario) => {
  const { log } = runOf(scenario).sim;
  const sent = [...eventsOf(log, ['fragment.sent'])];
  const rows = rowsOf(scenario);

  test('its fields of every fragment are ours', () => {
    expect(sent.length).toBeGreaterThan(1);
    // The offset is as it is in the field, in units of eight bytes; a flag is written in two ways.
    const read = ([id, offset, more, ...rest]: string[]) => [
      ...[id, Number(offset) * 8, more === '1' || more === 'True'],
      ...rest.slice(0, 2).map(Number),
    ];
    expect(rows.map(read)).toEqual(
      sent.map(({ identification, offset, more, length, protocol }) => [
        ...[`0x${identification.toString(16).padStart(4, '0')}`, offset, more],
        ...[length + HEADER, protocol],
      ]),
    );
  });

  test('what it puts together is what the program sent', () => {
    const [udp] = [...eventsOf(log, ['udp.sent'])];
    const whole = rows.filter(([, , , , , length]) => length !== '');
    expect(whole.map(([, , , , , length]) => Number(length) - 8)).toEqual([udp?.length]);
    const text = 'abcdefg'.repeat((udp?.length ?? 0) / 7 + 1).slice(0, udp?.length);
    expect(Buffer.from(whole[0]?.[6] ?? '', 'hex').toString()).toBe(text);
  });
});

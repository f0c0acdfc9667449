/** The examples that the RFCs themselves work out: RFC 2018 §7 and RFC 2883 §4. */
import { describe, expect, test } from 'vitest';
import { accepted, MSS } from '../../../../sockets/testing/situations.ts';
import type { TcpOption } from '../../header/options.ts';

const PERMITTED: TcpOption = { name: 'sackPermitted' };
const LENGTH = 500;

/**
 * A segment of `length` bytes from the peer whose first byte the RFC calls `number`.
 */
type Receiver = (number: number, length?: number) => Reported;

/** What the ACK says, in the RFC's numbers. */
type Reported = readonly [ack: number, ...blocks: (readonly [number, number])[]] | undefined;

/** A receiver that has everything before `edge`; all its ACKs are immediate. */
function receiver(edge: number): Receiver {
  const t = accepted({ sack: true, delayedAck: false }, [MSS, PERMITTED]);
  const arrives = (number: number, length = LENGTH): Reported => {
    const start = number - edge + 1;
    t.segments();
    t.peer(`. ${start}:${start + length}(${length}) ack 1`);
    const answer = t.segments().at(-1);
    if (answer === undefined) return undefined;
    const inNumbers = (seq: number) => ((seq - t.peerIss) | 0) - 1 + edge;
    const sack = answer.options.find((option) => option.name === 'sack');
    const blocks = sack?.name === 'sack' ? sack.blocks : [];
    return [
      inNumbers(answer.ack),
      ...blocks.map(({ left, right }) => [inNumbers(left), inNumbers(right)] as const),
    ];
  };
  return arrives;
}

describe('RFC 2018 §7: eight segments of 500 bytes, the first at 5000', () => {
  test('case 1: the last four are lost, and there is nothing to report', () => {
    const arrives = receiver(5000);
    for (const number of [5000, 5500, 6000, 6500]) {
      expect(arrives(number)).toEqual([number + 500]);
    }
  });

  test('case 2: the first is lost, and one block grows', () => {
    const arrives = receiver(5000);
    for (const number of [5500, 6000, 6500, 7000, 7500, 8000, 8500]) {
      expect(arrives(number)).toEqual([5000, [5500, number + 500]]);
    }
  });

  test('case 3: every second one is lost; then the fourth comes, and the second', () => {
    const arrives = receiver(5000);
    expect(arrives(5000)).toEqual([5500]);
    expect(arrives(6000)).toEqual([5500, [6000, 6500]]);
    expect(arrives(7000)).toEqual([5500, [7000, 7500], [6000, 6500]]);
    expect(arrives(8000)).toEqual([5500, [8000, 8500], [7000, 7500], [6000, 6500]]);
    expect(arrives(6500)).toEqual([5500, [6000, 7500], [8000, 8500]]);
    expect(arrives(5500)).toEqual([7500, [8000, 8500]]);
  });
});

describe('RFC 2883 §4.1: a whole segment comes twice', () => {
  test('example 1: a duplicate is reported', () => {
    const arrives = receiver(3000);
    expect(arrives(3000)).toEqual([3500]);
    expect(arrives(3500)).toEqual([4000]);
    expect(arrives(3000)).toEqual([4000, [3000, 3500]]);
  });

  test('example 2: the duplicate comes first, then what is out of order', () => {
    const arrives = receiver(3000);
    arrives(3000);
    arrives(3500);
    expect(arrives(4500)).toEqual([4000, [4500, 5000]]);
    expect(arrives(3000)).toEqual([4000, [3000, 3500], [4500, 5000]]);
  });

  test('example 3: a duplicate out of order is followed by the block that it lies in', () => {
    const arrives = receiver(3500);
    expect(arrives(3500)).toEqual([4000]);
    expect(arrives(4500)).toEqual([4000, [4500, 5000]]);
    expect(arrives(5000)).toEqual([4000, [4500, 5500]]);
    expect(arrives(5000)).toEqual([4000, [5000, 5500], [4500, 5500]]);
  });
});

describe('RFC 2883 §4.2: a part of a segment comes twice', () => {
  test('example 4: only that part is reported', () => {
    const arrives = receiver(500);
    expect(arrives(500)).toEqual([1000]);
    expect(arrives(2000)).toEqual([1000, [2000, 2500]]);
    expect(arrives(1000)).toEqual([1500, [2000, 2500]]);
    expect(arrives(1000, 1000)).toEqual([2500, [1000, 1500]]);
  });

  test('example 5: of two parts below the ACK, the first', () => {
    const arrives = receiver(500);
    arrives(500);
    expect(arrives(3000)).toEqual([1000, [3000, 3500]]);
    expect(arrives(1000)).toEqual([1500, [3000, 3500]]);
    expect(arrives(2000)).toEqual([1500, [2000, 2500], [3000, 3500]]);
    expect(arrives(1000, 1500)).toEqual([2500, [1000, 1500], [3000, 3500]]);
  });

  test('example 6: of two parts above the ACK, the first, and the block that it lies in', () => {
    const arrives = receiver(500);
    arrives(500);
    expect(arrives(3500)).toEqual([1000, [3500, 4000]]);
    expect(arrives(1500)).toEqual([1000, [1500, 2000], [3500, 4000]]);
    expect(arrives(2500)).toEqual([1000, [2500, 3000], [1500, 2000], [3500, 4000]]);
    expect(arrives(1500, 1500)).toEqual([1000, [1500, 2000], [1500, 3000], [3500, 4000]]);
  });
});

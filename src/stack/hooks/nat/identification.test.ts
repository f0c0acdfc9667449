/**
 * Hosts that share an address count their datagrams each for itself: what may be in pieces is counted
 * anew, so that no two datagrams have one identification (RFC 6864 §5.3.1).
 */
import { expect, test } from 'vitest';
import type { ScriptStep } from '../../apps/script/script.ts';
import { MILLISECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { framesOf, laterPiece, udpFrame } from './testing/bytes.ts';
import { ANNAS, ARNOS, NORTH, NORTHS, runHomes, SERVER, SERVERS } from './testing/homes.ts';
import {
  bound,
  expectTidy,
  fetchFrom,
  hear,
  heard,
  into,
  say,
  serves,
  whole,
} from './testing/steps.ts';

const MORE = 1;
const DONT_FRAGMENT = 2;
const header = { identification: 77, dst: SERVERS };

/** The two pieces of a datagram of one byte, 40 times over, in the frames in which they come to the NAT. */
function piecesOf(src: number, byte: number) {
  const [data, more] = [new Uint8Array(40).fill(byte), { ...header, src }];
  const all = udpFrame(NORTH, 0, more, [5000, 7], data);
  const first = laterPiece(NORTH, 0, { ...more, flags: MORE }, all.slice(34, 58));
  const last = laterPiece(NORTH, 0, { ...more, fragmentOffset: 3 }, all.slice(58));
  return [first, last] as const;
}

const server: ScriptStep[] = [...bound(7), hear, hear];
const numbersOut = (running: ReturnType<typeof runHomes>) =>
  framesOf(running, NORTH)
    .filter((frame) => frame[23] === 17)
    .map((frame) => ((frame[18] ?? 0) << 8) | (frame[19] ?? 0));

test('datagrams of two hosts with one identification, in pieces that mix, arrive whole', () => {
  const [one, other] = [piecesOf(ANNAS, 1), piecesOf(ARNOS, 2)];
  const frames = [one[0], other[0], other[1], one[1]];
  const inputs = frames.map((bytes, i) => into(NORTH, 0, bytes, (1 + i) * MILLISECOND));
  const running = runHomes({ server }, inputs, whole);
  expect(heard(running, SERVER)).toBe(2);
  const numbers = numbersOut(running);
  expect(new Set(numbers).size).toBe(2);
  expect(numbers[0]).toBe(numbers[3]);
  expectTidy(running);
});

test('a first piece that comes twice keeps the number that it got', () => {
  const [first, last] = piecesOf(ANNAS, 1);
  const inputs = [first, first, last].map((bytes, i) =>
    into(NORTH, 0, bytes, (1 + i) * MILLISECOND),
  );
  const running = runHomes({ server }, inputs, whole);
  expect(new Set(numbersOut(running)).size).toBe(1);
  expect(heard(running, SERVER)).toBe(1);
});

test('a datagram that a router behind the NAT may still cut gets a number of its own, too', () => {
  const [one, other] = [ANNAS, ARNOS].map((src) =>
    udpFrame(NORTH, 0, { ...header, src }, [5000, 7]),
  );
  const running = runHomes(
    { server },
    [into(NORTH, 0, one as Uint8Array), into(NORTH, 0, other as Uint8Array, 2 * MILLISECOND)],
    whole,
  );
  expect(new Set(numbersOut(running)).size).toBe(2);
  expectTidy(running);
});

test('a datagram that nobody may cut keeps its identification', () => {
  const bytes = udpFrame(NORTH, 0, { ...header, src: ANNAS, flags: DONT_FRAGMENT }, [5000, 7]);
  const running = runHomes({ server }, [into(NORTH, 0, bytes)], whole);
  expect(numbersOut(running)).toEqual([77]);
  expect(all(running.sim.log, 'nat.renumbered')).toEqual([]);
});

test('what the router sends itself counts with what it translates', () => {
  const steps = [...bound(9), say('x', SERVERS, 7)];
  const running = runHomes(
    {
      server,
      anna: [...bound(5000), say('y', SERVERS, 7)],
      northRouter: { processes: [{ name: 'main', steps }] },
    },
    [],
    whole,
  );
  expect(numbersOut(running)).toHaveLength(2);
  expect(new Set(numbersOut(running)).size).toBe(2);
  expectTidy(running);
});

test('what comes in keeps the number that its sender gave it', () => {
  const answer: ScriptStep[] = [...bound(7), hear, say('back', NORTHS, 5000)];
  const anna = [...bound(5000), say('y', SERVERS, 7), hear];
  const running = runHomes({ anna, server: answer }, [], whole);
  const [renumbered] = all(running.sim.log, 'nat.renumbered');
  expect(all(running.sim.log, 'nat.renumbered')).toEqual([renumbered]);
  expectTidy(running);
});

test('a connection, whose segments nobody may cut, is not renumbered', () => {
  const running = runHomes({ bella: fetchFrom(SERVERS), server: serves(3_000) }, [], whole);
  expect(all(running.sim.log, 'nat.renumbered')).toEqual([]);
});

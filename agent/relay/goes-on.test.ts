/** What a page, or the card, can say that ends the agent, or hears what is not for it. */
import { describe, expect, test } from 'vitest';
import { decodeBatch, encodeBatch, LONGEST_FRAME } from '../../src/relay/batch.ts';
import { readAgentMessage } from '../../src/relay/messages.ts';
import { SECURITY } from '../security.ts';
import { fakeDriver } from '../testing/fake-driver.ts';
import { arpFrame, OUR_IP, OUR_MAC, udpFrame } from '../testing/frames.ts';
import { createRelay } from './relay.ts';

function setUp() {
  const driver = fakeDriver();
  const closes: [number, string][] = [];
  const frames: Uint8Array[] = [];
  const relay = createRelay({
    driver,
    about: { mode: 'card', interface: 'x', mac: OUR_MAC, macIs: 'own', mtu: 1500, ip: 'dhcp' },
    ...{
      hostAddresses: () => ['127.0.0.1'],
      security: SECURITY,
      now: () => 0,
      later: () => undefined,
    },
  });
  const socket = {
    bufferedAmount: 0,
    texts: 0,
    send(data: string | Uint8Array) {
      if (typeof data === 'string') this.texts++;
      else frames.push(...decodeBatch(data));
    },
    /** As `ws` does it (RFC 6455 §5.5: a control frame has 125 bytes, two of them the code). */
    close(code: number, reason: string) {
      if (Buffer.byteLength(reason) > 123) throw new RangeError('greater than 123 bytes');
      closes.push([code, reason]);
    },
  };
  const connection = relay.connect(socket, 'one');
  connection.text(JSON.stringify({ type: 'addresses', own: [OUR_IP] }));
  return { driver, relay, socket, connection, closes, frames };
}

describe('a text message of a page', () => {
  // kamp-us/phoenix#7711, rocicorp/mono#3471
  test('that is none is answered with a close, in whatever letters it is written', () => {
    const { connection, closes } = setUp();
    connection.text(JSON.stringify({ type: 'join', groups: ['漢'.repeat(60)] }));
    expect(closes.map(([code]) => code)).toEqual([1008]);
  });

  test.each([
    '['.repeat(900_000),
    `{"type":"join","groups":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
    '{"type":"join","groups":null}',
    '{"type":"__proto__"}',
    '',
    '\u0000',
    `{"type":"addresses","own":[${'"10.0.0.1",'.repeat(5_000)}"10.0.0.1"]}`,
  ])('that is none does not end the agent', (text) => {
    const { connection } = setUp();
    expect(() => connection.text(text)).not.toThrow();
  });
});

describe('frames', () => {
  test.each([0, 13, 14, LONGEST_FRAME, LONGEST_FRAME + 1, 70_000])(
    'of %s bytes from the card leave the others whole',
    (length) => {
      const { driver, frames } = setUp();
      driver.events.frames([udpFrame(), new Uint8Array(length), udpFrame()]);
      expect(frames.length).toBeGreaterThanOrEqual(2);
    },
  );

  test('100,000 in a turn go out', () => {
    const { driver, frames } = setUp();
    driver.events.frames(Array.from({ length: 100_000 }, () => udpFrame()));
    expect(frames).toHaveLength(100_000);
  });

  test('a batch that is cut anywhere sends nothing, and does not throw', () => {
    const { connection, driver } = setUp();
    const whole = encodeBatch([udpFrame(), arpFrame()]);
    for (let end = 1; end < whole.length; end++) connection.binary(whole.subarray(0, end));
    const ends = new Set([2 + udpFrame().length]);
    expect(driver.sent).toHaveLength(ends.size);
  });
});

// websockets/ws «How to detect and close broken connections»: who does not read is told more and more.
test('a page that has stopped to read is not told for ever', () => {
  const { relay, socket, driver } = setUp();
  socket.bufferedAmount = 2_000_000;
  const before = socket.texts;
  for (let second = 0; second < 3_600; second++) {
    driver.events.frames([udpFrame()]);
    relay.tick();
  }
  expect(socket.texts - before).toBeLessThan(100);
});

const told = (hostAddresses: () => readonly string[]) => {
  const texts: string[] = [];
  const relay = createRelay({
    driver: fakeDriver(),
    about: { mode: 'card', interface: 'x', mac: OUR_MAC, macIs: 'own', mtu: 1500, ip: 'dhcp' },
    ...{ hostAddresses, security: SECURITY, now: () => 0, later: () => undefined },
  });
  const send = (data: string | Uint8Array) => void texts.push(String(data));
  relay.connect({ bufferedAmount: 0, send, close: () => undefined }, 'one');
  return { relay, texts };
};

// kube-proxy binds every service's address to kube-ipvs0: a computer may have hundreds.
test('a computer of a thousand addresses greets in words that the page can read', () => {
  const all = Array.from({ length: 1_000 }, (_, i) => `10.${i >> 8}.0.${i & 255}`);
  const { texts } = told(() => all);
  expect(() => readAgentMessage(texts[0] as string)).not.toThrow();
});

// nodejs/node: os.networkInterfaces() throws where the system does not answer (EMFILE, Android).
test('a system that does not tell its addresses for a moment ends nobody', () => {
  let fails = false;
  const { relay } = told(() => {
    if (fails) throw new Error('uv_interface_addresses returned EMFILE');
    return [];
  });
  fails = true;
  expect(() => relay.tick()).not.toThrow();
});

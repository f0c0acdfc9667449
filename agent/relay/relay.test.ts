import { describe, expect, test } from 'vitest';
import { decodeBatch, encodeBatch } from '../../src/relay/batch.ts';
import { type AgentMessage, readAgentMessage, writeMessage } from '../../src/relay/messages.ts';
import { ipv4 } from '../../src/stack/core/addresses.ts';
import { SECURITY } from '../security.ts';
import { fakeDriver } from '../testing/fake-driver.ts';
import { arpFrame, HOST_IP, mac, OUR_IP, OUR_MAC, udpFrame } from '../testing/frames.ts';
import { type About, BACKLOG, createRelay } from './relay.ts';

const about: About = {
  mode: 'card',
  interface: 'eth0',
  mac: OUR_MAC,
  macIs: 'own',
  mtu: 1500,
  ip: 'dhcp',
};

function page() {
  const messages: AgentMessage[] = [];
  const frames: Uint8Array[] = [];
  const closes: number[] = [];
  return {
    messages,
    frames,
    closes,
    bufferedAmount: 0,
    send(data: string | Uint8Array) {
      if (typeof data === 'string') messages.push(readAgentMessage(data) as AgentMessage);
      else frames.push(...decodeBatch(data));
    },
    close: (code: number) => void closes.push(code),
  };
}

function setUp(more: Partial<About> = {}, security = SECURITY) {
  const driver = fakeDriver();
  const host = [HOST_IP];
  let now = 0;
  const relay = createRelay({
    driver,
    about: { ...about, ...more },
    hostAddresses: () => host,
    security,
    now: () => now,
    later: (again) => again(),
  });
  const socket = page();
  const connection = relay.connect(socket, 'one');
  connection.text(writeMessage({ type: 'addresses', own: [OUR_IP] }));
  const counts = () => {
    relay.tick();
    return socket.messages.findLast((it) => it.type === 'counts');
  };
  return { driver, relay, socket, connection, host, counts, wait: (ms: number) => (now += ms) };
}

describe('a page that comes', () => {
  test('is told at once what there is', () => {
    const { socket } = setUp();
    expect(socket.messages.slice(0, 2)).toEqual([
      {
        type: 'hello',
        version: 1,
        ...about,
        refuse: [HOST_IP],
        egress: ['dhcp', 'arp', 'answers', 'typed'],
      },
      { type: 'card', up: true },
    ]);
  });

  test('hears frames for its own MAC address, and the groups that it joins', () => {
    const { driver, connection } = setUp();
    expect(driver.wanted).toEqual({ mac: mac(OUR_MAC), groups: [] });
    connection.text(writeMessage({ type: 'join', groups: ['01:00:5e:00:00:09'] }));
    expect(driver.wanted?.groups).toEqual([mac('01:00:5e:00:00:09')]);
  });

  test('with the host’s MAC address hears only what is for its own addresses', () => {
    const { driver, connection } = setUp({ macIs: 'host' });
    expect(driver.wanted?.onlyTo).toEqual([ipv4(OUR_IP)]);
    connection.text(writeMessage({ type: 'addresses', own: [] }));
    expect(driver.wanted?.onlyTo).toEqual([]);
  });

  test('takes over from the one before, which is told', () => {
    const { relay, socket, connection, driver } = setUp();
    const second = page();
    relay.connect(second, 'two');
    expect(relay.holder).toBe('two');
    expect(socket.messages.at(-1)).toEqual({ type: 'bye', why: 'replaced' });
    expect(socket.closes).toEqual([1000]);
    connection.binary(encodeBatch([udpFrame()]));
    connection.closed();
    expect(driver.sent).toEqual([]);
    expect(relay.holder).toBe('two');
  });

  test('that says something without sense is sent away', () => {
    const { connection, socket } = setUp();
    connection.text('{"type":"addresses","own":["everybody"]}');
    expect(socket.closes).toEqual([1008]);
  });
});

describe('frames', () => {
  test('come and go, and are counted', () => {
    const { driver, socket, connection, counts } = setUp();
    driver.events.frames([udpFrame(), arpFrame()]);
    connection.binary(encodeBatch([udpFrame(), arpFrame(), udpFrame()]));
    expect(socket.frames).toEqual([udpFrame(), arpFrame()]);
    expect(driver.sent).toHaveLength(3);
    expect(counts()).toMatchObject({ sent: 3, received: 2, refused: {}, dropped: {} });
  });

  test('of one turn of the event loop come as one message', () => {
    const { driver, socket } = setUp();
    const before = socket.messages.length;
    let sends = 0;
    const send = socket.send;
    socket.send = (data) => {
      sends++;
      send(data);
    };
    driver.events.frames([udpFrame(), udpFrame(), udpFrame()]);
    expect([sends, socket.messages.length]).toEqual([1, before]);
  });

  test('that must not leave do not, and are counted by cause', () => {
    const { driver, connection, counts } = setUp();
    connection.binary(
      encodeBatch([udpFrame({ from: HOST_IP }), udpFrame(), udpFrame({ from: '10.0.0.1' })]),
    );
    expect(driver.sent).toHaveLength(1);
    expect(counts()).toMatchObject({ refused: { 'host-address': 1, 'ip-sender': 1 } });
  });

  test('in a message that is no batch are counted once, and nothing is sent', () => {
    const { driver, connection, counts } = setUp();
    connection.binary(encodeBatch([udpFrame(), udpFrame()]).subarray(0, 70));
    expect(driver.sent).toEqual([]);
    expect(counts()).toMatchObject({ sent: 0, refused: { framing: 1 } });
  });

  test('from an address that the computer got only now are refused', () => {
    const { host, relay, connection, counts } = setUp();
    connection.binary(encodeBatch([udpFrame()]));
    host.push(OUR_IP);
    relay.tick();
    connection.binary(encodeBatch([udpFrame()]));
    expect(counts()).toMatchObject({ sent: 1, refused: { 'host-address': 1 } });
  });

  test('above the rate are refused, until time has passed', () => {
    const limit = { framesPerSecond: 10, bytesPerSecond: 1e6, burst: 0.1 };
    const { connection, counts, wait, driver } = setUp({}, { ...SECURITY, limit });
    connection.binary(encodeBatch([udpFrame(), udpFrame()]));
    expect(counts()).toMatchObject({ sent: 1, refused: { rate: 1 } });
    wait(100);
    connection.binary(encodeBatch([udpFrame()]));
    expect(driver.sent).toHaveLength(2);
  });

  test('are lost, and counted, when the page does not read', () => {
    const { driver, socket, counts } = setUp();
    socket.bufferedAmount = BACKLOG + 1;
    driver.events.frames([udpFrame(), udpFrame()]);
    socket.bufferedAmount = 0;
    driver.events.frames([udpFrame()]);
    expect(socket.frames).toHaveLength(1);
    expect(counts()).toMatchObject({ received: 1, dropped: { 'backlog-to-page': 2 } });
  });

  test('that are too long for the stack do not reach it', () => {
    const { driver, socket, counts } = setUp();
    driver.events.frames([new Uint8Array(9_217), udpFrame()]);
    expect(socket.frames).toHaveLength(1);
    expect(counts()).toMatchObject({ dropped: { 'too-long': 1 } });
  });
});

describe('the page is told', () => {
  test('counts only when they have changed', () => {
    const { relay, socket, driver } = setUp();
    const told = () => socket.messages.filter(({ type }) => type === 'counts');
    relay.tick();
    const before = told().length;
    relay.tick();
    expect(told()).toHaveLength(before);
    driver.events.dropped('kernel', 4);
    relay.tick();
    expect(told().at(-1)).toMatchObject({ dropped: { kernel: 4 } });
  });

  test('with every tick that the agent is there', () => {
    const { relay, socket } = setUp();
    for (let second = 0; second < 3; second++) relay.tick();
    expect(socket.messages.filter(({ type }) => type === 'alive')).toHaveLength(3);
  });

  test('when the cable is pulled and plugged in again', () => {
    const { driver, socket, relay } = setUp();
    driver.events.carrier(false);
    expect(socket.messages.at(-1)).toEqual({ type: 'card', up: false });
    const second = page();
    relay.connect(second, 'two');
    expect(second.messages[1]).toEqual({ type: 'card', up: false });
  });

  test('why the agent goes', () => {
    const { relay, socket, driver } = setUp();
    relay.stop('stopping');
    expect(socket.messages.slice(-2)).toMatchObject([
      { type: 'counts' },
      { type: 'bye', why: 'stopping' },
    ]);
    expect(driver.wanted).toBeUndefined();
    const { driver: other, socket: third } = setUp();
    other.events.gone();
    expect(third.messages.at(-1)).toEqual({ type: 'bye', why: 'card-gone' });
  });
});

test('without a page the card is not listened to', () => {
  const { driver, connection, relay } = setUp();
  connection.closed();
  expect(driver.wanted).toBeUndefined();
  expect(relay.holder).toBeUndefined();
});

describe('a page that stands still', () => {
  const alive = writeMessage({ type: 'alive' });
  const seconds = (count: number, relay: { tick(): void }, each = () => {}) => {
    for (let second = 0; second < count; second++) {
      each();
      relay.tick();
    }
  };

  test('holds the relay no longer against another page, which it hears of when it goes on', () => {
    const { relay, connection, socket } = setUp();
    connection.text(alive);
    seconds(10, relay);
    expect(relay.holder).toBe('one');
    seconds(1, relay);
    expect(relay.holder).toBeUndefined();
    relay.connect(page(), 'two');
    expect(relay.holder).toBe('two');
    expect(socket.messages.at(-1)).toEqual({ type: 'bye', why: 'replaced' });
  });

  test('has it as before when it goes on, and nobody else came', () => {
    const { relay, connection, driver } = setUp();
    connection.text(alive);
    seconds(60, relay);
    connection.text(alive);
    expect(relay.holder).toBe('one');
    connection.binary(encodeBatch([udpFrame()]));
    expect(driver.sent).toHaveLength(1);
  });

  test('is not one that has nothing to say, but says that it lives', () => {
    const { relay, connection } = setUp();
    seconds(60, relay, () => connection.text(alive));
    expect(relay.holder).toBe('one');
  });

  test('is not one of an older build, which never says that it lives', () => {
    const { relay } = setUp();
    seconds(60, relay);
    expect(relay.holder).toBe('one');
  });
});

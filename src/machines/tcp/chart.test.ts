import { describe, expect, it } from 'vitest';
import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';
import { TCP_STATES, type TcpChartEvent } from '../../stack/protocols/tcp/names.ts';
import { arcsOf, initialStateOf, statesOf } from '../arcs.ts';
import { tcpMachine } from './chart.ts';

const arcs = arcsOf(tcpMachine);
const pairs = (event: string) =>
  arcs.filter((arc) => arc.event === event).map((arc) => `${arc.from} → ${arc.to}`);

describe('the TCP chart', () => {
  it('has the eleven states and begins in CLOSED', () => {
    expect(
      statesOf(tcpMachine)
        .map((state) => state.name)
        .sort(),
    ).toEqual([...TCP_STATES].sort());
    expect(initialStateOf(tcpMachine)).toBe('CLOSED');
  });

  it('draws the arcs of RFC 9293 figure 5 and no others', () => {
    expect(arcs.filter((arc) => arc.meta.inFigure).map((arc) => arc.key)).toEqual([
      'CLOSED|OPEN.passive|LISTEN',
      'CLOSED|OPEN.active|SYN_SENT',
      'LISTEN|rcv SYN|SYN_RECEIVED',
      'LISTEN|SEND|SYN_SENT',
      'LISTEN|CLOSE|CLOSED',
      'SYN_SENT|rcv SYN,ACK|ESTABLISHED',
      'SYN_SENT|rcv SYN|SYN_RECEIVED',
      'SYN_SENT|CLOSE|CLOSED',
      'SYN_RECEIVED|rcv ACK of SYN|ESTABLISHED',
      'SYN_RECEIVED|CLOSE|FIN_WAIT_1',
      'SYN_RECEIVED|rcv RST (passive)|LISTEN',
      'ESTABLISHED|CLOSE|FIN_WAIT_1',
      'ESTABLISHED|rcv FIN|CLOSE_WAIT',
      'FIN_WAIT_1|rcv ACK of FIN|FIN_WAIT_2',
      'FIN_WAIT_1|rcv FIN|CLOSING',
      'FIN_WAIT_1|rcv FIN,ACK of FIN|TIME_WAIT',
      'FIN_WAIT_2|rcv FIN|TIME_WAIT',
      'CLOSE_WAIT|CLOSE|LAST_ACK',
      'CLOSING|rcv ACK of FIN|TIME_WAIT',
      'LAST_ACK|rcv ACK of FIN|CLOSED',
      'TIME_WAIT|timeout 2MSL|CLOSED',
    ]);
  });

  it('lets ABORT end every connection that exists (§3.10.5)', () => {
    expect(pairs('ABORT')).toHaveLength(10);
    expect(pairs('ABORT').every((pair) => pair.endsWith('→ CLOSED'))).toBe(true);
  });

  it('lets a RST end every connection but a listening one (§3.10.7)', () => {
    expect(pairs('rcv RST')).toHaveLength(9);
    expect(pairs('rcv RST')).not.toContain('LISTEN → CLOSED');
    expect(pairs('rcv RST (passive)')).toEqual(['SYN_RECEIVED → LISTEN']);
  });

  it('lets the user timeout strike wherever data, a FIN or a keep-alive can go unanswered', () => {
    expect(pairs('timeout user').map((pair) => pair.split(' ')[0])).toEqual([
      'SYN_SENT',
      'SYN_RECEIVED',
      'ESTABLISHED',
      'FIN_WAIT_1',
      'FIN_WAIT_2',
      'CLOSE_WAIT',
      'CLOSING',
      'LAST_ACK',
    ]);
  });

  it('has one arc at most for an event in a state', () => {
    const seen = arcs.map((arc) => `${arc.from}|${arc.event}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('says for each arc what it means in both languages and where the RFC has it', () => {
    for (const arc of arcs) {
      expect(arc.meta.text.en, arc.key).toMatch(/\S.*[.)]$/);
      expect(arc.meta.text.zh, arc.key).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(arc.meta.rfc, arc.key).toMatch(/^RFC9293#3\.\d+(\.\d+)*$/);
    }
    for (const state of statesOf(tcpMachine)) {
      expect(state.meta.text.en).toBeTruthy();
      expect(state.meta.text.zh).toBeTruthy();
    }
  });

  it('can be walked along each of its arcs from CLOSED', () => {
    const names = new Set(arcs.map((arc) => arc.event as TcpChartEvent));
    const events = [...names].map((type) => ({ type }));
    const steps = adjacencyMapToArray(getAdjacencyMap(tcpMachine, { events }));
    const walked = new Set(
      steps.map(({ state, event, nextState }) => `${state.value}|${event.type}|${nextState.value}`),
    );
    for (const arc of arcs) expect(walked, arc.key).toContain(arc.key);
  });
});

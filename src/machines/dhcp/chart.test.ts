import { describe, expect, it } from 'vitest';
import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';
import type { ClientChange } from '../../stack/protocols/dhcp/events.ts';
import { arcsOf, initialStateOf, statesOf } from '../arcs.ts';
import { dhcpMachine } from './chart.ts';
import { kind } from './kind.ts';

const arcs = arcsOf(dhcpMachine);
const from = (event: ClientChange) =>
  arcs.filter((arc) => arc.event === event).map((arc) => `${arc.from} → ${arc.to}`);

describe('the chart of a DHCP client', () => {
  it('has the eight states and begins in INIT, or with an address that it remembers', () => {
    expect(statesOf(dhcpMachine).map((state) => state.name)).toEqual([
      ...['INIT', 'SELECTING', 'REQUESTING', 'INIT-REBOOT', 'REBOOTING'],
      ...['BOUND', 'RENEWING', 'REBINDING'],
    ]);
    expect(kind.entries).toEqual([initialStateOf(dhcpMachine), 'INIT-REBOOT']);
  });

  it('draws the arcs of RFC 2131 figure 5 that change the state, and no others', () => {
    expect(arcs.filter((arc) => arc.meta.inFigure).map((arc) => arc.key)).toEqual([
      'INIT|start|SELECTING',
      'SELECTING|select offer|REQUESTING',
      'REQUESTING|rcv DHCPACK|BOUND',
      'REQUESTING|rcv DHCPNAK|INIT',
      'REQUESTING|rcv DHCPACK (not accept.)|INIT',
      'INIT-REBOOT|start|REBOOTING',
      'REBOOTING|rcv DHCPACK|BOUND',
      'REBOOTING|rcv DHCPNAK|INIT',
      'BOUND|T1 expires|RENEWING',
      'RENEWING|rcv DHCPACK|BOUND',
      'RENEWING|T2 expires|REBINDING',
      'RENEWING|rcv DHCPNAK|INIT',
      'REBINDING|rcv DHCPACK|BOUND',
      'REBINDING|rcv DHCPNAK|INIT',
      'REBINDING|lease expired|INIT',
    ]);
  });

  it('lets an address be given back, and be claimed by another, wherever it is in use', () => {
    const inUse = ['BOUND → INIT', 'RENEWING → INIT', 'REBINDING → INIT'];
    expect(from('RELEASE')).toEqual(inUse);
    expect(from('address conflict')).toEqual(inUse);
  });

  it('asks anew after the link was down where there is an address, else from the start (§3.7)', () => {
    expect(from('link down')).toEqual([
      ...['SELECTING → INIT', 'REQUESTING → INIT', 'REBOOTING → INIT-REBOOT'],
      ...['BOUND → INIT-REBOOT', 'RENEWING → INIT-REBOOT', 'REBINDING → INIT-REBOOT'],
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
      expect(arc.meta.rfc, arc.key).toMatch(/^RFC(2131|5227)#\d+(\.\d+)*$/);
    }
  });

  it('can be walked along each of its arcs', () => {
    const events = [...new Set(arcs.map((arc) => arc.event as ClientChange))].map((type) => ({
      type,
    }));
    const steps = adjacencyMapToArray(getAdjacencyMap(dhcpMachine, { events }));
    const walked = new Set(
      steps.map(({ state, event, nextState }) => `${state.value}|${event.type}|${nextState.value}`),
    );
    for (const arc of arcs) expect(walked, arc.key).toContain(arc.key);
  });
});

/** The kind `host`: one card and a loopback, TCP/IP, and the processes that use it. */
import { programOf } from '../../apps/process-spec.ts';
import { ipv4 } from '../../core/addresses.ts';
import { neighbour } from '../../protocols/arp/arp.ts';
import { copySettings, defaultSettings } from '../../sockets/index.ts';
import type { NodeKind } from '../kind.ts';
import { createHost, type Host } from './host.ts';
import { bindHost, type HostFx } from './host-fx.ts';
import { hostProgress } from './progress.ts';
import type { HostSpec } from './spec.ts';
import { stepFrame, stepTimer } from './step.ts';

const CARDS = 1;

export const host: NodeKind<Host, HostSpec, HostFx> = {
  kind: 'host',
  needs: ({ processes = [], hooks = [] }) => [
    ...processes.map((process) => programOf(process).app),
    ...hooks.map(({ hook }) => hook),
  ],
  cards: () => CARDS,
  create(spec, { kernel, rng, mac }) {
    const card = {
      name: 'eth0',
      mac: mac(0),
      address: ipv4(spec.address),
      prefixLength: spec.prefixLength ?? 24,
      mtu: spec.mtu ?? 1500,
    };
    return createHost(
      {
        name: spec.name,
        cards: [card],
        gateway: spec.gateway === undefined ? 0 : ipv4(spec.gateway),
        settings: copySettings(defaultSettings(), spec.settings),
        processes: spec.processes ?? [],
        hooks: spec.hooks ?? [],
      },
      rng,
      kernel,
    );
  },
  start(_, { processes = [] }, site) {
    processes.forEach(({ startAt = 0 }, process) => {
      site.arm(site.newTimer('app', process, 'start'), startAt);
    });
  },
  known: ({ nics }) => nics.slice(0, CARDS),
  introduce(state, cards, site) {
    for (const nic of state.nics.slice(0, CARDS)) {
      for (const { address, mac } of cards) {
        if (address === nic.address) continue;
        const timer = site.newTimer('arp', 0, '');
        nic.neighbours.set(address, neighbour('reachable', mac, 0, timer));
      }
    }
  },
  bind: (state, fx, { kernel }) => bindHost(fx, state, kernel),
  frame: stepFrame,
  timer: stepTimer,
  progress: hostProgress,
};

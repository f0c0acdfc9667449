/** The kind `host`: one card and a loopback, TCP/IP, and the processes that use it. */
import { programOf } from '../../apps/process-spec.ts';
import { ipv4, sameNetwork } from '../../core/addresses.ts';
import { USUAL_PREFIX } from '../../core/cards.ts';
import { listOf } from '../../core/lists.ts';
import { neighbour } from '../../protocols/arp/arp.ts';
import type { Nic } from '../../protocols/ethernet/nic.ts';
import { copySettings, defaultSettings } from '../../sockets/index.ts';
import type { NodeKind } from '../kind.ts';
import { createHost, type Host } from './host.ts';
import { bindHost, type HostFx } from './host-fx.ts';
import { hostProgress } from './progress.ts';
import type { HostSpec } from './spec.ts';
import { resumeCallers, stepFrame, stepTimer } from './step.ts';

export const host: NodeKind<Host, HostSpec, HostFx> = {
  kind: 'host',
  needs: ({ processes, hooks }, { apps }) => [
    ...listOf(processes).flatMap((process) => {
      const { app, args } = programOf(process);
      return [app, ...(apps.find(({ id }) => id === app)?.needs?.(args) ?? [])];
    }),
    ...listOf(hooks).map(({ hook }) => hook),
  ],
  cards: () => 1,
  create(spec, { kernel, rng, mac, mtu, epoch }) {
    const card = {
      name: 'eth0',
      mac: mac(0),
      address: ipv4(spec.address),
      prefixLength: spec.prefixLength ?? USUAL_PREFIX,
      mtu: spec.mtu ?? mtu(0),
    };
    return createHost(
      {
        name: spec.name,
        cards: [card],
        gateway: spec.gateway === undefined ? 0 : ipv4(spec.gateway),
        settings: copySettings(defaultSettings(), spec.settings),
        processes: spec.processes ?? [],
        hooks: spec.hooks ?? [],
        epoch,
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
  known: ({ nics }) => nics.slice(0, -1),
  introduce(state, cards, site) {
    for (const nic of state.nics.slice(0, -1)) {
      for (const { address, mac } of cards) {
        if (address === nic.address || !sameNetwork(address, nic.address, nic.prefixLength))
          continue;
        const timer = site.newTimer('arp', 0, '');
        nic.neighbours.set(address, neighbour('reachable', mac, 0, timer));
      }
    }
  },
  bind: (state, fx, { kernel }) => bindHost(fx, state, kernel),
  frame: stepFrame,
  timer: stepTimer,
  linkChanged(state, port, up, fx) {
    (state.nics[port] as Nic).down = !up;
    fx.hostChanged('link');
    resumeCallers(state, fx);
  },
  progress: hostProgress,
};

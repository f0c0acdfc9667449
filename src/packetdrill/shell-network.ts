/** `ip route`, `ip link` and `ifconfig`: metrics of the route to the peer, and the interface's MTU. */
import { seconds } from '../stack/core/instant.ts';
import { changeSetting } from '../stack/protocols/tcp/state/change-setting.ts';
import { MTUS } from './options.ts';
import type { ShellEffect } from './shell.ts';
import { type HostSettings, setMinimumRto } from './sysctl.ts';

const NONE: ShellEffect = { kind: 'none' };

type Metric = (host: HostSettings, value: string) => boolean;

const setMtu: Metric = (host, value) => {
  host.mtu = Number(value);
  return host.mtu >= MTUS[0] && host.mtu <= MTUS[1];
};

/** Metrics of a route, as ip-route(8) names them. */
const METRICS: Readonly<Record<string, Metric>> = {
  initcwnd: (host, value) => changeSetting(host.transport, 'initialWindow', Number(value)),
  advmss: (host, value) => changeSetting(host.transport, 'announcedMss', Number(value)),
  rto_min: (host, value) => {
    const time = value.endsWith('ms') ? Number.parseFloat(value) / 1000 : Number.parseFloat(value);
    return setMinimumRto(host, seconds(time)) === undefined;
  },
  mtu: setMtu,
  congctl: (host, value) => changeSetting(host.transport, 'congestionControl', value),
  hoplimit: (host, value) => changeSetting(host.transport, 'ttl', Number(value)),
  quickack: (host, value) => changeSetting(host.transport, 'delayedAck', value === '0'),
  reordering: (host, value) => changeSetting(host.transport, 'duplicateThreshold', Number(value)),
  features: (host, value) => value === 'ecn' && changeSetting(host.transport, 'ecn', 'on'),
};

/** Words of a route with a value that has nothing to do with TCP. */
const PLACES = ['dev', 'via', 'src', 'proto', 'scope', 'table', 'metric', 'type', 'tos', 'nexthop'];
const ALONE = ['onlink', 'lock', 'pervasive', 'local', 'unicast', 'default'];

export function configureRoute(host: HostSettings, words: readonly string[]): ShellEffect {
  const verb = words.findIndex((word) => /^(add|change|replace|append|del|delete)$/.test(word));
  if (verb < 0) return unknown(words);
  if (words[verb]?.startsWith('del') === true) return NONE;
  for (let i = verb + 1; i < words.length; i++) {
    const name = words[i] as string;
    // Addresses stand for themselves.
    if (ALONE.includes(name) || /^[\d.:/a-f]+$/.test(name)) continue;
    if (!PLACES.includes(name)) {
      const value = words[i + 1] === 'lock' ? (words[i + 2] ?? '') : (words[i + 1] ?? '');
      const apply = Object.hasOwn(METRICS, name) ? METRICS[name] : undefined;
      if (apply?.(host, value) !== true) {
        return { kind: 'unsupported', reason: `the route metric "${name} ${value}"` };
      }
      if (words[i + 1] === 'lock') i++;
    }
    i++;
  }
  return NONE;
}

/** `ip link set dev tun0 mtu 1280`, `ifconfig tun0 mtu 1280`. */
export function configureLink(host: HostSettings, words: readonly string[]): ShellEffect {
  const at = words.indexOf('mtu');
  if (at >= 0) return setMtu(host, words[at + 1] ?? '') ? NONE : unknown(words);
  return words.includes('up') || words.includes('inet') ? NONE : unknown(words);
}

function unknown(words: readonly string[]): ShellEffect {
  const command = words.join(' ');
  const short = command.length > 60 ? `${command.slice(0, 57)}...` : command;
  return { kind: 'unsupported', reason: `the shell command "${short}"` };
}

/** Scenarios: hosts, links and what they say of each other. */
import * as v from 'valibot';
import { isLoopback, isUnicastHost, parseIpv4, sameNetwork } from '../../core/addresses.ts';
import { FRAME_MAX_BYTES } from '../../core/arena.ts';
import { HOUR } from '../../core/instant.ts';
import { ETHERNET_HEADER } from '../../protocols/ethernet/nic.ts';
import {
  SETTING_NAMES,
  type Setting,
  settingsTable,
  type TransportSettings,
} from '../../protocols/tcp/state/settings.ts';
import type { LinkSettings } from '../link.ts';
import type { HostSpec, LinkSpec, ScenarioSpec } from '../scenario.ts';
import {
  count,
  dottedQuad,
  flag,
  instant,
  list,
  maybe,
  name,
  oneOf,
  record,
  text,
  whole,
} from './basics.ts';
import { type Fault, faultsOf, foundText, type Rule } from './faults.ts';
import { processSchema } from './program.ts';

/** RFC 791 §3.2: every link carries 68 bytes. */
const LEAST_MTU = 68;
/** Jumbo frames, as far as the arena holds them. */
export const MOST_MTU = Math.min(9_216, FRAME_MAX_BYTES - ETHERNET_HEADER);
const MOST_HOSTS = 64;
const MOST_HUBS = 32;
const MOST_LINKS = 256;
const MOST_PROCESSES = 64;
/** Bits per second; 0: sending takes no time. */
const MOST_BANDWIDTH = 1e12;
const LONGEST_DELAY = HOUR;
const ppm = whole(0, 1_000_000);
const delay = whole(0, LONGEST_DELAY);

const LINK_SETTINGS = {
  bandwidth: whole(0, MOST_BANDWIDTH),
  delay,
  queueBytes: count,
  markBytes: count,
  lossPpm: ppm,
  duplicatePpm: ppm,
  corruptPpm: ppm,
  reorderPpm: ppm,
  reorderBy: delay,
  up: flag,
} satisfies Record<keyof LinkSettings, v.GenericSchema<unknown, unknown>>;

type Partly<T> = {
  [K in keyof T]-?: v.ExactOptionalSchema<v.GenericSchema<unknown, T[K]>, undefined>;
};

/** Every key may be missing. */
function partly<T>(entries: Readonly<Record<string, v.GenericSchema<unknown, unknown>>>) {
  const all = Object.entries(entries).map(([key, schema]) => [key, maybe(schema)] as const);
  return Object.fromEntries(all) as unknown as Partly<T>;
}

export const linkSettingsSchema = record(partly<LinkSettings>(LINK_SETTINGS));

function settingSchema(setting: Setting): v.GenericSchema<unknown, unknown> {
  if (setting.kind === 'toggle') return flag;
  if (setting.kind === 'choice') return oneOf(setting.choices);
  return whole(setting.low, setting.high);
}

const settingsSchema = record(
  partly<TransportSettings>(
    Object.fromEntries(SETTING_NAMES.map((each) => [each, settingSchema(settingsTable[each])])),
  ),
);

const hostSchema: v.GenericSchema<unknown, HostSpec> = record({
  name,
  address: dottedQuad,
  prefixLength: maybe(whole(1, 32)),
  mtu: maybe(whole(LEAST_MTU, MOST_MTU)),
  gateway: maybe(dottedQuad),
  settings: maybe(settingsSchema),
  processes: maybe(list(processSchema, MOST_PROCESSES)),
});

const linkSchema: v.GenericSchema<unknown, LinkSpec> = record({
  name: maybe(name),
  between: v.strictTuple([name, name], '{"code":"kind","allowed":["two names"]}'),
  ...partly<LinkSettings>(LINK_SETTINGS),
});

const scenarioSchema: v.GenericSchema<unknown, ScenarioSpec> = record({
  id: text(100, 1),
  hosts: list(hostSchema, MOST_HOSTS),
  hubs: maybe(list(name, MOST_HUBS)),
  links: list(linkSchema, MOST_LINKS),
  knowsNeighbours: maybe(flag),
  until: instant,
});

/** What is wrong with a scenario; that its parts fit together is asked when each is in order. */
export function scenarioFaults(spec: unknown): Fault[] {
  const faults = faultsOf(scenarioSchema, spec);
  if (faults.length > 0) return faults;
  const { hosts, hubs = [], links } = spec as ScenarioSpec;
  return [
    ...doubles(namesOf(hosts, hubs)),
    ...doubles(hosts.map(({ address }, i) => ({ path: ['hosts', i, 'address'], key: address }))),
    ...doubles(
      links.flatMap(({ name: key }, i) =>
        key === undefined ? [] : [{ path: ['links', i, 'name'], key }],
      ),
    ),
    ...hosts.flatMap(hostFaults),
    ...linkFaults(links, hosts, hubs),
  ];
}

interface Named {
  readonly path: Fault['path'];
  readonly key: string;
}

function namesOf(hosts: readonly HostSpec[], hubs: readonly string[]): Named[] {
  return [
    ...hosts.map(({ name: key }, i) => ({ path: ['hosts', i, 'name'], key })),
    ...hubs.map((key, i) => ({ path: ['hubs', i], key })),
  ];
}

function doubles(all: readonly Named[]): Fault[] {
  return all.flatMap(({ path, key }, index) => {
    const first = all.findIndex((each) => each.key === key);
    if (first === index) return [];
    return [fault(path, key, { code: 'double', allowed: [(all[first] as Named).path.join('.')] })];
  });
}

function fault(path: Fault['path'], found: unknown, more: Rule): Fault {
  return { ...more, path, found: foundText(found) };
}

function hostFaults(host: HostSpec, index: number): Fault[] {
  const at = (key: string) => ['hosts', index, key];
  const { address, gateway, prefixLength = 24, settings = {} } = host;
  const own = parseIpv4(address) as number;
  const faults: Fault[] = [];
  if (!isUnicastHost(own, prefixLength) || isLoopback(own)) {
    faults.push(fault(at('address'), address, { code: 'host-address' }));
  }
  if (gateway !== undefined) {
    const via = parseIpv4(gateway) as number;
    const near = sameNetwork(own, via, prefixLength) && isUnicastHost(via, prefixLength);
    if (!near || via === own) {
      const allowed = [`${address}/${prefixLength}`];
      faults.push(fault(at('gateway'), gateway, { code: 'gateway', allowed }));
    }
  }
  for (const [least, most] of PAIRS) {
    const low = settings[least] ?? settingsTable[least].initial;
    const high = settings[most] ?? settingsTable[most].initial;
    if (low <= high) continue;
    const path = [...at('settings'), least];
    faults.push(fault(path, low, { code: 'order', high, allowed: [most] }));
  }
  return faults;
}

/** Settings of which the first may not be above the second. */
const PAIRS = [
  ['minimumRto', 'maximumRto'],
  ['firstEphemeralPort', 'lastEphemeralPort'],
] as const;

function linkFaults(
  links: readonly LinkSpec[],
  hosts: readonly HostSpec[],
  hubs: readonly string[],
) {
  const hostNames = hosts.map((host) => host.name);
  const allowed = [...hostNames, ...hubs];
  const plugged = new Map<string, number>();
  return links.flatMap(({ between }, index) =>
    between.flatMap((end, side): Fault[] => {
      const path = ['links', index, 'between', side];
      if (!allowed.includes(end)) return [fault(path, end, { code: 'no-node', allowed })];
      if (side === 1 && between[0] === end) return [fault(path, end, { code: 'same-end' })];
      const before = plugged.get(end);
      plugged.set(end, index);
      // A host has one card; a hub has as many ports as links name it.
      if (before === undefined || !hostNames.includes(end)) return [];
      return [fault(path, end, { code: 'no-card', high: 1, allowed: [`links.${before}`] })];
    }),
  );
}

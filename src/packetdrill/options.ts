/** The `--name=value` lines at the head of a script, and the defaults of what they leave out. */
import { type Ipv4, ipv4, parseIpv4 } from '../stack/core/addresses.ts';
import { FRAME_MAX_BYTES } from '../stack/core/arena.ts';
import { ethernet } from '../stack/protocols/ethernet/header.ts';
import type { Script } from './ast.ts';
import { ScriptError, Unsupported } from './errors.ts';
import type { Personality } from './personality.ts';

export interface ScriptSettings {
  tolerance: number;
  /** One tick of the host's timestamps in µs, 0 when they are not to be compared. */
  timestampTick: number;
  mtu: number;
  local: Ipv4;
  remote: Ipv4;
  /** The port that bind(…, ..., ...) takes, and the one that connect(…, ..., ...) goes to. */
  bindPort: number;
  connectPort: number;
  /** `--init_scripts=a.sh,b.sh`: run before the script. */
  initScripts: { line: number; command: string }[];
}

/** True, or false with or without a reason. */
type Apply = (settings: ScriptSettings, value: string, line: number) => boolean | string;

type Bounds = readonly [least: number, most: number];

function natural(
  name: 'tolerance' | 'timestampTick' | 'mtu' | 'bindPort' | 'connectPort',
  [least, most]: Bounds,
): Apply {
  return (settings, value) => {
    settings[name] = Number(value);
    if (!/^\d+$/.test(value)) return false;
    if (settings[name] >= least && settings[name] <= most) return true;
    return `: it goes from ${least} to ${most} here`;
  };
}

const TIMES: Bounds = [0, 3_600_000_000];
const PORTS: Bounds = [1, 65_535];
/** From the least that every link carries (RFC 791 §3.2) to what a frame of ours has room for. */
export const MTUS: Bounds = [68, FRAME_MAX_BYTES - ethernet.length];

function address(name: 'local' | 'remote'): Apply {
  return (settings, value) => {
    const parsed = parseIpv4(value.replace(/\/\d+$/, ''));
    if (parsed !== undefined) settings[name] = parsed;
    return parsed !== undefined;
  };
}

/** What only matters to a runner that drives a kernel from outside. */
const irrelevant: Apply = () => true;

const OPTIONS: Readonly<Record<string, Apply>> = {
  // A dual-stack socket that speaks IPv4 looks like an IPv4 socket from outside.
  ip_version: (_settings, value) => value === 'ipv4' || value === 'ipv4-mapped-ipv6',
  tolerance_usecs: natural('tolerance', TIMES),
  tcp_ts_tick_usecs: natural('timestampTick', TIMES),
  mtu: natural('mtu', MTUS),
  local_ip: address('local'),
  remote_ip: address('remote'),
  bind_port: natural('bindPort', PORTS),
  connect_port: natural('connectPort', PORTS),
  init_scripts: (settings, value, line) => {
    for (const command of value.split(',')) settings.initScripts.push({ line, command });
    return true;
  },
  so_filename: (_settings, _value, line) => {
    throw new Unsupported(line, 'needs the stack of a shared library (--so_filename)');
  },
  udp_encaps: (_settings, value, line) => {
    if (value === '' || value === '0') return true;
    throw new Unsupported(line, 'needs encapsulation in UDP');
  },
  // Read before anything else, by the runner and the parser.
  define: irrelevant,
  personality: irrelevant,
  mss: irrelevant,
  gateway_ip: irrelevant,
  netmask_ip: irrelevant,
  speed: irrelevant,
  verbose: irrelevant,
  v: irrelevant,
  debug: irrelevant,
  dry_run: irrelevant,
  no_cleanup: irrelevant,
  send_omit_free: irrelevant,
  strict_segments: irrelevant,
  non_fatal: irrelevant,
  so_flags: irrelevant,
  code_command: irrelevant,
  code_format: irrelevant,
  code_sockopt: irrelevant,
  code_verbose: irrelevant,
  tun_dev: irrelevant,
  tun_number: irrelevant,
  persistent_tun_dev: irrelevant,
  local_linklocal_ip: irrelevant,
  prefix_len: irrelevant,
  local_ipv6: irrelevant,
  remote_ipv6: irrelevant,
  is_anyip: irrelevant,
  anyip: irrelevant,
  use_anyip: irrelevant,
  wire_client: irrelevant,
  wire_server: irrelevant,
  wire_client_dev: irrelevant,
  wire_server_dev: irrelevant,
  wire_server_ip: irrelevant,
  wire_server_port: irrelevant,
  wire_protocol: irrelevant,
  timeout: irrelevant,
  quiet: irrelevant,
};

export function readOptions(script: Script, personality: Personality): ScriptSettings {
  const settings: ScriptSettings = {
    tolerance: personality.tolerance,
    timestampTick: 0,
    mtu: 1500,
    local: ipv4('192.168.0.1'),
    remote: ipv4('192.0.2.1'),
    bindPort: 8080,
    connectPort: 8080,
    initScripts: [],
  };
  for (const { line, name, value } of script.options) {
    const apply = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (apply === undefined) throw new Unsupported(line, `the option --${name}`);
    const done = apply(settings, value, line);
    if (done === true) continue;
    if (name === 'ip_version') throw new Unsupported(line, `needs ${value.replace('ip', 'IP')}`);
    throw new ScriptError(line, `--${name} cannot be "${value}"${done || ''}`);
  }
  return settings;
}

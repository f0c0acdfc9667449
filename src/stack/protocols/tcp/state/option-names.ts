/** Which setting an option is: its name in C, or the setting's own. The page calls runs by it, too. */
import { SECOND } from '../../../core/instant.ts';
import type { SettingName } from './settings.ts';

/** A setting, and in how many of its units the option counts; −1: on means off. */
type Alias = readonly [setting: SettingName, unit: number];

const aliases: Readonly<Record<string, Alias>> = {
  TCP_NODELAY: ['nagle', -1],
  TCP_CORK: ['cork', 1],
  TCP_NOPUSH: ['cork', 1],
  TCP_MAXSEG: ['sendMss', 1],
  TCP_KEEPINIT: ['connectTimeout', SECOND],
  TCP_KEEPIDLE: ['keepAliveIdle', SECOND],
  TCP_KEEPINTVL: ['keepAliveInterval', SECOND],
  TCP_KEEPCNT: ['keepAliveCount', 1],
  TCP_USER_TIMEOUT: ['userTimeout', 1000],
  TCP_SYNCNT: ['maximumSynRetries', 1],
  TCP_CONGESTION: ['congestionControl', 1],
  SO_SNDBUF: ['sendBuffer', 1],
  SO_RCVBUF: ['receiveBuffer', 1],
  SO_KEEPALIVE: ['keepAlive', 1],
  IP_TOS: ['tos', 1],
  IP_TTL: ['ttl', 1],
};

/** What is no alias may be a setting by its own name, whose values are as they are: 0. */
export function aliasOf(option: string): readonly [name: string, unit: number] {
  return (Object.hasOwn(aliases, option) && aliases[option]) || [option, 0];
}

export function converted(unit: number, value: number | string): number | string {
  if (unit === 0 || typeof value === 'string') return value;
  return unit < 0 ? Number(value === 0) : value * unit;
}

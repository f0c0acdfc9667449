/** Transfers over a bad line, in all the ways that a connection may be agreed on. */
import { reader, SERVER, twoHosts } from '../../../lessons/two-hosts.ts';
import { MINUTE } from '../../../stack/core/instant.ts';
import type { HostSpec, LinkSpec, ScenarioSpec } from '../../../stack/world/scenario.ts';

type Settings = NonNullable<HostSpec['settings']>;

export const VARIANTS: Readonly<Record<string, Settings>> = {
  'with all options': {},
  'without SACK and timestamps': { sack: false, timestamps: false },
  'with SACK, without timestamps': { timestamps: false, congestionControl: 'newreno' },
  'with a small buffer': { receiveBuffer: 4000, timestamps: false, windowScaling: false },
  'with Reno and no options': {
    ...{ congestionControl: 'reno', sack: false, timestamps: false, windowScaling: false },
  },
  'with proportional rate reduction': { rateReduction: true, timestamps: false },
};

export function transfer(settings: Settings, link: Partial<LinkSpec> = {}): ScenarioSpec {
  return twoHosts(
    'transfer',
    {
      client: [
        {
          name: 'uploader',
          steps: [
            { do: 'socket', as: 's' },
            { do: 'connect', on: 's', ...SERVER },
            { do: 'send', on: 's', bytes: 60_000 },
            { do: 'wait', for: 200_000 },
            { do: 'send', on: 's', text: 'and one more thing' },
            { do: 'shutdown', on: 's', how: 'wr' },
            { do: 'recvAll', on: 's', size: 1000 },
            { do: 'close', on: 's' },
          ],
        },
      ],
      server: [
        reader(
          { do: 'recvAll', on: 'caller', size: 3000 },
          { do: 'send', on: 'caller', bytes: 9000 },
          { do: 'close', on: 'caller' },
        ),
      ],
    },
    5 * MINUTE,
    { settings, link: { bandwidth: 4_000_000, lossPpm: 60_000, queueBytes: 20_000, ...link } },
  );
}

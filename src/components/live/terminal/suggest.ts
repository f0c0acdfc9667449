/** Lines worth typing now: offered below the output, for whoever does not know where to begin. */
import type { Hello } from '../../../relay/messages.ts';
import { complete, type Known, type KnownHost } from './complete.ts';
import { openTalks, type Spoken, type Talk } from './spoken.ts';

/** The lab's names with what listens there; in another network, what has been spoken of. */
export function knownHosts(hello: Hello | undefined, spoken: Spoken): readonly KnownHost[] {
  const lab = hello?.lab;
  const fixed = typeof hello?.ip === 'object' ? hello.ip.gateway : undefined;
  const services = lab === undefined ? [] : [lab.web, lab.echo, lab.dns];
  const named = services.map(({ name, port }): KnownHost => ({ name, port }));
  const others = (lab?.names ?? []).filter((name) => !services.some((it) => it.name === name));
  const spoken_ = spoken.talks.map(({ line }) => hostOf(line)).filter((host) => host !== '');
  const addresses = [lab?.gateway ?? fixed].filter((it) => it !== undefined);
  const plain = [...others, ...addresses, ...spoken_].map((name): KnownHost => ({ name }));
  return [...named, ...plain];
}

/** The other end, as it was typed; '' of a listener. */
export const hostOf = (line: string): string =>
  / -\w*l/.test(line)
    ? ''
    : (line
        .split(' ')
        .slice(1)
        .find((word) => !word.startsWith('-')) ?? '');

export const knownTalks = (spoken: Spoken): Known['talks'] =>
  openTalks(spoken).map(({ number, line }) => ({ number, host: hostOf(line) }));

const isWeb = ({ line, connected, weEnded }: Talk) =>
  connected && !weEnded && / (80|8000|8080)$/.test(line);

/** At most three: what has been begun goes on, else the first things that one tries. */
export function suggestions(hello: Hello, spoken: Spoken, tries: readonly string[]): string[] {
  const talks = openTalks(spoken);
  const web = talks.findLast(isWeb);
  if (web !== undefined && tries.length === 0) {
    const [request] = complete('send ', { hosts: [], talks: knownTalks(spoken) }).words;
    return [...(request === undefined ? [] : [`send ${request}`]), 'close'];
  }
  if (tries.length > 0) return [...tries];
  if (hello.lab !== undefined) {
    const { web: server } = hello.lab;
    return ['ping -c 3 gateway.lab', `dig ${server.name}`, `connect ${server.name} ${server.port}`];
  }
  const gateway = typeof hello.ip === 'object' ? hello.ip.gateway : undefined;
  return [
    ...(gateway === undefined ? [] : [`ping -c 3 ${gateway}`]),
    ...['dig example.com', 'connect example.com 80'],
  ];
}

/** What a lesson asks to be done here: its lines, with the names that this network has. */
import { useEffect, useState } from 'react';
import type { LiveVariant } from '../../lessons/types.ts';
import type { Hello } from '../../relay/messages.ts';
import { liveVariant } from '../lesson/live-variants.ts';

export type Tries = LiveVariant;

/** Undefined until it is here, and for a lesson that has nothing to try. */
export function useTries(lesson: string | undefined): Tries | undefined {
  const [found, setFound] = useState<{ of: string; tries: Tries | undefined }>();
  useEffect(() => {
    if (lesson === undefined) return;
    let wanted = true;
    // Without it the page has its own things to try.
    liveVariant(lesson).then(
      (tries) => wanted && setFound({ of: lesson, tries }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [lesson]);
  return found !== undefined && found.of === lesson ? found.tries : undefined;
}

/** In a network that nobody has told us of, a server that everybody can reach. */
const ANYWHERE = 'example.com';

export function linesOf(tries: Tries | undefined, { lab, ip }: Hello): readonly string[] {
  const gateway = lab === undefined ? gatewayOf(ip) : 'gateway.lab';
  const names: Readonly<Record<string, string | undefined>> = {
    ...{ web: lab?.web.name ?? ANYWHERE, gateway },
    neighbour: lab?.names.find((name) => name.startsWith('neighbour')) ?? gateway,
  };
  return (tries?.type ?? []).flatMap((line) => {
    const filled = line.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
    // What nobody knows cannot be typed.
    return filled.includes('{') ? [] : [filled];
  });
}

const gatewayOf = (ip: Hello['ip']) => (typeof ip === 'object' ? ip.gateway : undefined);

import { useEffect, useState } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { fetchMain } from '../workbench/registry.ts';
import { agentPort, keptToken, takeAddress } from './address.ts';
import { callAgent } from './call-agent.ts';
import { LiveRun } from './LiveRun.tsx';
import { LiveContext, liveStore, useLive } from './live.ts';
import { Offer } from './Offer.tsx';
import { Start } from './Start.tsx';
import { surfaceOf, useFocusOf } from './surface.ts';
import { useLiveText } from './text.ts';
import { useTries } from './tries.ts';

// The token leaves the address before anything is drawn.
takeAddress();
void fetchMain();

/** `#/live`: a real network, through the agent. */
export default function LivePage() {
  const text = useLiveText();
  usePageTitle(text('title'));
  const [store] = useState(liveStore);
  const tries = useAddress();
  return (
    <LiveContext value={store}>
      <Surface tries={tries} />
    </LiveContext>
  );
}

/** What the address asks for, now and whenever another one of this page is opened. */
function useAddress(): string | undefined {
  const [tries, setTries] = useState<string>();
  useEffect(() => {
    const read = () => {
      // The next page is on its way.
      if (!location.hash.startsWith('#/live')) return;
      const address = takeAddress();
      setTries(address.tries);
      const token = keptToken();
      const fresh = address.token !== undefined;
      if (token !== undefined) callAgent(liveStore(), { port: agentPort(), token }, fresh);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return tries;
}

function Surface({ tries }: { readonly tries: string | undefined }) {
  const status = useLive((live) => live.status);
  const run = useLive((live) => live.run);
  const lesson = useTries(tries);
  const surface = surfaceOf(status, run !== null);
  useFocusOf(surface);
  if (status.kind === 'offered') return <Offer {...status} joining={false} />;
  if (status.kind === 'joining') return <Offer hello={status.hello} cardUp joining />;
  if (run !== null && surface !== 'start') return <LiveRun run={run} tries={lesson} />;
  return <Start />;
}

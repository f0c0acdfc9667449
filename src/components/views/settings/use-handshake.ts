import { useEffect, useMemo } from 'react';
import type { ViewRun } from '../../view-kit/stage-view.ts';
import { type Handshake, handshakeOf, pairAt, synsOf } from './negotiated.ts';

/** What the SYNs of the latest connection at the cursor offer; the same object as long as they are. */
export function useHandshake(shown: ViewRun): Handshake | undefined {
  const { run, version, cursor, bytesOf, fetchBytes } = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const syns = useMemo(() => synsOf(run), [run, version]);
  const { first, answer } = pairAt(syns, cursor) ?? {};
  useEffect(() => {
    const frames = [first, answer].flatMap((packet) => packet?.frame ?? []);
    const missing = frames.filter((frame) => bytesOf(frame) === undefined);
    // Where they cannot be brought, nothing is said of them.
    if (missing.length > 0) fetchBytes(missing).catch(() => undefined);
  }, [first, answer, bytesOf, fetchBytes]);
  return useMemo(
    () => (first === undefined ? undefined : handshakeOf({ first, answer }, bytesOf)),
    [first, answer, bytesOf],
  );
}

/** A plug that comes back when the agent does, as a page would: what is sent meanwhile is lost. */
import { openPage, type TestPage } from '../../agent/testing/page.ts';
import { encodeBatch } from '../../src/relay/batch.ts';
import type { Plug } from '../kernel/wall.ts';

const PATIENCE_MS = 50;

export interface Reconnecting extends Plug {
  /** How often it has been connected. */
  readonly connections: () => number;
}

export function reconnecting(
  { port, token }: { readonly port: number; readonly token: string },
  own: readonly string[],
): Reconnecting {
  let page: TestPage | undefined;
  let take: (frames: readonly Uint8Array[]) => void = () => {};
  let connections = 0;
  let stopped = false;

  async function stay(): Promise<void> {
    while (!stopped) {
      try {
        page = await openPage(port, token);
        connections++;
        page.say({ type: 'addresses', own: [...own] });
        const { socket, frames } = page;
        socket.on('message', (_, isBinary) => {
          // The world keeps them.
          if (isBinary) take(frames.splice(0).map((frame) => Uint8Array.from(frame)));
        });
        socket.on('error', () => {});
        if (socket.readyState === socket.OPEN) {
          await new Promise<void>((done) => socket.once('close', () => done()));
        }
      } catch {
        // Nobody is there yet.
      }
      page = undefined;
      await new Promise((later) => setTimeout(later, PATIENCE_MS));
    }
  }
  const staying = stay();

  return {
    connections: () => connections,
    send(frame) {
      const socket = page?.socket;
      if (socket?.readyState === socket?.OPEN) socket?.send(encodeBatch([frame]));
    },
    onFrames(it) {
      take = it;
    },
    async stop() {
      stopped = true;
      await page?.close();
      await staying;
    },
  };
}

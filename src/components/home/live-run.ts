/** Runs the first lesson's connection in the worker, for the picture on the home page. */

import { scenario } from '../../lessons/three-way-handshake/scenario.ts';
import { packetsOf } from '../../model/queries.ts';
import { createSimulation } from '../../runtime/simulation.ts';
import { startWorker } from '../../runtime/start-worker.ts';
import { type LivePicture, livePicture } from './live-picture.ts';

const SEED = 29;

let running: Promise<LivePicture> | undefined;

/** Once a visit: the same session gives the same run. */
export function runLive(): Promise<LivePicture> {
  running ??= new Promise((resolve, reject) => {
    const simulation = createSimulation(startWorker, {
      changed({ id, complete, model }) {
        if (!complete) return;
        const last = packetsOf(model).at(-1)?.frame ?? 0;
        const frames = simulation.frames(id, 0, last);
        const drawn = frames.then((bytes) => livePicture(model, (frame) => bytes[frame]));
        drawn.then(resolve, reject).finally(simulation.dispose);
      },
      failed(problem) {
        simulation.dispose();
        // Whoever comes to the page again finds another worker.
        running = undefined;
        reject(problem);
      },
    });
    simulation.open(scenario, { scenario: scenario.id, seed: SEED, inputs: [] });
  });
  return running;
}

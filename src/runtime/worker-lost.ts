/** The worker, or a part of it, is not there: nothing is wrong with the run. */
export type WorkerLoss =
  /** Its code did not come over the network. */
  | 'not-loaded'
  /** It answers no more. */
  | 'silent';

export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
  /** The reader is told in words of their language. */
  readonly how: WorkerLoss;

  constructor(how: WorkerLoss, message: string) {
    super(message);
    this.how = how;
  }
}

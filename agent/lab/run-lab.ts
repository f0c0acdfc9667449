/** The agent at the lab's card. */
import { type Agent, type AgentOptions, startAgent } from '../start-agent.ts';
import type { Lab } from './start-lab.ts';

export type LabAgentOptions = Pick<AgentOptions, 'token' | 'dist' | 'port' | 'gone'>;

/** Without a port it is the usual one, or another when that is taken: two labs may run at once. */
export async function runLab(lab: Lab, options: LabAgentOptions): Promise<Agent> {
  const orAnother = options.port === undefined;
  try {
    // Nothing in the lab has an address of this computer: it is a network of its own.
    return await startAgent({ ...lab, ...options, orAnother, hostAddresses: () => [] });
  } catch (error) {
    lab.driver.close();
    throw error;
  }
}

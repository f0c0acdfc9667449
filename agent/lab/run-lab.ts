/** The agent at the lab's card. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { DEFAULT_PORT } from '../../src/relay/protocol.ts';
import { type Agent, type AgentOptions, startAgent } from '../start-agent.ts';
import type { Lab } from './start-lab.ts';

export type LabAgentOptions = Pick<AgentOptions, 'token' | 'dist' | 'port' | 'gone'>;

/** Without a port it is the usual one, or another when that is taken: two labs may run at once. */
export async function runLab(lab: Lab, options: LabAgentOptions): Promise<Agent> {
  try {
    const port = options.port ?? ((await isFree(DEFAULT_PORT)) ? DEFAULT_PORT : 0);
    // Nothing in the lab has an address of this computer: it is a network of its own.
    return await startAgent({ ...lab, ...options, port, hostAddresses: () => [] });
  } catch (error) {
    lab.driver.close();
    throw error;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

import { userInfo } from 'node:os';

/**
 * The home of the user that this process runs as, whatever the environment says (under sudo it may
 * be root's); undefined for a user whom the system does not know, as in some containers.
 */
export function homeOfUser(read = () => userInfo().homedir) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

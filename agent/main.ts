/** `npm run agent`: opens a card, gives its privileges away, and serves the app and the relay. */
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { homeOfUser } from '../scripts/lib/home.mjs';
import { onStop } from '../scripts/lib/run.mjs';
import { DEFAULT_PORT } from '../src/relay/protocol.ts';
import { chooseCard } from './command/choose.ts';
import { aboutCard, asRoot, openCard, Refused } from './command/open-card.ts';
import { openTapCard } from './command/open-tap.ts';
import { type CardOptions, readCommand, type TapOptions } from './command/options.ts';
import { languageOf, sayIn } from './command/words.ts';
import type { NicDriver } from './drivers/driver.ts';
import { runLab } from './lab/run-lab.ts';
import { insideLab } from './lab/space/inside.ts';
import { startLab } from './lab/start-lab.ts';
import { type LabText, labText, NoLab } from './lab/words.ts';
import type { About } from './relay/relay.ts';
import { SECURITY } from './security.ts';
import { tokenFile, tokenKeptIf } from './server/token.ts';
import { type Agent, startAgent } from './start-agent.ts';
import { addressesOfHost, forwards } from './system/cards.ts';
import { dropPrivileges, invokingUser, isRoot, userToBecome } from './system/privileges.ts';

const say = sayIn(languageOf(process.env));
const args = process.argv.slice(2);
/** scripts/agent.mjs says where the project is: this file is bundled to somewhere else. */
const project = process.env.WIREGLASS_PROJECT ?? process.cwd();
const dist = join(project, 'dist');

/**
 * Read when privileges are gone, so that the file is the user's. Without a user who called us there
 * is `nobody`, who has no home: then the file is root's, and read before.
 */
function token(another: boolean): () => string {
  const load = (home: string | undefined, environment: NodeJS.ProcessEnv) => {
    const file = tokenFile(home, environment);
    const { token, kept } = tokenKeptIf(file, { mode: SECURITY.tokenMode, another });
    if (!kept) console.log(say('tokenNotKept'));
    return token;
  };
  if (!isRoot()) return () => load(homeOfUser() ?? process.env.HOME, process.env);
  // Under sudo the environment may be root's.
  if (invokingUser(process.env) !== undefined) return () => load(homeOfUser(), {});
  const loaded = load(homeOfUser(homedir), process.env);
  return () => loaded;
}

function checkApp(): void {
  try {
    accessSync(join(dist, 'index.html'), constants.R_OK);
  } catch {
    throw new Refused(say('noApp', { dist }));
  }
}

function tellWhatWillBeSent(about: ReturnType<typeof aboutCard>): void {
  const { interface: name, mac, ip } = about;
  if (ip === 'dhcp') console.log(say('willSendDhcp', { name, mac }));
  else {
    const address = `${ip.address}/${ip.prefixLength}`;
    console.log(say('willSendStatic', { name, mac, address }));
  }
  if (about.macIs === 'host' && forwards()) console.log(say('forwards'));
  console.log(say('notItself'));
}

async function runCard(options: CardOptions): Promise<void> {
  if (options.ip !== 'dhcp' && addressesOfHost().includes(options.ip.address)) {
    throw new Refused(say('ownAddress', { address: options.ip.address }));
  }
  const { driver, macIs } = openCard(options, args, say);
  const about = aboutCard(driver, macIs, options.ip);
  const tokenOf = token(options.newToken);
  dropPrivileges(userToBecome(process.env, project));
  checkApp();
  if (macIs === 'host' && options.mac === undefined)
    console.log(say('wireless', { name: driver.name }));
  if (process.platform !== 'linux') console.log(say('untried'));
  tellWhatWillBeSent(about);
  await serve(driver, about, tokenOf(), options.port);
}

async function runTap(options: TapOptions): Promise<void> {
  const { driver, about, tell } = openTapCard(options, args, say);
  const tokenOf = token(options.newToken);
  dropPrivileges(userToBecome(process.env, project));
  checkApp();
  console.log(tell);
  await serve(driver, about, tokenOf(), options.port);
}

async function serve(driver: NicDriver, about: About, withToken: string, port: number) {
  const gone = end(say('gone', { name: driver.name }));
  const starting = startAgent({ driver, about, token: withToken, dist, port, gone });
  const agent = await starting.catch(portTaken(port));
  console.log(say('ready', { address: agent.address }));
  stopsWhenAsked(agent);
}

const end = (says: string) => () => {
  console.error(says);
  process.exit(1);
};

const portTaken = (port: number) => (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  throw new Refused(say('portTaken', { port, next: port + 1 }));
};

function stopsWhenAsked(agent: Agent): void {
  onStop(async () => {
    await agent.stop();
    console.log(say('stopped'));
  }, 0);
}

async function joinLab({ port, newToken }: { port?: number; newToken: boolean }): Promise<void> {
  const tokenOf = token(newToken);
  const user = userToBecome(process.env, project);
  const tell = (text: LabText) => labText(text, languageOf(process.env));
  const starting = startLab({ program: fileURLToPath(import.meta.url), sudo: asRoot(args), user });
  const lab = await starting.catch((error) => {
    throw error instanceof NoLab ? new Refused(tell(error.text)) : error;
  });
  dropPrivileges(user);
  checkApp();
  const gone = end(tell({ word: 'ended' }));
  const at = port === undefined ? {} : { port };
  const running = runLab(lab, { token: tokenOf(), dist, gone, ...at });
  const agent = await running.catch(portTaken(port ?? DEFAULT_PORT));
  const names = (lab.about.lab?.names ?? []).join(', ');
  const values = { address: agent.address, names };
  console.log(tell({ word: 'ready', values }));
  stopsWhenAsked(agent);
}

async function main(): Promise<void> {
  if (await insideLab()) return;
  const command = readCommand(args);
  if ('mistake' in command)
    throw new Refused(`${say(command.mistake, { word: command.word })}\n\n${say('usage')}`);
  switch (command.do) {
    case 'help':
      console.log(say('usage'));
      return;
    case 'card':
      return runCard(command.card);
    case 'choose':
      return runCard({ ...command.card, interface: await chooseCard(say) });
    case 'tap':
      return runTap(command.tap);
    case 'lab':
      return joinLab(command);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exit(1);
});

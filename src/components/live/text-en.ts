export const liveEn = {
  title: 'A real network',
  lead: 'The stack of the lessons, unchanged, in a real network: it gets an address, pings, and opens connections of its own. What happens is drawn as it happens, and can be rewound.',
  why: 'A browser lets no page open a network card, so a small program on this computer, the agent, does it and hands the frames to this page.',
  start: 'Start the agent',
  startHow: 'In the folder of Wireglass, type one of these; then open the address that it prints.',
  'start.lab':
    'The lab: a small network of its own, with a real Linux kernel in it. It touches nothing of this computer’s network, and needs no rights (Linux).',
  'start.card':
    'One of this computer’s network cards, from a list: our stack becomes one more computer in its network.',
  will: 'What it does',
  'will.frames': 'It carries frames between the card and this page, and counts them.',
  'will.ask': 'It tells what will be sent before anything is, and you decide whether to join.',
  'will.filter': 'It lets out only frames under our own addresses, and not too many of them.',
  wont: 'What it does not do',
  'wont.host':
    'It sends nothing under an IPv4 address of this computer, and changes none of its settings. Its MAC address is shared where Wi-Fi takes no other; --tap adds a card of its own, which goes with the agent.',
  'wont.reach': 'It cannot be reached from other computers, nor by other pages.',
  'wont.root': 'It keeps no rights of an administrator once the card is open.',
  paste: 'The address that the agent printed',
  open: 'Open',
  'paste.wrong':
    'This is not an address of an agent. It looks like http://127.0.0.1:4600/#/live?token=…',
  connecting: 'Calling the agent…',
  cancel: 'Cancel',
  again: 'Try again',
  call: 'Call the agent',
  'refused.nobody': 'The agent does not answer',
  'refused.nobody.do':
    'It does not run any more. Start it again; where it has kept its token, this page may simply try again.',
  'refused.silent': 'The agent stands still',
  'refused.silent.do':
    'Something holds its port and says nothing: the agent was stopped (Ctrl+Z?). Let it go on with fg in its terminal, or end it and start it again.',
  'refused.token': 'The agent does not know this page’s token',
  'refused.token.do':
    'The token is missing or an old one. Open the address that the agent printed, or paste it below; when it is not on the screen any more, start the agent again.',
  'refused.origin': 'The agent serves only its own page',
  'refused.origin.do':
    'This page comes from elsewhere. Open the address that the agent printed: it begins with http://127.0.0.1.',
  'refused.taken': 'Another page has the agent',
  'refused.taken.do':
    'One page at a time. To take over, close the other one, or leave the network there, and try again here. A page that stands still (its tab is frozen, say) gives way after ten seconds.',
  'refused.host': 'The agent was called by a wrong name',
  'refused.host.do': 'It answers to 127.0.0.1 alone. Open the address that it printed.',
  'refused.version': 'Page and agent are of different versions',
  'refused.version.do':
    'Build the app again (npm run build), start the agent again, and reload this page.',
  records: 'What was recorded',
  'records.last': 'Open the last recording ({when}, {size})',
  'records.file': 'Open a session file…',
  'records.save': 'Save it as a session file',
  'records.until':
    'The last recording is kept until the new run has something to keep: an address, or a command of yours.',
  'records.gone': 'This recording cannot be read any more.',
  'records.not-a-session': 'This file is no session of a live run.',
  'records.too-long':
    'This file is too long: a session has at most 500,000 frames and commands, and a browser reads no longer text.',
  'records.other-version':
    'This file was saved by another version of Wireglass, which this one cannot read.',

  offer: 'Join this network?',
  'offer.lab': 'Join the lab?',
  nothingYet: 'Nothing has been sent so far.',
  card: 'Card',
  'card.lab': '{name}, the cable into the lab',
  'card.tap': '{name}, a cable to this very computer',
  'card.down': 'no carrier: is the cable out?',
  mac: 'MAC address',
  'mac.own': 'our own: in this network we are a computer of our own',
  'mac.host': 'this computer’s, which it shares with us',
  address: 'IPv4 address',
  'address.dhcp': 'asked for by DHCP',
  'address.static': '{address}/{prefix}, as you said',
  'address.gateway': 'via {gateway}',
  mtu: 'Longest packet',
  'mtu.bytes': '{n} bytes',
  willSend: 'What will be sent',
  nothingElse: 'Nothing else leaves.',
  never: 'Never used',
  'never.why': 'This computer has them itself.',
  'never.none': 'No address has to be kept free: this computer is not in this network.',
  notItself: 'This computer itself cannot be reached over its own card; other computers can.',
  join: 'Join',
  notNow: 'Not now',
  joining: 'Joining…',

  state: 'State of the network',
  'at.lab': 'In the lab',
  'at.card': 'On {name}',
  'at.down': 'Card down',
  'at.lost': 'Agent gone',
  'at.ended': 'Not connected',
  'own.asking': 'asking for an address ({state})',
  'own.probing': 'asking whether {address} is free',
  'own.leased': '{address} by DHCP',
  'own.until': 'until {time}',
  'own.static': '{address}, fixed',
  'own.released': 'no address: it was given back',
  'own.conflict': 'no address: another computer has it',
  'own.host-has-it': 'no address: this computer has it itself',
  'counts.in': '{n} in',
  'counts.out': '{n} out',
  'counts.refused': '{n} refused',
  'counts.dropped': '{n} dropped',
  'counts.title': 'Frames since we joined',
  'counts.refusedTitle': 'Refused by the agent',
  'counts.droppedTitle': 'Dropped',
  'counts.none': 'none',
  save: 'Save',
  'save.label': 'Save the run that is shown as a session file',
  'save.failed': 'There is nothing to save yet.',
  noLink:
    'This run holds what a real network sent, and no link holds that: save the session instead',
  leave: 'Leave',
  'leave.label': 'Leave this network; the run stays',

  dismiss: 'Understood',
  'lost.nobody':
    'The agent does not answer: it was stopped, perhaps. The record is kept, and our stack goes on as with its cable out. Start the agent again; this page joins again by itself.',
  'lost.silent':
    'The agent stands still: it says nothing, though it has not ended (Ctrl+Z in its terminal?). The record is kept, and our stack goes on as with its cable out. Let the agent go on (fg); this page joins again by itself.',
  'lost.token':
    'The agent is back with another token. Open the address that it printed in this tab: the run goes on.',
  'lost.origin':
    'The agent refuses this page’s origin. Open the address that it printed; what was recorded here can be saved before.',
  'lost.taken':
    'Another page has taken the agent. To take over, close that page; this one joins again by itself.',
  'lost.host':
    'The agent is called by a wrong name. Open the address that it printed; what was recorded here can be saved before.',
  'lost.unsteady':
    'The agent lets this page in and hangs up at once, again and again: look at what it prints in its terminal. The record is kept, and our stack goes on as with its cable out. It is called again, ever more rarely.',
  'lost.next': 'The next call is at {time}.',
  'lost.now': 'Call now',
  'lost.version': 'The agent is back in another version. Save this run, then reload the page.',
  'down.now':
    'The card is down: is the cable out, or Wi-Fi off? Nothing comes or goes until it is up again; our stack does not give up yet.',
  'notice.slept':
    'The computer slept for {time}, or its clock was set forward. Connections may have timed out at the other ends meanwhile; our stack asks whether its address still holds.',
  'notice.stood':
    'This page stood still for {time}: the tab was frozen, the browser was busy, or (on Windows) the computer slept. Our stack goes on where it was; connections may have timed out at the other ends meanwhile.',
  'notice.background':
    'This page was in the background for {time}: the stack went on, the pictures waited for you.',
  'notice.card-down': 'The card went down.',
  'notice.card-up': 'The card is up again.',
  'notice.reconnected':
    'The agent is back after {time}. The record has gone on; what came meanwhile is lost.',
  'notice.cap.bytes':
    'The record has reached {n}: what comes from here on is shown, but not kept for a reload. The run itself ends soon, too: save it, or leave and join anew.',
  'notice.cap.inputs':
    'The record has reached {n} frames and commands: what comes from here on is shown, but not kept for a reload. The run itself ends soon, too: save it, or leave and join anew.',
  'notice.not-kept':
    'This browser keeps nothing (a private window?): save the run before you close the page.',
  'notice.kept-elsewhere':
    'Another tab records its own run now, and this browser keeps one. What comes here from now on is not kept for a reload: save the run before you close the page.',
  'notice.kept-until':
    'This browser has no more room: what came after {time} is shown, but not kept for a reload. Save the run before you close the page.',
  'notice.lease-lost':
    'The lease of {address} is lost: {why}. Connections from it are at their end; the DHCP client asks for another address.',
  'lease.expired': 'its time is over, and nobody has renewed it',
  'lease.refused': 'a server has refused it (DHCPNAK)',
  'lease.no-answer': 'no server answered when we asked whether it still holds',
  'notice.address-refused':
    '{address} is an address of this computer, so it is not used. Ask the network’s DHCP server for another one, or start the agent with --ip.',
  'notice.address-conflict':
    'Another computer has {address}. Start the agent with another --ip, or wait: the DHCP client asks for another address.',

  'over.card-gone':
    'The card is no more, so the agent has stopped. Nothing had been joined; start the agent again.',
  'over.replaced':
    'Another page has taken this one’s place at the agent. Nothing had been joined here.',
  'over.broken': 'Our stack could not begin here. Reload the page, and try again.',
  'ended.left':
    'You have left the network. The run is still here: step through it, change it, save it.',
  'ended.card-gone':
    'The card is no more, so the agent has stopped. The run is still here; start the agent again to join anew.',
  'ended.replaced': 'Another page has taken this one’s place at the agent. The run is still here.',
  'ended.other-network':
    'The agent is back in another network, so this run is at its end. It is still here; join anew to begin another.',
  'ended.broken': 'Our stack broke, and the run is at its end.',
  'ended.recording':
    'A recording: it was a live run once, and can be stepped through, asked and changed.',
  'ended.recorded-fork':
    'A recording of a simulation: it was made of a live run, and can be stepped through, asked and changed.',
  'ended.full':
    'The run is as long as one may be, so the network was left: a longer one could not be opened again. It is still here: save it, or join anew.',
  'ended.anew': 'Join anew',
  'ended.close': 'Close this run',
  'fork.true':
    'A simulation of our side; what the network sends is as it was recorded. Our side has sent the same as then, so all of this is true.',
  'fork.until':
    'A simulation of our side; what the network sends is as it was recorded. True until {time}: from there on we send something else, and the network’s answers are to what was sent then.',
  'fork.unknown': 'A simulation of our side; what the network sends is as it was recorded.',

  'now.joined': 'since joining',
  'now.following': 'following now',
  'now.behind': '{time} behind now',
  'now.told': 'Behind now, at {time}. End leads back to now.',
  'now.back': 'Now',
  'now.backLabel': 'Back to now, and follow it',
  'now.again': 'Following now.',
  'now.hold': 'Stay here',
  'now.recorded': 'recorded',

  terminal: 'Command line',
  'terminal.output': 'What programs say',
  'terminal.input': 'Command',
  'terminal.placeholder': 'ping, connect, dig … or help',
  'terminal.ended': 'The network is left: commands need one.',
  'terminal.waiting': 'No address yet: DHCP is asking for one. What is typed before goes nowhere.',
  'terminal.run': 'Run',
  'terminal.try': 'To type',
  'terminal.connections': 'Connections',
  'terminal.proposals': 'What can stand here',
  'terminal.propose': 'Show what can stand here',
  'terminal.looking': 'looking up {name} …',
  'terminal.empty': 'What you type here is done by our stack, in the real network.',
  'talk.opening': 'calling',
  'talk.listening': 'listening',
  'talk.open': 'open',
  'talk.gone': 'gone',
  'talk.waits': 'waits for our close',
  'say.is': '{name} is {address} (asked by dig)',
  'say.opened': '{n}: {what}',
  'say.connected': '{n} is connected',
  'say.sent': 'to {n}: {bytes} {bytes:byte|bytes}',
  'say.closed': '{n}: our side is closed (FIN)',
  'say.given-up': '{n} is given up',
  'say.stopped': 'stopped: {what}',
  'say.nothingToStop': 'No command is running.',
  'wrong.unknown': 'There is no command {word}. help lists those that there are.',
  'wrong.near': 'There is no command {word}. Did you mean {near}?',
  'wrong.missing': '{command} needs more: {usage}',
  'wrong.word': '{command} cannot use {word}. It is written: {usage}',
  'wrong.host': '{word} is neither an IPv4 address nor a name.',
  'wrong.port': '{word} is no port: 1 to 65535. It is written: {usage}',
  'wrong.noPort': 'Which port? It is written: {usage}',
  'wrong.no-name': 'The name server knows no {name}.',
  'wrong.no-address': '{name} has no IPv4 address.',
  'wrong.no-server':
    'There is no name server to ask for {name}: the lease named none. Give the address itself.',
  'wrong.no-answer': 'No name server has answered for {name}. Is it reachable? ping its address.',
  'wrong.noTalk': 'There is no connection. Open one first: {usage}',
  'wrong.noSuchTalk': 'There is no connection {n}. Open are: {open}',
  'wrong.weClosed': 'Our side of {n} is closed: nothing more can be sent there.',
  'wrong.full': 'So many connections at once are the most: {n}. Close one first.',
  'wrong.notLive': 'Nothing is connected: join a network first.',
  'wrong.long': 'This line is too long.',

  'usage.ping': 'ping [-c COUNT] [-s BYTES] HOST',
  'usage.connect': 'connect HOST PORT',
  'usage.nc': 'nc [-u] HOST PORT, or nc -l [-u] PORT [GROUP]',
  'usage.listen': 'listen [-u] PORT [GROUP]',
  'usage.dig': 'dig NAME [TYPE] [@SERVER]',
  'usage.traceroute': 'traceroute [-I] [-m HOPS] HOST',
  'usage.send': 'send [NUMBER] TEXT',
  'usage.close': 'close [NUMBER]',
  'usage.stop': 'stop',
  'usage.clear': 'clear',
  'usage.help': 'help [COMMAND]',
  'about.ping': 'sends echo requests until you stop it',
  'about.connect': 'opens a TCP connection, which gets a number',
  'about.nc': 'the same by another name; -u: datagrams, -l: listens',
  'about.listen':
    'waits for somebody’s connection; -u: for datagrams, with a GROUP for what is sent to it (224.0.0.251)',
  'about.dig': 'asks the name server',
  'about.traceroute': 'finds the routers on the way',
  'about.send':
    'sends text and a newline; \\r, \\n are line ends. Without a number: to the newest connection',
  'about.close': 'ends our side (FIN); a second time gives the connection up',
  'about.stop': 'stops the command that is running (also Ctrl+C)',
  'about.clear': 'clears what stands here; the record keeps it',
  'about.help': 'lists the commands',
  'help.keys':
    '↑ ↓ earlier lines · Tab completes · Ctrl+C stops · Esc closes the list; Esc, then Tab, leaves',
  'hint.ping': 'sends echo requests to {host}',
  'hint.lookup': 'asks a name server for {host} first',
  'hint.connect': 'sends a SYN',
  'hint.listen': 'waits for a SYN',
  'hint.group': 'joins {group} (IGMP), and hears what is sent there',
  'hint.udp': 'opens a socket; nothing is sent yet',
  'hint.dig': 'asks a name server',
  'hint.traceroute': 'sends probes with growing TTL to {host}',
  'hint.send': 'sends {bytes} {bytes:byte|bytes} to {n}',
  'hint.close': 'sends our FIN',
  'hint.give-up': 'gives {n} up',
} as const;

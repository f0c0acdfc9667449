/** The words of the home page. Loaded with it. */
export const homeEn = {
  'home.title': 'See what the network really does',
  'home.lead':
    'A complete TCP/IP stack runs here, inside your browser. Step through it, predict what comes next, then break it and find out why.',
  'home.start': 'Start with {title}',
  'home.continue': 'Continue: {title}',
  'home.next': 'Next: {title}',
  'home.again': 'Go through it again: {title}',
  'home.lessonMeta': 'Lesson {n} · about {minutes} min',
  'home.stepMeta': 'Lesson {n} · {done} of {total} done',
  'home.path': 'The course',
  'home.pathCount': '{lessons} lessons, {chapters} chapters · {open} open so far',
  'home.chapterOpen': '{open} of {total} open',
  'home.chapterDone': '{open} of {total} open, {done} finished',
  'home.chapterComing': 'coming',
  'home.chapterLive': 'the same lessons, on a real card',
  'home.coming': 'Coming',
  'home.lessonComing': 'coming',
  'home.finished': 'finished',
  'home.started': 'started',
  'home.choose': 'Which way through it?',
  'home.pathOpen': '{total} lessons · {open} open so far',
  'home.pathClosed':
    'None of its lessons is open yet; until then, the button above leads to one that is.',
  'home.more': 'Beyond the lessons',
  'home.challenges': 'Broken networks',
  'home.challengesOpen': '{n} to mend',
  'home.challengesText':
    'A symptom and nothing else: find the cause, mend it, and see it tested with other traffic.',
  'home.sandbox': 'Open the sandbox',
  'home.sandboxText':
    'Build a network, run ping, dig and curl in it, break a link, read the packets.',
  'home.card': 'Real network card',
  'home.cardText': 'The same stack, unchanged, on your own network. Then rewind what happened.',
  'home.live': 'Not a drawing: ',
  'home.liveFacts':
    'your browser ran this connection a moment ago. {frames} frames, {bytes} bytes; what you see took {time} of virtual time.',
  'home.liveLadder': 'A TCP connection as it happened.',
  'home.livePacket': '{packet} from {from} to {to}.',
  'home.liveFrame': 'The last frame, layer by layer',
  'home.privacy':
    'Everything runs on this computer. Nothing is sent anywhere; your progress is kept in this browser only.',
  'home.myProgress': 'My progress',
  'home.progress': '{n} {n:lesson|lessons} finished, {right} of {asked} predictions right',

  'home.needs': 'Before it: ',
  'home.needsAnd': ', ',
  'coming.place': 'Lesson {n} · {chapter}',
  'coming.text':
    'This lesson has its place in the course, but it is not open yet. It will be found at this address.',
  'coming.open': 'An open lesson nearby: {n} {title}',
  'coming.course': 'See the whole course',

  'layer.link': 'Link',
  'layer.network': 'Network',
  'layer.transport': 'Transport',
  'layer.application': 'Application',
} as const;

/** The words of the home page. Loaded with it. */
export const homeEn = {
  'home.title': 'See what the network really does',
  'home.lead':
    'A complete TCP/IP stack runs here, inside your browser. Step through it, predict what comes next, then break it and find out why.',
  'home.start': 'Start with {title}',
  'home.continue': 'Continue: {title}',
  'home.next': 'Next: {title}',
  'home.again': 'Go through it again: {title}',
  'home.startMeta': 'Begin right here: words are explained where they stand · about {minutes} min',
  'home.lessonMeta': 'Lesson {n} · about {minutes} min',
  'home.stood': 'Step {n} of {total}: {title}',
  'home.path': 'The course',
  'home.pathCount': '{lessons} lessons, {chapters} chapters · {open} open so far',
  'home.chapterOpen': '{open} of {total} open',
  'home.chapterDone': '{open} of {total} open, {done} finished',
  'home.moreComing': '{n} more to come',
  'home.today': 'Open today: {n} {n:lesson|lessons}',
  'home.stillComing': 'Still to come',
  'home.chaptersComing': '{chapters} chapters, {lessons} lessons',
  'home.lessonCount': '{n} {n:lesson|lessons}',
  'home.search': 'Search the lessons',
  'home.searchFor': 'Find a lesson',
  'home.found': '{n} {n:lesson|lessons} found',
  'home.foundNone': 'No lesson matches “{query}”. A term may be in the',
  'home.glossary': 'Glossary',
  'home.glossaryText':
    'Every term of the course in a sentence or two, with its RFC and its lesson.',
  'home.drill': 'You are the TCP',
  'home.drillText': 'Answer for one host, segment by segment; every legal answer counts.',
  'home.chapterLive': 'on a real card',
  'home.coming': 'Coming',
  'home.lessonComing': 'coming',
  'home.finished': 'finished',
  'home.seen': '{n} steps seen',
  'home.minutes': '{n} min',
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
  'home.card': 'A real network',
  'home.cardText':
    'The same stack, unchanged, in the lab or on your own network: ping, connect, then rewind what happened.',
  'home.live': 'Not a drawing: ',
  'home.liveFacts':
    'your browser ran this connection a moment ago. {frames} frames, {bytes} bytes; what you see took {time} of virtual time.',
  'home.liveLadder': 'A TCP connection as it happened.',
  'home.livePacket': '{packet} from {from} to {to}.',
  'home.liveFrame': 'The last frame, layer by layer',
  'home.privacy':
    'Everything runs on this computer. Nothing is sent anywhere; your progress is kept in this browser only.',
  'home.keepsNothing':
    'Everything runs on this computer, and nothing is sent anywhere. This browser keeps nothing between visits (a private window?): take your progress with you before you close it.',
  'home.file': 'Progress as a file',
  'home.progress': '{n} {n:lesson|lessons} finished, {right} of {asked} predictions right',

  'home.needs': 'You should have seen: ',
  'home.needsAnd': ', ',
  'unread.title': 'Some of your kept progress could not be read',
  'unread.text':
    'It was damaged, or written by a newer version. What could be read is in use. Nothing is lost: the original text has been set aside.',
  'unread.save': 'Save it as a file',
  'unread.discard': 'Discard it',

  'missing.closest': 'Did you mean',
  'missing.names':
    'Lessons have the numbers 1 to {n}; #/lesson/24 is one address, #/lesson/three-way-handshake another.',

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

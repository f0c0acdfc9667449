/** The words of the shell. English is the shape of the dictionary. */
export const en = {
  'shell.skip': 'Skip to the content',
  'shell.home': 'Wireglass, home',
  'shell.path': 'You are here',
  'shell.tools': 'Tools',
  'shell.language': 'Language',
  'shell.settings': 'Settings',
  'shell.help': 'Keyboard help',
  'shell.words': 'Words on this page',
  'shell.palette': 'Search commands',
  'shell.close': 'Close',
  'shell.loading': 'Loading…',

  'missing.title': 'There is no page here',
  'missing.text': 'The address {path} does not lead to a lesson or any other page of Wireglass.',
  'missing.home': 'Go to the home page',

  'error.title': 'Something broke on our side',
  'error.text':
    'The page stopped because of an error in Wireglass itself. Your progress is safe. You can start this page again; the session file holds the whole run, so that the error can be looked into.',
  'error.not-loaded':
    'What computes the run could not be fetched. Is the network there? Your progress is safe; a restart goes on where you were.',
  'error.silent':
    'What computes the run answers no more; the browser may have ended it. Your progress is safe; a restart goes on where you were.',
  'error.restart': 'Restart',
  'error.download': 'Download the session',
  'error.home': 'Home',
  'error.details': 'What happened',
} as const;

// What the console says, in English. Chinese has the same keys: see zh.ts and messages.test.ts.
import englishMessages from 'ra-language-english';
import { resources } from './en.resources';
import { signIn } from './en.signin';

export const en = {
  ...englishMessages,
  resources,
  kehu: {
    name: 'Kehu',
    tagline: 'Customers, and all that follows from them.',
    menu: {
      open: 'Open the menu', main: 'Main menu', home: 'Home', sales: 'Sales', company: 'Company', oversight: 'Oversight', platform: 'Platform',
      settings: 'Settings', bin: 'Recycle bin', search: 'Search or go to…', theme: 'Light or dark', dark: 'Dark', light: 'Light',
      language: 'Language', account: 'Your account', profile: 'Profile and security', shortcuts: 'Keyboard shortcuts', signOut: 'Sign out', compact: 'Compact lists', comfortable: 'Comfortable lists',
      skip: 'Skip to the content',
    },
    action: {
      new: 'New', save: 'Save', preview: 'Check and save', cancel: 'Cancel', close: 'Close', edit: 'Edit', delete: 'Delete', restore: 'Restore',
      back: 'Back', more: 'More', retry: 'Try again', add: 'Add another', remove: 'Remove', copy: 'Copy', copied: 'Copied', download: 'Download',
      clear: 'Clear', clearAll: 'Clear all', confirm: 'Confirm', filter: 'Filters', apply: 'Show results', columns: 'Columns', open: 'Open', continue: 'Continue', print: 'Print', decide: 'Decide',
    },
    list: {
      search: 'Search', results: 'Entries %{from} to %{to}', page: 'Page %{page}', next: 'Next page', previous: 'Previous page', perPage: 'Per page',
      none: 'Nothing matches', noneHelp: 'No entry matches what you look for. Try fewer filters.', end: 'There is nothing on this page.',
      firstPage: 'Back to the first page', any: 'Any', loading: 'Loading', table: 'Entries', more: 'Show more', usual: 'Reset', earlier: 'Move earlier', later: 'Move later', width: 'Width of %{name}', widthHelp: 'Draw to change the width; double-click for the usual one',
    },
    form: {
      required: 'Required fields are marked with *', saved: 'Saved.', created: '%{name} was added.', unsaved: 'You have unsaved changes.',
      invalid: 'Please look at the marked fields.', day: 'This is not a whole date.', nothing: 'Nothing has changed.', optional: 'optional',
      preview: { title: 'Please check', intro: 'This is what will be stored, as the system has understood it.', save: 'Save', back: 'Change something', adjusted: 'adjusted' },
      duplicates: { title: 'Perhaps this one is here already', intro: 'Another record has the same value:', open: 'Look at it', field: '%{field} “%{value}” is with' },
      warnings: 'Please look again',
      conflict: {
        title: 'Somebody was faster', intro: '%{who} changed this record while you were working on it. Choose what to keep, field by field.',
        someone: 'Somebody else', field: 'Field', original: 'Before', theirs: 'Theirs', yours: 'Yours', keepYours: 'Keep yours', keepTheirs: 'Keep theirs',
        same: 'Your changes do not touch theirs: save to keep both.', save: 'Save the choice', discard: 'Drop my changes', gone: 'The record is not there any more.',
      },
    },
    confirm: {
      delete: 'Delete %{name}?', deleteBin: 'It goes to the recycle bin, from where it can be restored until it is purged.',
      deleteForever: 'This cannot be undone.', deleted: '%{name} was deleted.', undo: 'Undo', restored: '%{name} is back.', leave: 'Leave without saving?',
    },
    bell: { name: 'Notifications, %{smart_count} unread', title: 'Notifications', none: 'Nothing new.', readAll: 'Mark all as read' },
    export: { action: 'Export', help: 'What the list shows with its filters becomes a file. It goes on in the background; fields that you see masked stay masked.', start: 'Start the export', format: 'Format', formats: { xlsx: 'Excel', csv: 'CSV (opens in Excel)', pdf: 'PDF (to print, 5,000 records at most)' }, reasonHelp: 'Kept in the audit trail.' },
    views: { name: 'Views', none: 'No views yet', save: 'Save this view', help: 'Filters and columns under a name, on all of your devices.', label: 'Name', pinned: 'Show it above the list', isDefault: 'Open the list with it', share: 'For everybody', shared: 'for everybody', saved: '%{name} is saved.', delete: 'Delete %{name}' },
    bulk: {
      title: 'With what is chosen', count: '%{smart_count} chosen |||| %{smart_count} chosen', clear: 'Clear the selection', choose: 'Choose %{name}', chooseAll: 'Choose all that are shown', change: 'Change', transfer: 'Hand over', restore: 'Restore', purge: 'Purge',
      outcome: '%{smart_count} will be changed. |||| %{smart_count} will be changed.', refused: '%{smart_count} stays as it is: |||| %{smart_count} stay as they are:', start: 'Apply', look: 'Preview', all: 'All that the list shows with these filters',
    },
    problem: {
      title: 'This did not work', notFound: 'This page does not exist', notFoundHelp: 'The address is wrong, or the record is not there any more or not yours to see.',
      denied: 'You may not see this page', deniedHelp: 'Ask your administrator for the permission, if you need it for your work.',
      network: 'The server cannot be reached. Please check your connection and try again.', request: 'Request %{id}', home: 'Go home',
      help: 'If it happens again, tell your administrator the number of the request.',
    },
    shortcuts: {
      title: 'Keyboard shortcuts', palette: 'Search or go to', new: 'New entry', save: 'Save', search: 'Search in the list', help: 'This sheet',
      close: 'Close or go back', or: 'or',
    },
    palette: { placeholder: 'Search, or go to…', go: 'Go to', create: 'New', customers: 'Customers', contacts: 'Contacts', products: 'Products', orders: 'Orders', none: 'Nothing found.', hint: '↑ ↓ to choose, Enter to open, Esc to close' },
    home: {
      hello: 'Hello, %{name}', sub: '%{company} on %{date}', start: 'Getting started', startHelp: 'Five steps to a system that works for everybody.', done: 'Done',
      progress: '%{done} of %{all} done', hide: 'Hide',
      step: {
        settings: 'Set up your company', settingsHelp: 'Time zone, numbering, how long the recycle bin keeps.',
        departments: 'Draw your organisation', departmentsHelp: 'Companies and departments as a tree.',
        users: 'Invite your people', usersHelp: 'Everybody gets a mail with a first password, and a second factor at the first sign-in.',
        customers: 'Add your first customer', customersHelp: 'Or bring in the ones that you have.',
        codes: 'Keep your recovery codes', codesHelp: 'For the day the telephone is lost.',
      },
      sales: 'Orders of the last months', due: 'To be paid', recent: 'Recent customers', recentNone: 'No customers yet', recentHelp: 'Who you add appears here.', all: 'All customers',
      changes: 'Latest changes', changesNone: 'Nothing has changed yet.', quick: 'Quick actions',
    },
    history: {
      title: 'History', none: 'No changes yet. They appear here a moment after saving.', system: 'The system', empty: 'empty', more: 'Show earlier',
      created: 'created', updated: 'changed', deleted: 'deleted', restored: 'restored', purged: 'purged', unmasked: 'unmasked', discarded: 'discarded', erased: 'erased', merged: 'merged', unmerged: 'unmerged', inner: 'Nothing that a page shows.', list: 'Show %{count} fields',
    },
    audit: {
      verify: 'Verify the trail', verifying: 'Checking row by row…', valid: 'The trail is unbroken: %{count} rows checked.', broken: '%{count} faults found.',
      about: 'Who changed what, when, and from which call. Every row is chained to the one before it.',
    },
    trial: { title: 'Try Kehu', sub: 'Tell us who you are; the answer comes by mail.', submit: 'Ask for a trial', sent: 'Thank you. The answer goes to %{email}.' },
    time: { now: 'just now', never: 'never' },
    locale: { 'en': 'English', 'zh-CN': 'Simplified Chinese' },
    you: 'you',
    colleague: 'a colleague',
    // What stands between a name and its value, and between the parts of a list.
    colon: ': ', aside: ' (%{text})', comma: ', ', clause: ', ', semicolon: '; ',
    yes: 'Yes',
    no: 'No',
    ...signIn,
  },
};

/** The shape of a language: the keys of English, with any texts. */
export type Texts<T> = { [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
export type Messages = Texts<typeof en>;

// Who may do what, what runs in the background, and who runs the platform, in English.
export const admin = {
  'notification-rules': {
    name: 'Notification rule |||| Notification rules', about: 'Who is told of what, in the bell or by mail.', new: 'New rule', edit: 'Edit rule', empty: 'No rules yet', emptyHelp: 'Such as: who may approve is told when an order is submitted.', toHelp: 'Everybody once, and only who may see the record.',
    fields: {
      name: 'Name', event: 'When', channels: 'How', disabled: 'Paused', to: 'Who is told', 'to.owner': 'The owner of the record', 'to.approvers': 'Of orders: who may approve it', 'to.users': 'These people', 'to.roles': 'Who has one of these roles', 'to.departments': 'Everybody of these departments', id: 'Identifier', version: 'Version',
      createdAt: 'Added', createdBy: 'Added by', updatedAt: 'Changed', updatedBy: 'Changed by',
    },
    channel: { inApp: 'in the bell', mail: 'by mail' },
    event: {
      customer_created: 'a customer is added', customer_handed: 'a customer gets another owner', customer_deleted: 'a customer is deleted', customer_restored: 'a customer is restored', order_submitted: 'an order is submitted', order_approved: 'an order is approved', order_rejected: 'an order is rejected', order_completed: 'an order is completed', order_cancelled: 'an order is cancelled', job_finished: 'a job ends',
    },
  },
  roles: {
    name: 'Role |||| Roles', about: 'What people may do comes with their roles. The built-in ones can be changed; your own begin empty or as a copy.', new: 'New role', newHelp: 'What is not ticked is denied. You can give no more than you may yourself.',
    matrix: 'All roles at a glance', matrixHelp: 'Every permission by role, to look at or to print.', builtIn: 'built in', changed: 'changed', everything: 'Everything, today and tomorrow',
    administrator: 'The administrator may do everything. This role cannot be changed.', copy: 'Copy', copyHelp: 'The copy is a role of your own, which you can change.', reset: 'Reset to default', resetHelp: 'What you changed of this role is undone for everybody who has it.',
    deleteHelp: 'A role that somebody has, or that a position brings, cannot be deleted.', rulesHelp: 'Where records have an owner, choose on whose records it holds.', shownHelp: 'Everything else of these is shown with asterisks.', scopeOf: 'On whose records',
    fields: { id: 'Identifier', name: 'Name', description: 'Description', rules: 'Permissions', shown: 'Shown unmasked', version: 'Version', basedOn: 'Based on', copiedFrom: 'Copied from' },
    scope: { own: 'their own', team: 'of their team', subtree: 'of all below', all: 'all' },
    masked: { phone: 'Telephone and fax', bank: 'Bank account', taxNumber: 'Tax number' },
    object: {
      segment: 'Segments', audit: 'Audit trail', customer: 'Customers', department: 'Departments', dictionary: 'Dictionaries', job: 'Jobs of others', login: 'Sign-ins', order: 'Orders', permission: 'Permissions', position: 'Positions',
      product: 'Products', notificationRule: 'Notification rules', role: 'Roles', settings: 'Settings', user: 'Users', tenant: 'Companies', category: 'Categories', receipt: 'Receipts', review: 'Access reviews', view: 'Views',
    },
    action: {
      create: 'add', read: 'see', update: 'change', delete: 'delete', restore: 'restore', suspend: 'suspend', reset: 'reset second factor', signOut: 'end sessions', unlock: 'unlock', offboard: 'offboard', password: 'new password',
      close: 'close', export: 'export', cancel: 'cancel', transfer: 'hand over', unmask: 'unmask', readCost: 'see costs', submit: 'submit', approve: 'approve', purge: 'purge', erase: 'erase permanently', merge: 'merge', import: 'import', ship: 'ship', plan: 'plan payments', allocate: 'allocate to orders', reverse: 'reverse', verify: 'verify', refund: 'refund', invoice: 'record invoicing', rebuild: 'rebuild', share: 'share', change: 'change when approved', overrideCredit: 'exceed credit', show: 'show',
    },
  },
  permissions: {
    name: 'Permission |||| Permissions', about: 'Who may do what, where it comes from, and why.', of: 'User or role', subject: { user: 'User', role: 'Role' },
    tab: { overview: 'Overview', explain: 'Why can X see this?', holders: 'Who may?', copy: 'Copy' }, byPosition: 'by position', expired: 'expired %{when}', until: 'until %{when}', none: 'Nothing is allowed.',
    fields: { permission: 'Permission', scope: 'On whose records', origins: 'Comes from', object: 'With what', action: 'What' }, record: 'With one customer (optional)',
    allowed: '%{name} may do it.', refused: '%{name} may not do it.', why: 'Why?', nobody: 'Nobody may do it.', from: 'Copy from', to: 'Give to', mode: { title: 'How', replace: 'Replace what they have', merge: 'Add to what they have' },
    copyHelp: 'Choose from whom and to whom: then you see what is added, what is removed and what is kept, before anything changes.', copy: 'Copy the permissions', copied: 'The permissions were copied.', same: 'There is nothing to change.', added: 'Added', removed: 'Removed', kept: 'Kept',
  },
  jobs: {
    name: 'Job |||| Jobs', about: 'What takes longer than a moment goes on here, also when you close the page.', empty: 'No jobs yet', emptyHelp: 'Handing over customers and exporting data appear here with their progress.', whose: 'Whose',
    fields: { kind: 'Job', state: 'State', done: 'Progress', createdBy: 'Started by', createdAt: 'Started', startedAt: 'Began', finishedAt: 'Ended', outcome: 'Outcome' },
    kind: { segments_compute: 'Compute segments', segments_clear: 'Empty a segment', transfer: 'Hand over customers', offboarding: 'Offboard a user', tenant_export: 'Export all data', customers_bulk: 'Change many customers', customers_merge: 'Merge customers', review: 'Prepare a review', searchTokens: 'Rebuild the search index', orderTotals: 'Recalculate order totals', checkups_open: 'Open checkups', export: 'Export a list', import_revert: 'Undo an import', import: 'Import a file' },
    state: { queued: 'waits', running: 'runs', succeeded: 'done', failed: 'failed', cancelled: 'cancelled' }, outcome: { done: 'done', failed: 'failed', skipped: 'left out' },
    doneOf: '%{done} of %{total}', doneSoFar: '%{done} processed', failedRows: '%{failed} failed', rows: 'Row by row', row: 'Row %{number}', cancel: 'Cancel the job', cancelHelp: 'What is done already stays done.', cancelled: 'The job ends in a moment.',
  },
  transfer: {
    title: 'Hand over customers', about: 'Give the customers of somebody to somebody else; you see what would happen first.', from: 'From', to: 'To', which: 'Which customers', all: 'All of them',
    chosen: 'The one that was chosen |||| The %{smart_count} that were chosen', reason: 'Reason', reasonHelp: 'Kept in the history of each customer.', preview: 'Preview', outcome: 'What would happen',
    count: '%{smart_count} customer changes hands. |||| %{smart_count} customers change hands.', atLeast: 'More than %{smart_count} customer changes hands. |||| More than %{smart_count} customers change hands.',
    refused: '%{smart_count} stays where it is: |||| %{smart_count} stay where they are:', start: 'Hand over',
  },
  sessions: {
    name: 'Session |||| Sessions', none: 'No sessions are open.', unknown: 'Unknown device', current: 'this one', since: 'since', seen: 'seen', end: 'End', endHelp: 'That device has to sign in again.', ended: 'The session has ended.',
  },
  tenants: {
    name: 'Company |||| Companies', about: 'Who uses Kehu, with plan, time and seats. What is in a company stays its own.', empty: 'No companies yet', search: 'Name…', seatsOf: '%{used} of %{seats} seats', seats: '%{seats} seats', ends: 'until %{when}',
    section: { plan: 'Plan', state: 'State' },
    fields: {
      id: 'Identifier', name: 'Name', status: 'State', plan: 'Plan', seats: 'Seats', expiresAt: 'Until', lastActivityAt: 'Last activity', referralCode: 'Sales code', createdAt: 'Since', notes: 'Notes', purgeAt: 'Removed after', reason: 'Reason', days: 'Days',
    },
    help: { expiresAt: 'Empty: without end.', notes: 'Only platform administrators read them.', reason: 'Its people read it.' },
    plan: { trial: 'Trial', team: 'Team', business: 'Business', enterprise: 'Enterprise', unlimited: 'Unlimited' },
    status: { pending: 'pending', trial: 'on trial', active: 'active', suspended: 'suspended', expired: 'expired', closed: 'closed' },
    step: { extend: 'More time', suspend: 'Suspend', reactivate: 'Reactivate', close: 'Close' },
    confirm: {
      extend: '%{name} gets more days.', suspend: 'The people of %{name} can read, but change nothing.', reactivate: '%{name} can work again.', close: '%{name} can read and take its data along for 30 days.',
    },
  },
  trials: {
    name: 'Trial request |||| Trial requests', about: 'Who wants to try Kehu.', empty: 'No requests', rejectHelp: 'The reason goes out by mail.',
    fields: { company: 'Company', name: 'Name', email: 'E-mail address', phone: 'Telephone', country: 'Country', message: 'What you want to do with it', referralCode: 'Sales code', reason: 'Reason', state: 'State', createdAt: 'Asked', plan: 'Plan', seats: 'Seats', trialDays: 'Days of trial' },
    state: { pending: 'waits', approved: 'approved', rejected: 'rejected' },
  },
  extensions: {
    name: 'Extension request |||| Extension requests', about: 'Who asks for more time.', empty: 'No requests', ask: 'Ask for more time', send: 'Send', sent: 'Your request was sent.', help: 'Who runs Kehu for you decides and answers here.', daysOf: '%{days} days',
    fields: { company: 'Company', days: 'Days', reason: 'Reason', answer: 'Answer', state: 'State', createdAt: 'Asked' },
  },
};

// What waits for somebody, what was, and what keeps the rest in order, in English.
export const work = {
  tasks: {
    name: 'My tasks', none: 'Nothing waits for you', noneHelp: 'Orders to approve, customers to look through and the like appear here.',
    all: { approve: 'All orders to approve', change: 'All changes to approve', rejected: 'All rejected orders', second: 'All changes of customers', checkup: 'All customers to check', review: 'All access reviews', overdue: 'All receivables' },
    kind: { approve: 'Order to approve', change: 'Change of an order to approve', rejected: 'Order that was rejected', second: 'Change of a customer to decide on', checkup: 'Customer to check', review: 'Access review to decide on', overdue: 'Payment that is late' },
  },
  past: {
    title: '%{name} as it was', action: 'As it was', at: 'Day and time', show: 'Show', field: 'Field', then: 'Then', today: 'Today', differs: 'differs from today', all: 'All fields', differing: 'Only what differs', same: 'Nothing differs from today.',
    about: 'Put together from the audit trail. What is masked for everybody stays masked here.', proved: 'Made of %{smart_count} row of the audit trail, which is unbroken up to then. |||| Made of %{smart_count} rows of the audit trail, which is unbroken up to then.',
    broken: 'The audit trail is broken here: do not rely on this.', unknown: 'Not known any more: %{fields}',
  },
  plan: {
    name: 'Checkup plan', about: 'How often customers are looked through. The first line that fits a customer counts; a customer that none fits is left alone.', action: 'The plan', rule: 'Line %{number}', add: 'Add a line', none: 'No line yet: nobody is asked to look through anything.', saved: 'The plan holds from now on.', up: 'Move up', down: 'Move down',
    fields: { graceDays: 'Days until it is overdue', rules: 'Lines', 'rules.level': 'Only level', 'rules.categoryId': 'Only category', 'rules.days': 'Every so many days', updatedAt: 'Changed', updatedBy: 'Changed by', version: 'Version' },
    help: { graceDays: 'Empty: 14.', any: 'Where level or category is empty, any fits.' },
  },
  referrals: {
    name: 'Referral |||| Referrals', about: 'Which companies came by whose sales code. The first two letters and digits are an agency, all of it is a salesperson.', empty: 'No company came by a code yet', emptyHelp: 'Who signs up or asks for a trial may name the sales code of who told them.', code: 'Code begins with',
  },
  anything: {
    fields: {
      id: 'Identifier', version: 'Version', createdAt: 'Added', createdBy: 'Added by', updatedAt: 'Changed', updatedBy: 'Changed by', deletedAt: 'Deleted', deletedBy: 'Deleted by', purgeAt: 'Purged', erasedAt: 'Erased', mergedInto: 'Merged into',
      name: 'Name', owner: 'Owner', reason: 'Reason', state: 'State', object: 'List', columns: 'Columns', filters: 'Filters', sort: 'Sorted by', shared: 'For everybody', pinned: 'Above the list', isDefault: 'Opens the list',
      jobId: 'Job', keptCount: 'Kept', revokedCount: 'Revoked', employeeNumber: 'Employee number', referralCode: 'Sales code', carrier: 'Carrier', freight: 'Freight', shippedDate: 'Shipped on', completedAt: 'Completed', changeCount: 'Changes', returnCount: 'Returns',
      historical: 'From before Kehu', creditOverriddenBy: 'Credit limit exceeded by', instalments: 'Instalments', refunded: 'Refunded', refunds: 'Refunds',
      decidedAt: 'Decided', decidedBy: 'Decided by', expiresAt: 'Ends', grantedAt: 'Granted', grantedBy: 'Granted by', lastSeenAt: 'Last seen', positionId: 'Position', reviewId: 'Access review', unused: 'Never used', userId: 'User', userName: 'User', userStatus: 'Status',
    },
  },
  upkeep: {
    name: 'Upkeep', about: 'Makes anew what is kept ready for fast pages. It is never needed in the ordinary run of things.', totals: 'Recalculate order totals', totalsHelp: 'The sums by month, customer and product are counted again from the orders. People go on working meanwhile.', search: 'Rebuild the search index', searchHelp: 'What records are found by is written again from the records, and what is left of others is removed. Everything stays found meanwhile.',
  },
};

// How customers are put together, in English.
export const groups = {
  segments: {
    name: 'Segment |||| Segments', one: 'Segment', about: 'Groups of customers by a rule. Every night, and after each change of the rule, Kehu works out who is in them.', new: 'New segment', newHelp: 'A rule; who is in it is found out, and kept up to date every night.', edit: 'Edit segment',
    empty: 'No segments yet', emptyHelp: 'Such as the best customers, or those who have not ordered for long.', deleteHelp: 'The customers stay as they are. This cannot be undone.',
    customers: 'customer |||| customers', first: 'Being computed', hidden: 'How many there are is told to who may see all customers.', asOf: 'As of %{when}', computing: 'Computing who is in it…', recompute: 'Recompute',
    who: 'Who is in it', list: 'Show in the list', nobody: 'Nobody is in it', nobodyHelp: 'No customer that you may see fits the rule, as of the last run.',
    condition: 'Condition %{number}', add: 'Add a condition', not: 'not', inMonths: 'in the last month |||| in the last %{smart_count} months', startWith: 'Begin with:', ruleHelp: 'Values in one condition are alternatives; bounds are included.',
    scores: 'Scores compare the customers who ordered in the last 12 months, in fifths: 5 is the fifth that ordered last, most often, or for most; 1 is the lowest.',
    habits: { title: 'Ordering habits', recency: 'Last order', today: 'today', ago: '%{smart_count} day ago |||| %{smart_count} days ago', frequency: 'Orders in 12 months', amount: 'Turnover in 12 months, without tax', score: '%{score} of 5', help: 'Scores from 1 to 5 beside the other customers, as of %{when}: 5 is the best fifth.' },
    start: { best: 'Best customers', fading: 'Good ones who fade away', never: 'Never ordered', fresh: 'New customers', large: 'Largest turnover' },
    live: { title: 'Who would be in it', incomplete: 'Fill in the conditions to see how many customers fit.', of: 'of %{examined} customers fit.', first: 'The newest: %{names}', newest: 'Only the newest 5,000 customers were examined.' },
    range: { fromTo: '%{from} to %{to}', from: '%{from} or more', to: 'up to %{to}', since: 'on %{from} or later', until: 'on %{to} or earlier' }, score: { 1: '1 (lowest)', 5: '5 (highest)' },
    match: { all: 'All conditions must hold', any: 'One condition is enough' }, holds: { false: 'is', true: 'is not' },
    help: { months: 'Empty: 12.', currency: 'Empty: yours.' }, fieldHelp: { recency: 'Who never ordered is in no range.' },
    fields: {
      id: 'Identifier', version: 'Version', createdAt: 'Added', createdBy: 'Added by', updatedAt: 'Changed', updatedBy: 'Changed by', name: 'Name', notes: 'Notes', match: 'Conditions together', conditions: 'Rule', members: 'Members',
      'conditions.field': 'What', 'conditions.not': 'Is or is not', 'conditions.in': 'One of', 'conditions.from': 'From', 'conditions.to': 'To', 'conditions.months': 'In the last months', 'conditions.currency': 'Currency',
    },
    field: {
      recency: 'Days since the last order', frequency: 'Number of orders', amount: 'Turnover without tax', recencyScore: 'Recency score', frequencyScore: 'Frequency score', amountScore: 'Turnover score', level: 'Level', status: 'Status', type: 'Type', category: 'Category', tag: 'Tag',
      industry: 'Industry', source: 'Source', city: 'City', owner: 'Owner', createdAt: 'Added on', updatedAt: 'Changed on', age: 'Days since it was added', completeness: 'Completeness in %',
    },
  },
  tags: {
    name: 'Tag |||| Tags', about: 'Words that customers carry. Renaming, merging and removing go through all of their customers in the background.', search: 'Tag begins with…', empty: 'No tags yet', emptyHelp: 'Give a customer a tag, and it appears here a moment later.',
    count: '%{count} customer |||| %{count} customers', rename: 'Rename', merge: 'Merge into another', remove: 'Remove', same: 'That is what it is called.',
    renameHelp: 'In %{smart_count} customer, as far as you may change it. |||| In all %{smart_count} customers, as far as you may change them.', mergeHelp: '%{smart_count} customer gets the other tag instead. |||| All %{smart_count} customers get the other tag instead.', removeHelp: '%{smart_count} customer loses the tag. |||| All %{smart_count} customers lose the tag.',
    fields: { tag: 'Tag', count: 'Customers', to: 'New name', into: 'Into which tag' },
  },
  suppressions: {
    name: 'Suppressed address |||| Suppressed addresses', about: 'Mail to these came back for good, or was marked as unwanted: they get no mail of your company any more.', empty: 'No address is suppressed', emptyHelp: 'When a mail comes back for good, its address appears here.',
    lift: 'Let mail through', liftHelp: 'Mail goes there again, until the next one comes back.', lifted: 'Mail goes to %{address} again.', state: { bounced: 'came back', complained: 'unwanted' },
    fields: { address: 'E-mail address', state: 'Why', detail: 'What the other side says', createdAt: 'Since', reason: 'Reason', mailId: 'Mail' },
  },
};

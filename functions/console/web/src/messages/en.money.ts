// Goods that leave and money that comes in, in English.
export const money = {
  imports: {
    name: 'Import |||| Imports', about: 'Bring in what you have, from a CSV or Excel file. You see what it would come to before anything is written.', listHelp: 'Files that were brought in, and how to take them back.', new: 'Import a file', empty: 'Nothing was imported yet',
    step: { file: 'Choose a file', columns: 'Columns and a look', start: 'Start' }, kind: { customers: 'Customers', contacts: 'Contacts', products: 'Products', orders: 'Orders of an earlier system' }, template: 'An empty file with the headings:', drop: 'Drop a file here, or choose one', dropHelp: 'CSV (UTF-8, UTF-16 or GB18030) or Excel, up to 100,000 rows',
    other: 'Another file', columnsHelp: 'What the columns seem to be; change it where it is wrong.', preset: 'The columns are those of “%{name}”.', leaveOut: 'leave out', merged: 'Merged cells: %{cells}. The first of each holds what all show.', how: 'What is done with the rows', firstRows: 'What the first rows come to', line: 'Line', inLine: 'Line %{line}', outcomeLabel: 'Becomes', noRows: 'The file has no rows.',
    fields: { kind: 'What the rows are', fileName: 'File', mode: 'Rows', state: 'State', size: 'Size', createdAt: 'Begun', createdBy: 'By', fileSize: 'Size', content: 'File' },
    mode: { create: 'are new', update: 'change what is there', upsert: 'are new, or change what is there' }, duplicatesLabel: 'Rows that are here already', duplicates: { refuse: 'fail', skip: 'are left out', allow: 'come in all the same' }, key: 'Found by', clear: 'Empty cells clear the field', saveAs: 'Remember the columns as', saveAsHelp: 'For files with the same headings. Empty: do not.',
    outcome: { create: 'new', update: 'changed', unchanged: 'unchanged', skip: 'left out', fail: 'fails' }, try: 'Try all rows, write nothing', start: 'Import', state: { begun: 'begun', tried: 'tried', started: 'imported', reverted: 'taken back' }, revert: 'Undo the import', revertHelp: 'What the import made goes to the recycle bin; what somebody changed since stays.',
  },
  receipts: {
    name: 'Receipt |||| Receipts', about: 'Money that came in, and which orders it pays.', new: 'Record a payment', empty: 'No receipts yet', emptyHelp: 'Record what a customer has paid; it is put against orders or kept on account.', order: 'Order', part: 'Amount (empty: all of it)', addOrder: 'Add an order', nothingOpen: 'This customer has no open orders: the money is kept on account.',
    allocate: 'Allocate to orders', release: 'Remove the allocation', refund: 'Refund', reverse: 'Reverse', reversed: 'Reversed',
    fields: {
      id: 'Identifier', number: 'Number', date: 'Received on', customerId: 'Customer', customerName: 'Customer', amount: 'Amount', 'amount.amount': 'Amount', 'amount.currency': 'Currency', unallocated: 'On account', method: 'Payment method', status: 'State', reference: 'Bank reference', owner: 'Salesperson',
      invoiceNumber: 'Invoice number', notes: 'Notes', allocations: 'Orders that it pays', 'allocations.orderId': 'Order', 'allocations.orderNumber': 'Order', 'allocations.amount': 'Amount', reason: 'Reason', from: 'From day', to: 'To day', createdAt: 'Recorded', createdBy: 'Recorded by', reversalReason: 'Reason', reversedAt: 'Reversed', reversedBy: 'Reversed by', updatedAt: 'Changed', updatedBy: 'Changed by', version: 'Version',
    },
    status: { recorded: 'recorded', reversed: 'reversed' },
    help: { date: 'Empty: today.', allocations: 'What is put against no order is kept on account.', reverse: 'The money was lost again, such as a cheque that bounced: its orders are open as before.', refund: 'Money on account goes back to the customer.', release: 'The money is kept on account; the order is open again.' },
  },
  receivables: {
    name: 'Receivable |||| Receivables', about: 'What is still to be paid, by when it should be.', empty: 'Everything is paid', days: 'one day late |||| %{smart_count} days late',
    fields: { number: 'Order', customerName: 'Customer', open: 'Open', overdue: 'Overdue', dueDate: 'Due', dueTo: 'Due by', daysOverdue: 'Late', owner: 'Salesperson', reference: "Customer's number" },
  },
  reviews: {
    name: 'Access review |||| Access reviews', about: 'From time to time somebody looks whether people still need what they may do.', new: 'Start a review', empty: 'No reviews yet', emptyHelp: 'A review lists who has which roles; the reviewers keep or revoke each.', progress: '%{done} of %{all} decided', everybody: 'Everybody', close: 'Close the review', closeHelp: 'What nobody has decided stays as it is.', unused: 'never used',
    keep: 'Keep', revoke: 'Revoke', keepHelp: '%{name} keeps the role.', revokeHelp: '%{name} loses the role at once.', items: 'Who has what', byPosition: 'by position', seen: 'seen %{when}', never: 'never seen', download: 'As a table', gone: 'had gone already',
    fields: { name: 'Name', state: 'State', dueAt: 'Due', reviewers: 'Reviewers', itemCount: 'Progress', role: 'Only this role', departmentId: 'Only this department', createdBy: 'Started by', overdue: 'Overdue', note: 'Note', decision: 'Decision', closedAt: 'Closed', createdAt: 'Started' },
    state: { gathering: 'being gathered', open: 'open', closed: 'closed' }, decision: { undecided: 'undecided', kept: 'kept', revoked: 'revoked' },
  },
  categories: {
    name: 'Category |||| Categories', about: 'A tree by which customers are sorted.', new: 'New category', edit: 'Edit category', empty: 'No categories yet', emptyHelp: 'Such as dealers and end customers, each with what is below.',
    fields: { name: 'Name', parentId: 'Belongs to', order: 'Order', notes: 'Notes', id: 'Identifier', version: 'Version', createdAt: 'Added', createdBy: 'Added by', updatedAt: 'Changed', updatedBy: 'Changed by' },
  },
  checkups: {
    name: 'Checkup |||| Checkups', about: 'Customers whose data somebody shall look through, as often as the plan says.', empty: 'No checkups due', emptyHelp: 'The plan says how often whose data is due.', answer: 'Checked', answerHelp: 'Say what came of it; the next one is due as the plan says.',
    fields: { customerName: 'Customer', customerNumber: 'Number', status: 'State', dueDate: 'Due', reviewer: 'Who', overdue: 'Overdue', nextReviewAt: 'Next one', outcome: 'Outcome', note: 'Note' },
    status: { pending: 'waits', overdue: 'overdue', confirmed: 'all is right', corrected: 'put right', none: 'never due' }, outcome: { confirmed: 'All is right', corrected: 'Something was put right' },
  },
  merge: {
    title: 'Merge customers', about: 'Another customer becomes part of this one, with contacts and orders. It can be taken back for 30 days.', with: 'Becomes part of this one', field: 'Field', here: 'This one', there: 'The other', result: 'Becomes', take: 'Take from the other', reason: 'Reason',
    moves: '%{contacts} contacts and %{orders} open orders come along.', start: 'Merge', into: 'It became part of another customer: look there', undo: 'Undo the merge', undoHelp: 'The other customer is there again as before, with its contacts and orders. What was changed since stays.', action: 'Merge', look: 'Preview',
  },
};

import { admin } from './en.admin';
import { groups } from './en.groups';
import { money } from './en.money';
import { work } from './en.work';

// What records, their fields and values are called, in English.
const meta = { id: 'Identifier', version: 'Version', createdAt: 'Added', createdBy: 'Added by', updatedAt: 'Changed', updatedBy: 'Changed by', deletedAt: 'Deleted', deletedBy: 'Deleted by' };

export const resources = {
  ...admin,
  ...groups,
  ...money,
  ...work,
  customers: {
    name: 'Customer |||| Customers',
    about: 'Whom you sell to.',
    new: 'New customer', edit: 'Edit customer', empty: 'No customers yet', emptyHelp: 'Add the first one: a name is enough to begin with. You can complete it later.',
    bin: 'Recycle bin', binHelp: 'What was deleted stays here until it is purged.', binEmpty: 'The recycle bin is empty', purge: 'Purged %{when}', search: 'Name, number, telephone…',
    complete: '%{percent} % complete', completeHelp: 'How much of what matters is filled in', welcome: 'Greet the customer by mail', welcomeHelp: 'Goes to the first e-mail address.',
    bulkHelp: 'What you fill in here is set in the one that is chosen; the rest stays. |||| What you fill in here is set in all %{smart_count} that are chosen; the rest stays.', addTags: 'Add tags', removeTags: 'Take tags away',
    verify: {
      title: 'Verified', none: 'Nothing was verified yet.', mail: 'Send a code', mailHelp: 'Who gets it tells you the code: so the address is theirs.', confirm: 'Enter the code', confirmHelp: 'The code that the customer got by mail.', attest: 'Record a call or licence', attestHelp: 'What a call or the licence showed.', sent: 'The code is on its way.', by: 'By', outcome: 'Outcome', phoneHelp: 'Of a call: which number.',
      channel: { email: 'by mail', phone: 'by a call', licence: 'by the licence' }, state: { pending: 'waits for the code', verified: 'verified', failed: 'failed' },
    },
    mails: { title: 'Mails', show: 'Show', none: 'No mail went there.', state: { queued: 'queued', sent: 'sent', delivered: 'delivered', bounced: 'came back', complained: 'unwanted', rejected: 'not sent', suppressed: 'not sent' } },
    erase: { action: 'Erase the data', help: 'On the request of the person: all that tells who it is goes for good, also from the history, which goes on proving itself. This cannot be undone.', reasonHelp: 'Without any of the data: it stays in the audit trail.', done: 'The data is erased.' },
    second: {
      title: 'A change waits for a second person', list: 'Second approval', about: 'Changes of sensitive fields that somebody else must approve. Which fields those are stands in ', empty: 'Nothing to approve', fields: 'What changes', by: 'Asked by', at: 'Asked', approve: 'Approve', reject: 'Reject', withdraw: 'Take back',
      approveHelp: 'The change holds from now on.', rejectHelp: 'Everything stays as it is; who asked reads the reason.', withdrawHelp: 'Everything stays as it is.',
    },
    timeline: { title: 'Timeline', contact: 'New contact' },
    statement: {
      title: 'Statement of account', none: 'Nothing was charged or paid yet.', ages: 'Ageing of open items', account: 'Account', opening: 'Opening balance', closing: 'Closing balance', date: 'Day', kind: 'What', number: 'Number', amount: 'Amount', balance: 'Balance', notDue: 'not due', days1to30: '1 to 30 days', days31to60: '31 to 60 days', days61to90: '61 to 90 days', over90: 'over 90 days', open: 'Total',
      movement: { order: 'Order', change: 'Change of an order', return: 'Return', closing: 'Order closed', cancellation: 'Order cancelled', receipt: 'Receipt', refund: 'Refund', reversal: 'Reversal' },
    },
    purgeNow: 'Purge', purgeHelp: 'It is removed for good, now. This cannot be undone.', ofTeam: 'Mine and of my team', reason: 'Reason', unmask: { action: 'Show what is masked', help: 'Who asked, when, what for and which fields goes into the audit trail.', show: 'Show', fields: 'Which fields' },
    credit: { used: '%{amount} used by %{smart_count} open order |||| %{amount} used by %{smart_count} open orders', available: '%{amount} left', none: 'no limit', share: 'Share of the credit limit' },
    team: {
      title: 'Team', nobody: 'Nobody', hand: 'Hand over', handHelp: 'The customer gets another owner; the one of today is told in the history.', share: 'Share', shareHelp: 'Who it is shared with sees it beside the owner.', who: 'With whom', may: 'Who may', to: 'To whom',
      level: { read: 'may look', write: 'may change' }, unshare: 'Stop sharing', unshareHelp: 'From then on only the roles decide who sees the customer.', before: 'Who had it before', joined: 'shared', left: 'no longer shared', ownerChanged: 'changed hands',
    },
    section: { basics: 'Basics', contact: 'Contact details', addresses: 'Addresses', finance: 'Tax and payment', more: 'More' },
    fields: {
      ...meta, number: 'Number', name: 'Name', type: 'Type', shortName: 'Short name', reference: 'Reference', contactName: 'Contact', contactTitle: 'Position',
      phones: 'Telephones', fax: 'Fax', emails: 'E-mail addresses', website: 'Website', addresses: 'Addresses', address: 'Address', place: 'Place', taxNumber: 'Tax number', taxCountry: 'Tax country', bank: 'Bank',
      paymentMethod: 'Payment method', paymentTerms: 'Terms of payment', creditLimit: 'Credit limit', owner: 'Owner', categoryId: 'Category', tags: 'Tags', level: 'Level', industry: 'Industry', source: 'Source', status: 'Status',
      notes: 'Notes', primaryContact: 'Primary contact', pendingChange: 'Waiting change', verifications: 'Verified', 'verifications.channel': 'How', 'verifications.state': 'State', 'verifications.at': 'When', 'verifications.by': 'Who', 'verifications.email': 'E-mail address', 'verifications.phone': 'Telephone', 'verifications.taxNumber': 'Tax number', 'verifications.note': 'Note', 'verifications.attempts': 'Attempts', 'verifications.expiresAt': 'Until', team: 'Shared with', 'team.userId': 'Who', 'team.level': 'May', completeness: 'Completeness', purgeAt: 'Purged', sendWelcomeEmail: 'Welcome mail', welcome: 'Welcome mail', mine: 'Mine', shared: 'Shared with me',
      'bank.name': 'Bank', 'bank.account': 'Account number or IBAN', 'bank.holder': 'Account holder', 'paymentTerms.days': 'Payment term in days', 'paymentTerms.note': 'Note on payment',
      'creditLimit.amount': 'Credit limit', 'creditLimit.currency': 'Currency',
      'address.type': 'For', 'address.country': 'Country', 'address.province': 'Province', 'address.city': 'City', 'address.district': 'District', 'address.street': 'Street', 'address.postalCode': 'Postal code',
      'address.receiver': 'Receiver', 'address.phone': 'Telephone', 'address.isDefault': 'Default address',
    },
    help: { phones: 'A number without country code belongs to the country of the address.', reference: 'Its number in another system.', tags: 'Press Enter after each.', account: 'Shown masked; only the last four characters stay visible.' },
    type: { company: 'Company', person: 'Person' },
    status: { potential: 'Potential', active: 'Active', lost: 'Lost', blocked: 'Blocked' },
    addressType: { registered: 'Registered', billing: 'Billing', shipping: 'Shipping', other: 'Other' },
    paymentMethod: { cheque: 'Cheque', cash: 'Cash', transfer: 'Bank transfer', online: 'Online', alipay: 'Alipay', wechat: 'WeChat Pay', other: 'Other' },
    source: { web: 'Website', message: 'Message', exhibition: 'Exhibition', phone: 'Telephone', referral: 'Referral', import: 'Import', visit: 'Visit', other: 'Other' },
  },
  contacts: {
    name: 'Contact |||| Contacts', new: 'New contact', edit: 'Edit contact', none: 'Nobody is known there yet.', primary: 'primary contact', doNotCall: 'do not call', emailOptOut: 'no advertising mail',
    successor: 'New primary contact',
    deleteHelp: 'It goes to the recycle bin of the customer.',
    section: { person: 'Person', reach: 'Contact details', part: 'Role at the customer' },
    fields: {
      ...meta, name: 'Name', salutation: 'Salutation', title: 'Position', department: 'Department', phones: 'Telephones', mobile: 'Mobile', emails: 'E-mail addresses', wechat: 'WeChat', birthday: 'Birthday',
      decisionRole: 'Part in decisions', isPrimary: 'Primary contact', doNotCall: 'Does not want to be called', emailOptOut: 'Does not want advertising mail', reportsTo: 'Reports to', portalGrants: 'May see in the portal',
      notes: 'Notes', customerId: 'Customer', purgeAt: 'Purged',
    },
    decisionRole: { initiator: 'Initiator', user: 'User', influencer: 'Influencer', approver: 'Approver', decider: 'Decider', buyer: 'Buyer', gatekeeper: 'Gatekeeper' },
  },
  products: {
    name: 'Product |||| Products', about: 'What you sell: goods, spare parts and services, with their prices.', new: 'New product', edit: 'Edit product', empty: 'No products yet',
    emptyHelp: 'A name is enough; the system gives a code.', search: 'Name, code, barcode…', price: 'Price %{number}', all: 'for all', deleteHelp: 'It goes to the recycle bin. Orders that have it keep it.',
    section: { basics: 'Basics', prices: 'Prices', more: 'More' }, pricesHelp: 'What a unit is sold for, without tax. A price for a level goes before one for all.',
    fields: {
      ...meta, name: 'Name', code: 'Code', barcode: 'Barcode', category: 'Category', specification: 'Specification', unit: 'Unit', status: 'Status', taxRate: 'Tax rate in %', isService: 'Service', isSparePart: 'Spare part',
      notes: 'Notes', prices: 'Prices', cost: 'Cost', purgeAt: 'Purged', 'price.amount': 'Price', 'price.currency': 'Currency', 'price.level': 'For level', 'price.minQuantity': 'From quantity', 'price.from': 'From day', 'price.to': 'To day',
    },
    status: { active: 'Active', disabled: 'Disabled' },
  },
  orders: {
    name: 'Order |||| Orders', about: 'What customers have ordered, from the draft to the last payment.', new: 'New order', edit: 'Edit order', empty: 'No orders yet',
    emptyHelp: 'An order needs a customer and a product. It begins as a draft that you submit.', search: 'Number, customer, reference…', line: 'Line %{number}', addLine: 'Add a line', done: 'Done.',
    needs: 'An order needs a customer and a product. Add them first.', linesHelp: 'Leave the price empty to take the one of the product.', overrideCredit: 'Go beyond the credit limit if need be', none: 'Nothing ordered yet.', approvable: 'me to approve', paper: 'Confirmation as PDF', all: 'All orders',
    board: {
      name: 'Board', list: 'List', views: 'How orders are shown', about: 'Orders by state. Drag an order to another column, or use its menu; what is not possible is not offered.', move: 'Move to', none: 'No orders', nowhere: 'There is nowhere to move it.',
      count: '%{smart_count} order |||| %{smart_count} orders', keys: 'Press space to lift an order, the arrow keys to move it, space again to drop it, and escape to leave it where it was.',
    },
    changes: {
      title: 'Changes after approval', new: 'Change the order', none: 'None so far.', number: 'Change %{number}', status: { pending: 'waits for approval', approved: 'approved', rejected: 'rejected' }, waits: 'Approve or reject it with the buttons above',
      help: 'A change that makes the order dearer waits for approval; any other is made at once. The difference is kept.', save: 'Change the order',
    },
    invoiced: { action: 'Record invoicing', help: 'How many of each line are invoiced altogether.', before: 'so far %{quantity}' },
    goods: {
      title: 'Delivery', none: 'Nothing has left yet.', ship: 'Ship', return: 'Record a return', shipment: 'Shipment', shipHelp: 'What is left is filled in; lower it where less leaves.', returnHelp: 'Fill in how much of what came back.', nothingLeft: 'There is nothing left.', left: '%{quantity} %{unit} left', date: 'Day', carrier: 'Carrier', trackingNumber: 'Tracking number',
      void: 'Void', voidHelp: 'It counts as if it had never been.', isVoid: 'void', credit: '%{amount} less to pay', resolution: { credit: 'It need not be paid', replacement: 'Others are shipped for it' },
    },
    plan: { title: 'Payment', charged: 'To pay', paid: 'Paid', open: 'Open', dueDate: 'Due', amount: 'Amount', status: { planned: 'planned', partial: 'partly paid', received: 'paid', overdue: 'overdue' } },
    trail: { title: 'Approval', created: 'Drafted', submitted: 'Submitted', approved: 'Approved', approvedAlone: 'Needed no approval', rejected: 'Rejected', cancelled: 'Cancelled', closed: 'Closed', waits: 'Waits for approval', changeWaits: 'A change waits for approval' },
    section: { basics: 'Basics' },
    fields: {
      ...meta, approvable: 'Waits for', changeRequestedBy: 'Change asked for by', number: 'Number', customerId: 'Customer', customerName: 'Customer', status: 'Status', orderDate: 'Ordered on', deliveryDate: 'Delivery by', reference: "Customer's number", owner: 'Salesperson', currency: 'Currency',
      discount: 'Discount in %', lines: 'Lines', notes: 'Notes', net: 'Net', tax: 'Tax', total: 'Total', deliveryStatus: 'Delivery', invoiceStatus: 'Invoice', paymentStatus: 'Payment', reason: 'Reason', exchangeRate: 'Exchange rate',
      submittedBy: 'Submitted by', submittedAt: 'Submitted', approvedBy: 'Approved by', approvedAt: 'Approved', 'paymentTerms.days': 'Payment term in days', paymentTerms: 'Terms of payment', shippingAddress: 'Shipping address', creditUsed: 'Credit used',
      'line.productId': 'Product', 'line.quantity': 'Quantity', 'line.unitPrice': 'Price', 'line.discount': 'Discount in %', 'line.taxRate': 'Tax rate in %', 'line.note': 'Note', 'line.net': 'Net', 'line.name': 'Product', 'line.code': 'Code',
      'line.line': 'Line', 'line.tax': 'Tax', 'line.total': 'Total', 'line.unit': 'Unit', 'line.shippedQuantity': 'shipped', 'line.invoicedQuantity': 'invoiced', 'line.returnedQuantity': 'returned', 'line.creditedQuantity': 'credited', charged: 'To pay', paid: 'Paid', open: 'Open', shipmentCount: 'Shipments', 'line.listPrice': 'List price', purgeAt: 'Purged',
    },
    status: { draft: 'Draft', submitted: 'Submitted', approved: 'Approved', rejected: 'Rejected', changePending: 'Change pending', inDelivery: 'In delivery', completed: 'Completed', cancelled: 'Cancelled', closed: 'Closed' },
    deliveryStatus: { none: 'Not delivered', partial: 'Partly delivered', delivered: 'Delivered' },
    invoiceStatus: { none: 'Not invoiced', partial: 'Partly invoiced', invoiced: 'Invoiced' },
    paymentStatus: { unpaid: 'Unpaid', partial: 'Partly paid', paid: 'Paid' },
    action: { submit: 'Submit', approve: 'Approve', reject: 'Reject', reopen: 'Back to draft', close: 'Close', cancel: 'Cancel the order' },
    confirm: {
      submit: 'The order goes to approval, where one is needed. Its lines can no longer be changed freely.', approve: 'The order may be delivered.', reject: 'It goes back to who made it, with the reason.', reopen: 'The order becomes a draft that can be changed.',
      close: 'Nothing more will be delivered or invoiced.', cancel: 'The order ends here. This cannot be undone.',
    },
  },
  users: {
    name: 'User |||| Users', about: 'The people of the company.', new: 'Invite somebody', edit: 'Edit user', search: 'Name or address…',
    empty: 'You are alone here', emptyHelp: 'Invite your people: each gets a mail with a first password.', invited: 'An invitation went to %{email}.',
    grants: 'Where the roles come from', grant: 'Give a role', grantHelp: 'For a time, such as a holiday, or without end.', ungrantHelp: '%{name} loses what the role allows at once.',
    section: { person: 'Person', rights: 'What they may do' }, mfaHelp: 'The next sign-in asks for a new second factor.',
    fields: { ...meta, name: 'Full name', email: 'E-mail address', phone: 'Telephone', roles: 'Roles', status: 'Status', managerId: 'Reports to', salesCode: 'Sales code', locale: 'Language', invitedAt: 'Invited', departmentId: 'Department', positionId: 'Position', lastSeenAt: 'Last seen', online: 'Online', role: 'Role', expiresAt: 'Until', reason: 'Reason', to: 'Successor', newManager: 'New manager of the people below', grants: 'Roles', passwordChangedAt: 'Password changed', passwordResetAt: 'Password reset', suspendedFrom: 'Before' },
    help: { salesCode: 'Two letters and four digits, the last two 01 to 99, such as WA0103.', email: 'Never changes afterwards.', expiresAt: 'Empty: without end.', positionId: 'Its roles come with it.', newManager: 'Empty: their own manager.' },
    status: { pending: 'Pending', invited: 'Invited', active: 'Active', suspended: 'Suspended', left: 'Left' },
    roleHelp: { administrator: 'Everything', salesManager: 'Customers of the team, the audit trail', salesperson: 'Adds and changes customers', finance: 'Reads and changes customers', auditor: 'Reads all, sees the audit trail', viewer: 'Reads customers' },
    action: { resend: 'Send the invitation again', suspend: 'Suspend', reactivate: 'Let in again', resetMfa: 'Reset the second factor', signOut: 'End all sessions', resetPassword: 'New first password', unlock: 'Unlock', offboard: 'Offboard' },
    confirm: { resend: 'A new first password goes to %{name}.', suspend: '%{name} is shut out at once, until you let them in again.', reactivate: '%{name} can sign in again.', resetMfa: '%{name} sets up a new second factor at the next sign-in.', signOut: '%{name} has to sign in again on every device.', resetPassword: 'A new first password goes to %{name}; nobody else sees it.', unlock: 'Failed sign-ins of %{name} are forgotten.', offboard: '%{name} is shut out at once. All customers go to the successor, then the account is closed.' },
    done: 'Done.',
  },
  departments: {
    name: 'Department |||| Departments', about: 'How the company is organised.', new: 'New department', edit: 'Edit department', empty: 'No departments yet',
    emptyHelp: 'Begin with the company itself, then add what belongs to it.', below: 'Add below', top: 'At the top', fold: 'Fold', unfold: 'Unfold',
    fields: { ...meta, number: 'Number', shortName: 'Short name', fullName: 'Full name', kind: 'Kind', parentId: 'Belongs to', phone: 'Telephone', fax: 'Fax' },
    kind: { company: 'Company', department: 'Department' },
  },
  positions: {
    name: 'Position |||| Positions', about: 'What people are employed as, and which roles come with it.', new: 'New position', edit: 'Edit position', empty: 'No positions yet',
    emptyHelp: 'A position bundles roles: who holds it may do what they allow.', fields: { ...meta, name: 'Name', number: 'Number', departmentId: 'Department', roles: 'Roles' },
  },
  dictionaries: {
    name: 'Dictionary |||| Dictionaries', about: 'The words that forms offer. Entries are switched off instead of deleted, as records may hold them.', new: 'New entry', edit: 'Edit entry',
    fields: { ...meta, code: 'Code', 'names.en': 'In English', 'names.zh-CN': 'In Chinese', order: 'Order', disabled: 'Switched off', builtIn: 'Comes with the system', names: 'Names', kind: 'Dictionary' },
    kind: { industry: 'Industries', source: 'Sources', level: 'Levels', reason: 'Reasons', unit: 'Units', currency: 'Currencies', returnReason: 'Reasons of returns' },
    on: 'On', off: 'Off', builtIn: 'built in', own: 'your own', codeHelp: 'What records will hold; it never changes.',
  },
  settings: {
    name: 'Settings |||| Settings', about: 'What the company has decided for all of its people.',
    section: { letterhead: 'Letterhead', plan: 'Plan and data', company: 'Company', numbers: 'Numbers', orders: 'Orders and their approval', fields: 'What customers must have', formats: 'How dates and numbers are written', safety: 'Safety', labels: 'What the modules are called here' },
    fields: {
      ...meta, name: 'Company name', locale: 'Language of the company', currency: 'Currency', country: 'Country', timeZone: 'Time zone', 'customerNumber.prefix': 'Prefix', 'customerNumber.width': 'Digits', customerNumber: 'Customer numbers',
      passwordLength: 'Length of passwords', retentionDays: 'Days in the recycle bin', moduleLabels: 'Names of modules', status: 'Status', 'orderNumber.prefix': 'Prefix', 'orderNumber.width': 'Digits', orderNumber: 'Order numbers', 'orderApproval.freeAmount.amount': 'Free of approval up to', 'orderApproval.freeAmount.currency': 'Currency', 'orderApproval.freeDiscount': 'With a discount up to, in %',
      orderApproval: 'Approval of orders', customerReview: 'Changes that a second person approves', letterhead: 'Letterhead', 'letterhead.name': 'Name', 'letterhead.address': 'Address', 'letterhead.phone': 'Telephone', 'letterhead.email': 'E-mail address', 'letterhead.website': 'Website', 'letterhead.taxNumber': 'Tax number', 'letterhead.bank': 'Bank', 'letterhead.bankAccount': 'Account', 'letterhead.foot': 'At the foot', secondFactor: 'Second factor', duplicates: 'Where a customer may be a duplicate', customerFields: 'What customers must have', formats: 'Formats', 'formats.dateFormat': 'Dates', 'formats.firstDayOfWeek': 'Weeks begin on', 'formats.decimalSeparator': 'Decimal sign', 'formats.groupSeparator': 'Between thousands',
      'formats.fiscalYearStartMonth': 'First month of the fiscal year', passwordMaxAgeDays: 'Days a password is good for', plan: 'Plan', seats: 'Seats', expiresAt: 'Until',
    },
    help: { numbers: 'The next customer looks like %{sample}.', passwordLength: 'At least so many characters; it can only be raised.', retentionDays: 'For how long what is deleted can be restored.', orders: 'An order above these bounds waits for somebody who may approve it.', freeAmount: 'Empty: every order needs approval.', freeDiscount: 'Off the list price.', fields: 'Beyond the name, which every customer needs.', customerReview: 'None: every change holds at once.', letterhead: 'Stands on confirmations of orders and on statements.', passwordMaxAgeDays: 'Empty: for ever.', labels: 'Leave a field empty to keep the usual name.', saved: 'Saved. It holds for everybody within half a minute.' },
    duplicates: { warn: 'warn', refuse: 'refuse' }, dateFormat: { 'YYYY-MM-DD': '2026-03-31', 'YYYY/MM/DD': '2026/03/31', 'DD.MM.YYYY': '31.03.2026', 'DD/MM/YYYY': '31/03/2026', 'MM/DD/YYYY': '03/31/2026' },
    day: { monday: 'Monday', saturday: 'Saturday', sunday: 'Sunday' }, decimal: { point: 'Point: 1.5', comma: 'Comma: 1,5' }, group: { comma: 'Comma: 1,000', point: 'Point: 1.000', space: 'Space: 1 000', apostrophe: 'Apostrophe: 1’000', none: 'Nothing: 1000' },
    rules: {
      none: 'Nothing beyond the name so far.', add: 'Add a rule', field: 'Field', required: 'Must be filled in', minimum: 'At least', maximum: 'At most', minLength: 'Characters at least', maxLength: 'Characters at most', pattern: 'Pattern', patternHelp: 'A regular expression that the whole text matches, such as [A-Z]{2}[0-9]{4}.',
      oneOf: 'One of these', hintEnglish: 'Hint in English', hintChinese: 'Hint in Chinese',
    },
    export: 'Export all data', exportHelp: 'All data of the company in one file of JSON Lines.', close: 'Close the company', closeHelp: 'Nobody can change anything any more; for 30 days you can read and take everything along. Then all is removed.', closeConfirm: 'Enter the name to confirm: %{name}', closed: 'The company is closed.',
  },
  logins: {
    name: 'Sign-in |||| Sign-ins', about: 'Who tried to sign in, when, from where and how, and what came of it. Kept for 400 days.', empty: 'No sign-ins in this time',
    fields: { at: 'When', user: 'Who', address: 'From', method: 'How', result: 'Result', requestId: 'Request', from: 'From day', to: 'To day' },
    method: { password: 'Password', newPassword: 'New password', totp: 'Second factor', totpSetup: 'New second factor', recoveryCode: 'Recovery code' },
    result: { signedIn: 'Signed in', challenged: 'Next step', failed: 'Failed', locked: 'Locked' },
  },
  audit: {
    name: 'Change |||| Audit trail', about: 'Who changed what.', empty: 'No changes in this time',
    fields: { at: 'When', by: 'Who', action: 'What', kind: 'Kind', entity: 'Record', changes: 'Changes', requestId: 'Request', version: 'Version', hash: 'Checksum', actor: 'Who', from: 'From day', to: 'To day' },
    kind: { segment: 'Segment', session: 'Session', reviewItem: 'Decision of a review', import: 'Import', checkup: 'Checkup', checkupPlan: 'Checkup plan', orderChange: 'Change of an order', suppression: 'Suppressed address', customer: 'Customer', contact: 'Contact', product: 'Product', order: 'Order', user: 'User', tenant: 'Company', department: 'Department', position: 'Position', dictionary: 'Dictionary entry', receipt: 'Receipt', shipment: 'Shipment', return: 'Return', category: 'Category', review: 'Access review', view: 'View', notificationRule: 'Notification rule', role: 'Role', job: 'Job', trialRequest: 'Trial request', extensionRequest: 'Extension request', purge: 'Removal of a company' },
  },
};

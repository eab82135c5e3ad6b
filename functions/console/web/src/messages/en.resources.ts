// What records, their fields and values are called, in English.
const meta = { id: 'Identifier', version: 'Version', createdAt: 'Added', createdBy: 'Added by', updatedAt: 'Changed', updatedBy: 'Changed by', deletedAt: 'Deleted', deletedBy: 'Deleted by' };

export const resources = {
  customers: {
    name: 'Customer |||| Customers',
    about: 'Whom you sell to.',
    new: 'New customer', edit: 'Edit customer', empty: 'No customers yet', emptyHelp: 'Add the first one: a name is enough to begin with. You can complete it later.',
    bin: 'Recycle bin', binHelp: 'What was deleted stays here until it is purged.', binEmpty: 'The recycle bin is empty', purge: 'Purged %{when}', search: 'Name, number, telephone, address…',
    complete: '%{percent} % complete', completeHelp: 'How much of what matters is filled in', welcome: 'Greet the customer by mail', welcomeHelp: 'Goes to the first e-mail address.',
    section: { basics: 'Basics', contact: 'How to reach them', addresses: 'Addresses', finance: 'Tax and payment', more: 'More' },
    fields: {
      ...meta, number: 'Number', name: 'Name', type: 'Type', shortName: 'Short name', reference: 'Reference', contactName: 'Contact', contactTitle: 'Position',
      phones: 'Telephones', fax: 'Fax', emails: 'E-mail addresses', website: 'Website', addresses: 'Addresses', place: 'Place', taxNumber: 'Tax number', taxCountry: 'Tax country', bank: 'Bank',
      paymentMethod: 'Way of payment', paymentTerms: 'Terms of payment', creditLimit: 'Credit limit', owner: 'Owner', tags: 'Tags', level: 'Level', industry: 'Industry', source: 'Source', status: 'Status',
      notes: 'Notes', completeness: 'Completeness', purgeAt: 'Purged', sendWelcomeEmail: 'Welcome mail', welcome: 'Welcome mail', mine: 'Mine',
      'bank.name': 'Bank', 'bank.account': 'Account number or IBAN', 'bank.holder': 'Account holder', 'paymentTerms.days': 'Days to pay', 'paymentTerms.note': 'Note on payment',
      'creditLimit.amount': 'Credit limit', 'creditLimit.currency': 'Currency',
      'address.type': 'For', 'address.country': 'Country', 'address.province': 'Province', 'address.city': 'City', 'address.district': 'District', 'address.street': 'Street', 'address.postalCode': 'Postal code',
      'address.receiver': 'Receiver', 'address.phone': 'Telephone', 'address.isDefault': 'The usual one',
    },
    help: { phones: 'A number without country code belongs to the country of the address.', reference: 'Its number in another system.', tags: 'Press Enter after each.', account: 'Shown masked; only the last four characters stay visible.' },
    type: { company: 'Company', person: 'Person' },
    status: { potential: 'Potential', active: 'Active', lost: 'Lost', blocked: 'Blocked' },
    addressType: { registered: 'Registered', billing: 'Billing', shipping: 'Shipping', other: 'Other' },
    paymentMethod: { cheque: 'Cheque', cash: 'Cash', transfer: 'Bank transfer', online: 'Online', alipay: 'Alipay', wechat: 'WeChat Pay', other: 'Other' },
    source: { web: 'Website', message: 'Message', exhibition: 'Exhibition', phone: 'Telephone', referral: 'Referral', import: 'Import', visit: 'Visit', other: 'Other' },
  },
  contacts: {
    name: 'Contact |||| Contacts', new: 'New contact', edit: 'Edit contact', none: 'Nobody is known there yet.', primary: 'first to ask', doNotCall: 'do not call', emailOptOut: 'no advertising mail',
    deleteHelp: 'It goes to the recycle bin of the customer.',
    section: { person: 'Person', reach: 'How to reach them', part: 'Their part' },
    fields: {
      ...meta, name: 'Name', salutation: 'Salutation', title: 'Position', department: 'Department', phones: 'Telephones', mobile: 'Mobile', emails: 'E-mail addresses', wechat: 'WeChat', birthday: 'Birthday',
      decisionRole: 'Part in decisions', isPrimary: 'The one to ask for', doNotCall: 'Does not want to be called', emailOptOut: 'Does not want advertising mail', reportsTo: 'Reports to', portalGrants: 'May see in the portal',
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
  users: {
    name: 'User |||| Users', about: 'The people of the company.', new: 'Invite somebody', edit: 'Edit user', search: 'Name or address…',
    empty: 'You are alone here', emptyHelp: 'Invite your people: each gets a mail with a first password.', invited: 'An invitation went to %{email}.',
    section: { person: 'Person', rights: 'What they may do' }, mfaHelp: 'The next sign-in asks for a new second factor.',
    fields: { ...meta, name: 'Full name', email: 'E-mail address', phone: 'Telephone', roles: 'Roles', status: 'Status', managerId: 'Reports to', salesCode: 'Sales code', locale: 'Language', invitedAt: 'Invited' },
    help: { salesCode: 'Two letters and four digits, the last two 01 to 99, such as WA0103.', email: 'Never changes afterwards.' },
    status: { pending: 'Pending', invited: 'Invited', active: 'Active', suspended: 'Suspended' },
    role: { administrator: 'Administrator', salesManager: 'Sales manager', salesperson: 'Salesperson', finance: 'Finance', auditor: 'Auditor', viewer: 'Viewer' },
    roleHelp: { administrator: 'Everything', salesManager: 'Customers of the team, the audit trail', salesperson: 'Adds and changes customers', finance: 'Reads and changes customers', auditor: 'Reads all, sees the audit trail', viewer: 'Reads customers' },
    action: { resend: 'Send the invitation again', suspend: 'Suspend', reactivate: 'Let in again', resetMfa: 'Reset the second factor', signOut: 'End all sessions' },
    confirm: { resend: 'A new first password goes to %{name}.', suspend: '%{name} is shut out at once, until you let them in again.', reactivate: '%{name} can sign in again.', resetMfa: '%{name} sets up a new second factor at the next sign-in.', signOut: '%{name} has to sign in again on every device.' },
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
    kind: { industry: 'Industries', source: 'Sources', level: 'Levels', reason: 'Reasons', unit: 'Units', currency: 'Currencies' },
    on: 'On', off: 'Off', builtIn: 'built in', own: 'your own', codeHelp: 'What records will hold; it never changes.',
  },
  settings: {
    name: 'Settings |||| Settings', about: 'What the company has decided for all of its people.',
    section: { company: 'Company', numbers: 'Numbers', safety: 'Safety', labels: 'What the modules are called here' },
    fields: {
      ...meta, name: 'Company name', locale: 'Language of the company', currency: 'Currency', country: 'Country', timeZone: 'Time zone', 'customerNumber.prefix': 'Prefix', 'customerNumber.width': 'Digits', customerNumber: 'Customer numbers',
      passwordLength: 'Length of passwords', retentionDays: 'Days in the recycle bin', moduleLabels: 'Names of modules', status: 'Status',
    },
    help: { numbers: 'The next customer looks like %{sample}.', passwordLength: 'At least so many characters; it can only be raised.', retentionDays: 'For how long what is deleted can be restored.', labels: 'Leave a field empty to keep the usual name.', saved: 'Saved. It holds for everybody within half a minute.' },
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
    kind: { customer: 'Customer', contact: 'Contact', product: 'Product', user: 'User', tenant: 'Company', department: 'Department', position: 'Position', dictionary: 'Dictionary entry' },
  },
};

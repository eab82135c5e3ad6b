import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resources } from '../messages/en.resources';
import { resourceOf } from './History';

interface Schemas { components: { schemas: Record<string, { properties?: Record<string, unknown> } | undefined> } }

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../infra/openapi/openapi.json'), 'utf8')) as Schemas;

/** Of answers alone: no record has them. */
const answered = new Set(['actions', 'duplicates', 'warnings', 'preview', '$schema', 'builtIn', 'changed', 'recordId', 'brings', 'brought', 'gone']);

const schemas: Record<string, string> = {
  customer: 'Customer', contact: 'Contact', product: 'Product', order: 'Order', user: 'User', department: 'Department', position: 'Position', segment: 'Segment', review: 'Review', reviewItem: 'ReviewsItemView', role: 'RoleView', receipt: 'Receipt', category: 'Category',
  notificationRule: 'NotificationRule', view: 'View', dictionary: 'DictionaryView', tenant: 'TenantView',
};

it('has a name for each field that a history may show', () => {
  const missing = Object.entries(schemas).flatMap(([kind, schema]) => {
    const own = (resources as unknown as Record<string, { fields?: object } | undefined>)[resourceOf[kind]]?.fields ?? {};
    const fields = Object.keys(document.components.schemas[schema]?.properties ?? {});
    expect([kind, fields.length]).not.toEqual([kind, 0]);
    return fields.filter(field => !answered.has(field) && !(field in own) && !(field in resources.anything.fields)).map(field => `${kind}: ${field}`);
  });
  expect(missing).toEqual([]);
});

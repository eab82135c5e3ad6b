// The data provider: what react-admin asks for, in calls of the API.
import type { DataProvider, RaRecord } from 'react-admin';
import { call } from './kehu';
import { Cursors, type Page } from './cursors';
import { filled, mergePatch, type Json } from './patch';

const cursors = new Cursors();
/** The ETag that came with a version of a record. */
const etags = new Map<string, string>();

/** Resources whose lists come whole. */
const complete = new Set(['departments', 'categories', 'notification-rules', 'segments']);

/** Resources of which a company has one. */
const single = new Set(['settings', 'checkups/plan']);

/** Resources that change as a whole, by what a person can enter of them. */
const replaced: Record<string, string[]> = { 'checkups/plan': ['graceDays', 'rules'] };

function path(resource: string, id?: unknown): string {
  if (single.has(resource)) return `/v1/${resource}`;
  return `/v1/${resource}${id === undefined ? '' : `/${encodeURIComponent(String(id))}`}`;
}

/** Entries of a dictionary have a code instead of an id; receivables have the order's, checkups the customer's, tags themselves. */
function withId<T extends Json>(record: T): T & RaRecord {
  if ('code' in record && 'builtIn' in record) return { ...record, id: record.code } as unknown as T & RaRecord;
  return ('id' in record ? record : { ...record, id: record.orderId ?? record.customerId ?? record.tag }) as unknown as T & RaRecord;
}

function remember(resource: string, record: RaRecord, etag?: string): void {
  if (etag) etags.set(`${path(resource, record.id)}@${record.version}`, etag);
}

function ifMatch(resource: string, record: RaRecord): Record<string, string> {
  return { 'If-Match': etags.get(`${path(resource, record.id)}@${record.version}`) ?? `"${record.version}"` };
}

/** What is stored of a record that changes as a whole: an empty list is one. */
function whole(data: Json, parts: string[]): Json {
  return Object.fromEntries(parts.map(part => [part, filled(data[part])]).filter(([, value]) => value !== undefined && value !== null && value !== ''));
}

interface Dry { validateOnly?: boolean; key?: string }

/** `meta.validateOnly` tries without writing; `meta.key` is the Idempotency-Key of a create. */
export const provider: DataProvider & {
  act: (resource: string, id: string, action: string, body?: unknown) => Promise<{ data: RaRecord }>;
} = {
  supportAbortSignal: true,

  async getList(resource, { pagination, filter = {}, signal }) {
    const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '' && value !== undefined));
    if (complete.has(resource) || resource.startsWith('dictionaries/')) {
      const { data } = await call<Page<Json>>('GET', path(resource), { query, signal });
      return { data: data.items.map(withId) as never[], total: data.items.length };
    }
    const { page, perPage: limit } = pagination ?? { page: 1, perPage: 50 };
    const load = async (cursor?: string) =>
      (await call<Page<Json>>('GET', path(resource), { query: { ...query, limit, cursor }, signal })).data;
    const { items, ...pageInfo } = await cursors.page(`${resource}?${JSON.stringify([query, limit])}`, page, load);
    return { data: items.map(withId) as never[], pageInfo };
  },

  async getOne(resource, { id, signal }) {
    if (resource.startsWith('dictionaries/')) { // a small list, without a call for one of it
      const { data } = await this.getList(resource, { signal });
      return { data: data.find(entry => entry.id === id) as never };
    }
    const { data, etag } = await call<RaRecord>('GET', path(resource, id), { signal });
    remember(resource, data, etag);
    return { data: data as never };
  },

  async getMany(resource, { ids }) {
    const found = await Promise.all(ids.map(id => call<RaRecord>('GET', path(resource, id)).then(({ data }) => data, () => undefined)));
    return { data: found.filter(record => record !== undefined) as never[] };
  },

  async getManyReference(resource, { target, id, pagination, sort, filter }) {
    return this.getList(resource, { pagination, sort, filter: { ...filter, [target]: id } }) as never;
  },

  async create(resource, { data, meta }) {
    const { validateOnly, key } = (meta ?? {}) as Dry;
    const answer = await call<Json>('POST', path(resource), {
      query: validateOnly ? { validateOnly: true } : {},
      headers: key && !validateOnly ? { 'Idempotency-Key': key } : {},
      body: filled(data),
    });
    const record = withId(answer.data);
    remember(resource, record, answer.etag);
    return { data: record as never };
  },

  async update(resource, { id, data, previousData, meta }) {
    const { validateOnly } = (meta ?? {}) as Dry;
    const parts = replaced[resource];
    const answer = await call<Json>(parts ? 'PUT' : 'PATCH', path(resource, id), {
      query: validateOnly ? { validateOnly: true } : {},
      headers: ifMatch(resource, previousData),
      body: parts ? whole(data as Json, parts) : mergePatch(previousData, data as Json),
    });
    const record = withId(answer.data);
    if (!validateOnly) remember(resource, record, answer.etag);
    return { data: record as never };
  },

  async delete(resource, { id, previousData }) {
    await call('DELETE', path(resource, id), { headers: previousData ? ifMatch(resource, previousData) : {} });
    return { data: (previousData ?? { id }) as never };
  },

  async updateMany() {
    throw new Error('records change one by one, each for its version');
  },

  async deleteMany() {
    throw new Error('records are deleted one by one, each for its version');
  },

  async act(resource, id, action, body) {
    const { data, etag } = await call<RaRecord>('POST', `${path(resource, id)}/${action}`, { body });
    if (data?.id) remember(resource, data, etag);
    return { data };
  },
};

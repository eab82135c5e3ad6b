/** The pages of records, by the beginning of their identifiers. */
const pages: Record<string, (id: string) => string> = {
  cus: id => `/customers/${id}/show`,
  ord: id => `/orders/${id}/show`,
  prd: id => `/products/${id}`,
  usr: id => `/users/${id}`,
  seg: id => `/segments/${id}/show`,
  job: id => `/jobs/${id}`,
  rcp: id => `/receipts/${id}`,
};

/** The page of a record; undefined where the console has none. */
export function pathOf(id: string): string | undefined {
  return pages[id.split('_')[0]]?.(id);
}

/** A list with filters in force. */
export function listOf(resource: string, filter: Record<string, string>): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

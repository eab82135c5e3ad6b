/** The pages of records, by the beginning of their identifiers. */
const pages: Record<string, (id: string) => string> = {
  cus: id => `/customers/${id}/show`,
  ord: id => `/orders/${id}/show`,
  prd: id => `/products/${id}`,
  usr: id => `/users/${id}`,
  job: id => `/jobs/${id}`,
  rcp: id => `/receipts/${id}`,
};

/** The page of a record; undefined where the console has none. */
export function pathOf(id: string): string | undefined {
  return pages[id.split('_')[0]]?.(id);
}

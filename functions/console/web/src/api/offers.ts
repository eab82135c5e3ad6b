// What the API says the reader may do with a record where it stands.
import type { Schema } from 'kehu-client';

export type Offer = Schema<'Offer'>;

interface Offering {
  actions?: Offer[];
}

/** The offer of the action, also where it is refused; undefined where it is none. */
export function offered(record: Offering, action: string): Offer | undefined {
  return record.actions?.find(offer => offer.action === action);
}

/** Whether the reader may do it now. */
export function offers(record: Offering, action: string): boolean {
  const offer = offered(record, action);
  return offer !== undefined && !offer.refusal;
}
